import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { PastCall } from './dispatch/demand.ts'
import type { IncidentType, Place } from './incidents/incident.ts'
import { hourOfWeek } from './platform/day.ts'
import { inPieces } from './platform/turns.ts'
import type { Priority } from './platform/words.ts'

/** The calls of so many days are looked at: fewer than their places are kept. */
export const days = 28

export interface PastFrom {
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly timeZone: string
}

/** A past call, and whether anybody was sent to it. */
export interface Answered extends PastCall {
  readonly isSentTo: boolean
}

/** The calls of the last weeks: their places are opened one after the other, for sums of them and nothing else. */
export const pastCalls = async ({ pool, open, timeZone }: PastFrom, now: number): Promise<Answered[]> => {
  const { rows } = await pool.query<PastRow>(
    `select state -> 'place' as place, state ->> 'type' as type, (state ->> 'priority')::int as priority, opened_at,
       json_array_length(state -> 'assignments') > 0 as "isSentTo"
     from board.incident where opened_at > $1 order by opened_at, id`,
    [now - days * 86_400_000],
  )
  const calls: Answered[] = []
  for await (const { place, opened_at, ...call } of inPieces(rows)) {
    const found = open(place) as Place | undefined
    if (found) calls.push({ ...call, position: found.position, hour: hourOfWeek(Number(opened_at), timeZone) })
  }
  return calls
}

interface PastRow {
  readonly place: Sealed
  readonly type: IncidentType
  readonly priority: Priority
  readonly opened_at: string
  readonly isSentTo: boolean
}
