import { isDeepStrictEqual } from 'node:util'
import { readStreams } from '@yordam/journal'
import type { Pool, PoolClient } from 'pg'
import { evolved } from './evolved.ts'
import { type AnyKind, idOfStream } from './kind.ts'
import { isMilestone, milestoneRow, milestonesOf } from './milestones.ts'
import type { Held } from './states.ts'
import { kindsMade, type Row, rowOf } from './tables.ts'

/** A row of a read table that is not what follows from the journal. */
export interface Difference {
  readonly table: string
  readonly id: string
  readonly detail: string
}

export interface Comparison {
  readonly rows: number
  /** The first in each table that has one. */
  readonly differences: readonly Difference[]
  /** Kinds whose tables are made anew at the next start, and were not compared. */
  readonly outdated: readonly string[]
}

/**
 * Holds the read tables, milestones included, against what follows from the journal. Both are gone through side by side, in the
 * order of their keys and as of one moment: a page of each is in memory, and it may run beside a working server.
 */
export const compareTables = async (pool: Pool, kinds: readonly AnyKind[]): Promise<Comparison> => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const made = await kindsMade(client, kinds)
    const tables: Table[] = []
    for (const kind of made) tables.push(...(await compareKind(client, kind)))
    return {
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      differences: tables.flatMap(({ difference }) => difference ?? []),
      outdated: kinds.filter((kind) => !made.includes(kind)).map(({ name }) => name),
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const compareKind = async (client: PoolClient, kind: AnyKind): Promise<readonly Table[]> => {
  const things = new Table(client, `board.${kind.name}`, ['id'])
  const milestones = new Table(client, milestonesOf(kind), ['id', 'seq'])
  let thing: { readonly id: string; readonly held: Held } | undefined
  for await (const event of readStreams(client, kind.name)) {
    const id = idOfStream(event.stream)
    if (thing && thing.id !== id) await things.meet(rowOf(kind, thing.id, thing.held))
    thing = { id, held: evolved(kind, thing?.id === id ? thing.held : undefined, event) }
    if (isMilestone(thing.held)) await milestones.meet(milestoneRow({ ...thing, seq: event.seq }))
  }
  if (thing) await things.meet(rowOf(kind, thing.id, thing.held))
  for (const table of [things, milestones]) await table.end()
  return [things, milestones]
}

const pageSize = 500

/** A read table, row after row in the order of its key, beside the rows that it should have. */
class Table {
  readonly #client: PoolClient
  readonly #name: string
  readonly #key: readonly string[]
  #page: readonly StoredRow[] = []
  #at = 0
  #isOver = false
  rows = 0
  difference: Difference | undefined

  constructor(client: PoolClient, name: string, key: readonly string[]) {
    this.#client = client
    this.#name = name
    this.#key = key
  }

  /** The next row that it should have. */
  async meet(expected: Row): Promise<void> {
    for (;;) {
      const stored = await this.#peek()
      const order = stored ? this.#order(stored, expected) : 1
      if (order > 0) return this.#differs(expected.id, 'is missing')
      this.#at++
      this.rows++
      if (order === 0) return this.#compare(stored!, expected)
      this.#differs(stored!.id, 'follows from no event')
    }
  }

  /** Nothing else should be there. */
  async end(): Promise<void> {
    for (let stored = await this.#peek(); stored; stored = await this.#peek()) {
      this.#at++
      this.rows++
      this.#differs(stored.id, 'follows from no event')
    }
  }

  #compare(stored: StoredRow, expected: Row): void {
    const column = Object.keys(expected).find((name) => !isSame(name, stored[name], expected[name]))
    if (column) this.#differs(expected.id, `has another ${column}`)
  }

  #differs(id: string, detail: string): void {
    this.difference ??= { table: this.#name, id, detail }
  }

  #order(stored: StoredRow, expected: Row): number {
    for (const name of this.#key) {
      const [a, b] = [read(stored[name], expected[name]), expected[name]] as [string, string]
      if (a !== b) return a < b ? -1 : 1
    }
    return 0
  }

  async #peek(): Promise<StoredRow | undefined> {
    if (this.#at === this.#page.length && !this.#isOver) {
      const last = this.#page.at(-1)
      const key = this.#key.join(', ')
      const after = last ? `where (${key}) > (${this.#key.map((_, n) => `$${n + 1}`).join(', ')})` : ''
      const { rows } = await this.#client.query<StoredRow>(
        `select * from ${this.#name} ${after} order by ${key} limit ${pageSize}`,
        last ? this.#key.map((name) => last[name]) : [],
      )
      this.#page = rows
      this.#at = 0
      this.#isOver = rows.length < pageSize
    }
    return this.#page[this.#at]
  }
}

type StoredRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** Whole numbers come as text. */
const read = (stored: unknown, expected: unknown): unknown =>
  typeof stored === 'string' && typeof expected === 'number' ? Number(stored) : stored

const isSame = (name: string, stored: unknown, expected: unknown): boolean =>
  name === 'state'
    ? isDeepStrictEqual(stored, JSON.parse(expected as string))
    : isDeepStrictEqual(read(stored, expected), expected ?? null)
