import type { Pool } from 'pg'
import type { AnyKind } from './kind.ts'
import { createMilestones, dropMilestones } from './milestones.ts'
import type { Held } from './states.ts'

/** The read tables: `board.<kind>`, one row for each thing, written in the transaction that appends its events. */

/** Makes the tables. Returns the kinds whose table is new or of another shape than before, and therefore empty now. */
export const prepareTables = async (pool: Pool, kinds: readonly AnyKind[]): Promise<AnyKind[]> => {
  await pool.query(`
    create schema if not exists board;
    create table if not exists board.made (kind text primary key, shape text not null)`)
  const made = await kindsMade(pool, kinds)
  const outdated = kinds.filter((kind) => !made.includes(kind))
  for (const kind of outdated) await pool.query(`drop table if exists board.${kind.name};\n${dropMilestones(kind)}`)
  await pool.query(kinds.flatMap((kind) => [createTable(kind), createMilestones(kind)]).join(';\n'))
  return outdated
}

/** The kinds whose table is complete, and of the present shape. */
export const kindsMade = async (database: Pick<Pool, 'query'>, kinds: readonly AnyKind[]): Promise<AnyKind[]> => {
  const { rows } = await database.query('select kind, shape from board.made')
  const made = new Map(rows.map(({ kind, shape }) => [kind, shape]))
  return kinds.filter((kind) => made.get(kind.name) === shapeOf(kind))
}

/** Remembers that the table of a kind is complete. */
export const tableIsMade = async (pool: Pool, kind: AnyKind): Promise<void> => {
  await pool.query(
    'insert into board.made (kind, shape) values ($1, $2) on conflict (kind) do update set shape = excluded.shape',
    [kind.name, shapeOf(kind)],
  )
}

/** The shape of what every table has, whatever its kind: raise it when that becomes another. */
const commonShape = 2

const shapeOf = (kind: AnyKind): string =>
  JSON.stringify([commonShape, kind.shape, ...Object.entries(kind.columns).map(([name, { sql }]) => `${name} ${sql}`)])

const createTable = (kind: AnyKind): string => {
  const columns = Object.entries(kind.columns)
  return [
    `create table if not exists board.${kind.name} (
      id text collate "C" primary key, version int not null, open boolean not null, first_seq bigint not null,
      closed_seq bigint, state json not null
      ${columns.map(([name, { sql }]) => `, "${name}" ${sql}`).join('')}) with (fillfactor = 80)`,
    `create index if not exists ${kind.name}_open on board.${kind.name} (id) where open`,
    `create index if not exists ${kind.name}_life on board.${kind.name} (closed_seq, first_seq, id)`,
    ...columns
      .filter(([, { indexed = true }]) => indexed)
      .map(
        ([name, { sql }]) =>
          `create index if not exists "${kind.name}_${name}" on board.${kind.name} ${sql === 'text[]' ? `using gin ("${name}")` : `("${name}", id)`}`,
      ),
  ].join(';\n')
}

/** A thing as it stands in its read table. */
export const rowOf = (kind: AnyKind, id: string, { state, version, firstSeq, closedSeq }: Held): Row => ({
  id,
  version,
  open: kind.isOpen(state),
  first_seq: firstSeq,
  closed_seq: closedSeq,
  // Text inside JSON: the row's `state` is kept byte for byte, and escaped NULs never meet jsonb.
  state: JSON.stringify(state),
  ...Object.fromEntries(Object.entries(kind.columns).map(([name, { of }]) => [name, of(state)])),
})
export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly state: string }

/** One statement for all things of a kind that a batch has changed. */
export const upsert = (
  kind: AnyKind,
  rows: readonly { id: string; held: Held }[],
): { text: string; values: unknown[] } => {
  const extra = Object.entries(kind.columns)
  const names = ['id', 'version', 'open', 'first_seq', 'closed_seq', 'state', ...extra.map(([name]) => name)]
  const asJson = rows.map(({ id, held }) => rowOf(kind, id, held))
  const types = [
    'id text',
    'version int',
    'open boolean',
    'first_seq bigint',
    'closed_seq bigint',
    'state text',
    ...extra.map(([name, { sql }]) => `"${name}" ${sql}`),
  ]
  const list = names.map((name) => `"${name}"`).join(', ')
  return {
    text: `insert into board.${kind.name} (${list})
      select ${names.map((name) => (name === 'state' ? 'state::json' : `"${name}"`)).join(', ')}
      from json_to_recordset($1::json) as row (${types.join(', ')})
      on conflict (id) do update set ${names
        .slice(1)
        .map((name) => `"${name}" = excluded."${name}"`)
        .join(', ')}`,
    values: [JSON.stringify(asJson)],
  }
}

interface StoredRow {
  readonly id: string
  readonly version: number
  /** Whole numbers come as text. */
  readonly first_seq: string
  readonly closed_seq: string | null
  readonly state: object
}

const heldOf = ({ version, first_seq, closed_seq, state }: StoredRow): Held => ({
  state,
  version,
  firstSeq: Number(first_seq),
  closedSeq: closed_seq === null ? null : Number(closed_seq),
})

const held = 'id, version, first_seq, closed_seq, state'

export const loadOpen = async (pool: Pool, kind: AnyKind): Promise<{ id: string; held: Held }[]> => {
  const { rows } = await pool.query<StoredRow>(`select ${held} from board.${kind.name} where open`)
  return rows.map((row) => ({ id: row.id, held: heldOf(row) }))
}

export const loadOne = async (pool: Pool, kind: AnyKind, id: string): Promise<Held | undefined> => {
  const { rows } = await pool.query<StoredRow>(`select ${held} from board.${kind.name} where id = $1`, [id])
  return rows[0] && heldOf(rows[0])
}

/** Ids of all things that may have been open after a position: some were closed for a while just then, and opened again. */
export const idsOpenAround = async (pool: Pool, kind: AnyKind, seq: number): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `select id from board.${kind.name} where open and first_seq <= $1
     union all
     select id from board.${kind.name} where closed_seq > $1 and first_seq <= $1`,
    [seq],
  )
  return rows.map(({ id }) => id)
}

/** One page of a kind, by what its columns say: newest first where things are numbered, else in the order of their ids. */
export const loadPage = async (pool: Pool, kind: AnyKind, { where = {}, after, limit }: PageOf): Promise<object[]> => {
  const order =
    'number' in kind.columns ? { by: 'number', way: 'desc', than: '<' } : { by: 'id', way: 'asc', than: '>' }
  const values: unknown[] = [limit]
  const conditions = Object.entries(where).map(([column, value]) => `"${column}" = $${values.push(value)}`)
  if (after !== undefined) conditions.push(`"${order.by}" ${order.than} $${values.push(after)}`)
  const { rows } = await pool.query(
    `select state from board.${kind.name} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by "${order.by}" ${order.way} limit $1`,
    values,
  )
  return rows.map(({ state }) => state)
}

export interface PageOf {
  /** Columns of the kind and what they must equal. */
  readonly where?: Readonly<Record<string, string | number | boolean>>
  /** The number, or the id, of the last one of the page before. */
  readonly after?: string | number | undefined
  readonly limit: number
}

/** The highest number given so far to a thing of this kind; things are numbered from 1. */
export const lastNumber = async (pool: Pool, kind: AnyKind): Promise<number> => {
  if (!('number' in kind.columns)) return 0
  const { rows } = await pool.query(`select max("number") as last from board.${kind.name}`)
  return Number(rows[0].last ?? 0)
}
