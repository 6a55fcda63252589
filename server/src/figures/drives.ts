import type { Pool } from 'pg'
import { inPieces } from '../platform/turns.ts'
import { instant } from '../platform/words.ts'
import { type Drive, Driving, sinceOf } from './driving.ts'
import type { DrivingFigures } from './figure.ts'

/** Drives that came to their end; neither the unit nor the incident is asked for. */
const drivesSince = `
  select (sent -> 'times' ->> 'en-route')::float8 as "enRouteAt", (sent -> 'times' ->> 'on-scene')::float8 as "onSceneAt",
    sent -> 'estimate' as estimate, (sent ->> 'isFilledIn')::boolean as "isFilledIn"
  from board.incident, json_array_elements(state -> 'assignments') as sent
  where opened_at >= $1 and on_scene_at is not null and sent -> 'times' -> 'en-route' is not null
    and sent -> 'times' -> 'on-scene' is not null`

/** Driven times against estimates over so many days, of which today is the last. */
export const driving = async (pool: Pool, days: number, timeZone: string, now: number): Promise<DrivingFigures> => {
  const since = sinceOf(days, now, timeZone)
  const { rows } = await pool.query<Drive>(drivesSince, [since])
  const found = new Driving(timeZone)
  for await (const drive of inPieces(rows)) found.add(drive)
  return { since: instant(since), until: instant(now), ...found.figures() }
}
