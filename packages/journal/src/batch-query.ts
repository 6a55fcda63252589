import pg, { type Connection, type Submittable } from 'pg'
import { serialize } from 'pg-protocol'

/** A statement with its values, as `project` returns them. Texts should be few and constant: they are prepared once. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Rows for one COPY, in its text format. */
export type CopyRows = { readonly text: string; readonly rows: Buffer }

/** The parts of a batch, in the order in which they are carried out. */
export type BatchParts = {
  readonly before: readonly Statement[]
  readonly copies: readonly CopyRows[]
  readonly after: readonly Statement[]
}

const MAX_PREPARED = 200

/** The statements that a session has prepared, by text. Above the bound they are sent unnamed. */
export class Prepared {
  readonly #names = new Map<string, string>()
  #created = 0

  /** The messages that make the statement ready and carry it out. */
  execute(text: string, values: readonly unknown[]): Buffer[] {
    const known = this.#names.get(text)
    const name = known ?? (this.#names.size < MAX_PREPARED ? `journal_${++this.#created}` : '')
    const bound = [serialize.bind({ statement: name, values: values.map(prepareValue) }), serialize.execute()]
    if (known !== undefined) return bound
    if (name) this.#names.set(text, name)
    return [serialize.parse({ name, text }), ...bound]
  }

  /** After a failure nobody knows which statements were parsed: new names are used from here. */
  forget(): void {
    this.#names.clear()
  }
}

// The mapping that `pg` itself uses for parameters; it is exported, but not in the published types.
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

const pipeline = (prepared: Prepared, { before, copies, after }: BatchParts): Buffer => {
  const messages: Buffer[] = []
  for (const { text, values } of before) messages.push(...prepared.execute(text, values))
  for (const { text, rows } of copies) {
    messages.push(...prepared.execute(text, []), serialize.copyData(rows), serialize.copyDone())
  }
  for (const { text, values } of after) messages.push(...prepared.execute(text, values))
  messages.push(serialize.sync())
  return Buffer.concat(messages)
}

/**
 * One transaction in one round trip: checks, COPYs and statements are written as one pipeline of the extended protocol
 * that ends in a single Sync. The server carries it out as one implicit transaction, commits at the Sync, and after an
 * error skips everything up to it, rows of a COPY included (PostgreSQL, "Message Flow", Extended Query, Pipelining).
 */
export class BatchQuery implements Submittable {
  readonly done: Promise<void>
  readonly #resolve: () => void
  readonly #reject: (error: Error) => void
  readonly #prepared: Prepared
  readonly #message: Buffer

  /** @throws when a value cannot be sent; then nothing is. */
  constructor(prepared: Prepared, parts: BatchParts) {
    try {
      this.#message = pipeline(prepared, parts)
    } catch (error) {
      prepared.forget()
      throw error
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#prepared = prepared
  }

  submit(connection: Connection): void {
    connection.stream.write(this.#message)
  }

  handleError(error: Error): void {
    this.#prepared.forget()
    this.#reject(error)
  }

  handleReadyForQuery(): void {
    this.#resolve()
  }

  // The results of the statements are of no interest, only that they worked.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleCopyInResponse(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
