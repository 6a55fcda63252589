import type pg from 'pg'
import { ConcurrencyError, UnknownHead } from './errors.ts'
import { Recent } from './recent.ts'

/** A pool, or one connection. */
type Questions = Pick<pg.ClientBase, 'query'>

/** Above every bound on what can be staged at once: a head whose event is not committed yet is never forgotten. */
const REMEMBERED = 150_000

/** What the head of a stream was before an append moved it; `undefined` when it was not in memory. */
export type HeadMove = { readonly stream: string; readonly before: number | undefined }

/** The versions of the versioned streams, staged appends included. */
export class Heads {
  readonly #versions = new Recent<string, number>(REMEMBERED)

  /**
   * Checks the version that the caller expects and moves the head behind `count` more events.
   *
   * A stream that is expected to be new and is not in memory is taken at its word: the table's unique index has the
   * last one.
   *
   * @throws {ConcurrencyError} when the stream is at another version.
   * @throws {UnknownHead} when the version has to be loaded first.
   */
  advance(stream: string, expected: number, count: number): HeadMove {
    const before = this.#versions.get(stream)
    if (before === undefined && expected !== 0) throw new UnknownHead(stream)
    if (before !== undefined && before !== expected) throw new ConcurrencyError(stream, expected, before)
    if (count > 0) this.#versions.set(stream, expected + count)
    return { stream, before }
  }

  /** Takes moves back, the last one first. */
  takeBack(moves: readonly HeadMove[]): void {
    for (const { stream, before } of moves.toReversed()) {
      if (before === undefined) this.#versions.delete(stream)
      else this.#versions.set(stream, before)
    }
  }

  /** Brings the versions of streams into memory; those that are there already are left as they are. */
  async load(questions: Questions, streams: Iterable<string>): Promise<void> {
    const unknown = [...new Set(streams)].filter((stream) => this.#versions.get(stream) === undefined)
    if (unknown.length > 0) this.learn(await versionsOf(questions, unknown))
  }

  learn(versions: ReadonlyMap<string, number>): void {
    for (const [stream, version] of versions) {
      // An append that was staged while the table was asked knows better.
      if (!this.#versions.has(stream)) this.#versions.set(stream, version)
    }
  }
}

/** The versions at which streams are in the table; 0 for one that it has not. */
export const versionsOf = async (questions: Questions, streams: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await questions.query<{ stream: string; version: number }>({
    name: 'versions-of',
    text: `select stream, coalesce((select max(version) from journal.event e
                                    where e.stream = asked.stream and version is not null), 0) as version
           from unnest($1::text[]) asked (stream)`,
    values: [streams],
  })
  return new Map(rows.map((row) => [row.stream, row.version]))
}
