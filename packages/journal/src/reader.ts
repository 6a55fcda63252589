import type pg from 'pg'
import { copyTuples } from './copy-out.ts'
import { checkField, type RecordedEvent } from './event.ts'
import { COLUMNS, decodeRow, recordedEvent, type StoredRow } from './row.ts'

/**
 * Brings events of an old type, or of an old shape, into the present one. It must leave the present shape as it is, because
 * it also sees events that were stored with it.
 */
export type Upcasters = Readonly<Record<string, (event: RecordedEvent) => RecordedEvent>>

export type ReadOptions = {
  /** The first position wanted; 1 when left out. */
  readonly from?: number
  /** The last position wanted. */
  readonly to?: number
  /** At most so many events; 10,000 when left out. */
  readonly limit?: number
  /** Only the events of this stream. */
  readonly stream?: string
  /** With a stream: the last events first. Left out, the first ones. */
  readonly newestFirst?: boolean
  /** Without a stream: leaves out received facts (events without a version) whose body has no field of this name. */
  readonly factsWith?: string
}

/** A piece of a versioned stream: its events behind the version `after`, up to the version `upTo`. */
export type Piece = {
  readonly stream: string
  readonly after: number
  readonly upTo: number
}

const PAGE = 10_000

/** Reads events from the table, each in its present shape. */
export class Reader {
  readonly #questions: pg.Pool
  readonly #upcast: (event: RecordedEvent) => RecordedEvent

  constructor(questions: pg.Pool, upcasters: Upcasters = {}) {
    this.#questions = questions
    const table = new Map(Object.entries(upcasters))
    this.#upcast = table.size === 0 ? (event) => event : (event) => upcast(table, event)
  }

  async read({
    from = 1,
    to = Number.MAX_SAFE_INTEGER,
    limit = PAGE,
    stream,
    newestFirst = false,
    factsWith,
  }: ReadOptions = {}): Promise<RecordedEvent[]> {
    if (stream !== undefined) return await this.#readStream(stream, from, to, limit, newestFirst ? 'desc' : 'asc')
    if (factsWith !== undefined) checkField(factsWith)
    const client = await this.#questions.connect()
    try {
      const events: RecordedEvent[] = []
      await copyTuples(client, { after: from - 1, to, limit, factsWith }, (tuple) => {
        events.push(this.#upcast(recordedEvent(decodeRow(tuple))))
      })
      client.release()
      return events
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  /** All events of a stream, in order. */
  readStream(stream: string): Promise<RecordedEvent[]> {
    return this.#readStream(stream, 1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'asc')
  }

  /** Pieces of however many streams, up to the position `to`, in the order of the journal. */
  async readPieces(pieces: readonly Piece[], to: number): Promise<RecordedEvent[]> {
    // The limit keeps the planner at one look into the index for each piece, whatever it thinks of their number.
    const { rows } = await this.#questions.query<StoredRow & { seq: string; at: string }>({
      name: 'read-pieces',
      text: `select ${COLUMNS} from unnest($1::text[], $2::int[], $3::int[]) as piece (name, after, up_to),
             lateral (select ${COLUMNS} from journal.event
               where stream = name and version is not null and version > after and version <= up_to
               order by version limit up_to - after) e
             where seq <= $4 order by seq`,
      values: [
        pieces.map(({ stream }) => stream),
        pieces.map(({ after }) => after),
        pieces.map(({ upTo }) => upTo),
        to,
      ],
    })
    return rows.map((row) => this.#stored(row))
  }

  /**
   * The last position up to which everything was recorded at or before a time (milliseconds); 0 when nothing was. Looked
   * for by halves: times follow positions but for the little that clocks are set back, so no index of times is kept.
   */
  async seqAt(at: number, committedSeq: number): Promise<number> {
    const { rows } = await this.#questions.query<{ seq: string }>({
      name: 'seq-at',
      text: `with recursive search (low, high) as (
               select 0::bigint, $2::bigint
               union all
               select case when e.at <= $1 then e.seq else low end, case when e.at <= $1 then high else e.seq - 1 end
               from search, lateral (select seq, at from journal.event where seq = (low + high + 1) / 2) e
               where low < high
             ) select low as seq from search where low = high`,
      values: [at, committedSeq],
    })
    return Number(rows[0]!.seq)
  }

  /** From `from` to `to` in pages; the next page is on its way while one is being used. */
  async *replay(from: number, to: number): AsyncGenerator<readonly RecordedEvent[]> {
    let page = this.read({ from, to, limit: PAGE })
    for (;;) {
      const events = await page
      const last = events.at(-1)
      if (!last) return
      const next =
        events.length === PAGE && last.seq < to ? this.read({ from: last.seq + 1, to, limit: PAGE }) : undefined
      next?.catch(() => {}) // reported when its turn comes, if it comes
      yield events
      if (!next) return
      page = next
    }
  }

  async #readStream(
    stream: string,
    from: number,
    to: number,
    limit: number,
    order: 'asc' | 'desc',
  ): Promise<RecordedEvent[]> {
    // One question for each of the two indexes; a stream of one kind costs nothing in the other.
    const { rows } = await this.#questions.query<StoredRow & { seq: string; at: string }>({
      name: `read-stream-${order}`,
      text: `select * from (
               select ${COLUMNS} from journal.event where stream = $1 and version is not null
               union all
               select ${COLUMNS} from journal.event where stream = $1 and version is null
             ) e where seq between $2 and $3 order by seq ${order} limit $4`,
      values: [stream, from, to, limit],
    })
    return rows.map((row) => this.#stored(row))
  }

  #stored(row: StoredRow & { seq: string; at: string }): RecordedEvent {
    return this.#upcast(recordedEvent({ ...row, seq: Number(row.seq), at: Number(row.at) }))
  }
}

const upcast = (
  table: ReadonlyMap<string, (event: RecordedEvent) => RecordedEvent>,
  stored: RecordedEvent,
): RecordedEvent => {
  let event = stored
  for (;;) {
    const next = table.get(event.type)?.(event)
    if (next === undefined) return event
    // A new type may itself have become old since.
    if (next.type === event.type) return next
    event = next
  }
}
