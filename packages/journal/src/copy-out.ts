import type pg from 'pg'
import type { Connection, Submittable } from 'pg'
import { COLUMNS, tupleOf } from './row.ts'

/** COPY TO STDOUT in binary: each row is handed on as the server sends it. */
class CopyOut implements Submittable {
  readonly done: Promise<void>
  readonly #resolve: () => void
  readonly #reject: (error: Error) => void
  readonly #text: string
  readonly #onTuple: (tuple: Buffer) => void
  #failed: Error | undefined

  constructor(text: string, onTuple: (tuple: Buffer) => void) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#text = text
    this.#onTuple = onTuple
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#failed) return
    try {
      const tuple = tupleOf(chunk)
      if (tuple) this.#onTuple(tuple)
    } catch (error) {
      this.#failed = error as Error
    }
  }

  handleError(error: Error): void {
    this.#reject(error)
  }

  handleReadyForQuery(): void {
    if (this.#failed) this.#reject(this.#failed)
    else this.#resolve()
  }

  handleCommandComplete(): void {}
}

/**
 * Which rows: `after < seq <= to` in order, at most `limit`. All are whole numbers, so they can stand in the text.
 * `factsWith`, a plain word: leaves out rows without a version whose body has no field of this name.
 */
export type Range = {
  readonly after: number
  readonly to: number
  readonly limit: number
  readonly factsWith?: string | undefined
}

/**
 * Hands on the rows of a range as tuples of COPY's binary format, in order. A tuple is valid during the call only.
 * One column after the other is what `decodeRow` reads and what a leaf of the seal is made of.
 */
export const copyTuples = async (
  client: pg.ClientBase,
  range: Range,
  onTuple: (tuple: Buffer) => void,
): Promise<void> => {
  const [after, to, limit] = [range.after, range.to, range.limit].map(wholeNumber)
  // Within a string of JSON a quotation mark has a backslash before it: what is found is the name of a field.
  const { factsWith } = range
  const wanted = factsWith === undefined ? '' : `and (version is not null or position('"${factsWith}":' in body) > 0)`
  const copy = new CopyOut(
    `copy (select ${COLUMNS} from journal.event where seq > ${after} and seq <= ${to} ${wanted} order by seq
     limit ${limit}) to stdout (format binary)`,
    onTuple,
  )
  client.query(copy)
  await copy.done
}

const wholeNumber = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`)
  return value
}
