import type { Journal } from '@yordam/journal'
import type { Pool } from 'pg'
import { evolved } from './evolved.ts'
import { type AnyKind, idOfStream, streamOf } from './kind.ts'
import type { Held } from './states.ts'

/**
 * Milestones: every so many events a thing's state is kept as it was then. What it was at any position of the journal is
 * then a few events away from one of them, also for a unit whose stream is years long. They follow wholly from the journal.
 */
const every = 32

export const isMilestone = ({ version }: Held): boolean => version % every === 0

export const milestonesOf = (kind: AnyKind): string => `board.${kind.name}_milestone`

export const createMilestones = (kind: AnyKind): string =>
  `create table if not exists ${milestonesOf(kind)} (
    id text collate "C", seq bigint, version int not null, first_seq bigint not null, state json not null,
    primary key (id, seq))`

export const dropMilestones = (kind: AnyKind): string => `drop table if exists ${milestonesOf(kind)}`

/** A state, and the position of the event that made it. */
export interface Milestone {
  readonly id: string
  readonly seq: number
  readonly held: Held
}

export const milestoneRow = ({ id, seq, held: { version, firstSeq, state } }: Milestone) => ({
  id,
  seq,
  version,
  first_seq: firstSeq,
  // Text inside JSON, as in the read table itself.
  state: JSON.stringify(state),
})

export const insertMilestones = (
  kind: AnyKind,
  milestones: readonly Milestone[],
): { text: string; values: unknown[] } => {
  const rows = milestones.map(milestoneRow)
  return {
    text: `insert into ${milestonesOf(kind)} select id, seq, version, first_seq, state::json
      from json_to_recordset($1::json) as row (id text, seq bigint, version int, first_seq bigint, state text)`,
    values: [JSON.stringify(rows)],
  }
}

/** The last milestones up to a position, by id. */
const lastMilestones = async (
  pool: Pool,
  kind: AnyKind,
  ids: readonly string[],
  seq: number,
): Promise<Map<string, Held>> => {
  const { rows } = await pool.query(
    `select wanted.id, version, first_seq, state from unnest($1::text[]) as wanted (id),
     lateral (select version, first_seq, state from ${milestonesOf(kind)} kept
       where kept.id = wanted.id and seq <= $2 order by seq desc limit 1) last`,
    [ids, seq],
  )
  return new Map(
    rows.map(({ id, version, first_seq, state }) => [
      id,
      { state, version, firstSeq: Number(first_seq), closedSeq: null },
    ]),
  )
}

/** Things as they were after a position of the journal, by id; those that were not there yet are left out. */
export const thingsAt = async (
  pool: Pool,
  journal: Pick<Journal, 'readPieces'>,
  kind: AnyKind,
  ids: readonly string[],
  seq: number,
): Promise<Map<string, Held>> => {
  const things = await lastMilestones(pool, kind, ids, seq)
  const pieces = ids.map((id) => {
    const after = things.get(id)?.version ?? 0
    return { stream: streamOf(kind, id), after, upTo: after + every }
  })
  for (const event of await journal.readPieces(pieces, seq)) {
    const id = idOfStream(event.stream)
    things.set(id, evolved(kind, things.get(id), event))
  }
  return things
}
