import type { Duplex } from 'node:stream'
import pg, { type Connection, type Submittable } from 'pg'

/** A statement with its values, as `project` returns them. Texts should be few and constant: they are prepared once. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Rows for one COPY, in its text format. */
export type CopyRows = { readonly text: string; readonly rows: Buffer }

/** What `pg` has on its connection beyond the published types (pg/lib/connection.js). */
type Wire = {
  parse(statement: { name: string; text: string }): void
  bind(portal: { statement: string; values: readonly (string | Buffer | null)[] }): void
  execute(portal: null): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sync(): void
  readonly stream: Duplex
}

/** The statements that a session has prepared, by text. Above the bound they are sent unnamed. */
export class Prepared {
  readonly #names = new Map<string, string>()
  #created = 0

  /** The name of the statement; `fresh` when it has to be parsed first. */
  name(text: string): { name: string; fresh: boolean } {
    const known = this.#names.get(text)
    if (known) return { name: known, fresh: false }
    if (this.#names.size >= 200) return { name: '', fresh: true }
    const name = `journal_${++this.#created}`
    this.#names.set(text, name)
    return { name, fresh: true }
  }

  /** After a failure nobody knows which statements were parsed: new names are used from here. */
  forget(): void {
    this.#names.clear()
  }
}

/** The parts of a batch, in the order in which they are carried out. */
export type BatchParts = {
  readonly before: readonly Statement[]
  readonly copies: readonly CopyRows[]
  readonly after: readonly Statement[]
}

type WireStatement = { readonly text: string; readonly values: readonly (string | Buffer | null)[] }

// The mapping that `pg` itself uses for parameters; it is exported, but not in the published types.
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

const onWire = ({ text, values }: Statement): WireStatement => ({ text, values: values.map(prepareValue) })

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
  readonly #before: readonly WireStatement[]
  readonly #copies: readonly CopyRows[]
  readonly #after: readonly WireStatement[]

  constructor(prepared: Prepared, parts: BatchParts) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#prepared = prepared
    // Values are mapped before the first byte is sent: one that cannot be sent must not leave half a pipeline behind.
    this.#before = parts.before.map(onWire)
    this.#copies = parts.copies
    this.#after = parts.after.map(onWire)
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire
    wire.stream.cork()
    try {
      for (const statement of this.#before) this.#execute(wire, statement)
      for (const copy of this.#copies) {
        this.#execute(wire, { text: copy.text, values: [] })
        wire.sendCopyFromChunk(copy.rows)
        wire.endCopyFrom()
      }
      for (const statement of this.#after) this.#execute(wire, statement)
      wire.sync()
    } catch (error) {
      // Half a pipeline followed by a Sync would be committed: the connection goes instead.
      wire.stream.destroy(error as Error)
    } finally {
      wire.stream.uncork()
    }
  }

  #execute(wire: Wire, { text, values }: WireStatement): void {
    const { name, fresh } = this.#prepared.name(text)
    if (fresh) wire.parse({ name, text })
    wire.bind({ statement: name, values })
    wire.execute(null)
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
