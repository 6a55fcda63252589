import type { Pool } from 'pg'
import { instant } from '../platform/words.ts'
import type { QueueBucket } from './figure.ts'

/** Five minutes: fine enough to see a wave, coarse enough for 96 of them to be one picture. */
export const bucketSeconds = 300
const bucket = bucketSeconds * 1000

/** What happened in one bucket; number -1 is everything before the first. */
export interface Tallied {
  readonly number: number
  readonly opened: number
  readonly inHand: number
  readonly late: number
  /** How many more wait at its end than at its beginning. */
  readonly change: number
}

/** When the first bucket begins: buckets stand on whole five minutes, and the last one has `now` in it. */
export const firstBucket = (now: number, hours: number): number =>
  Math.floor(now / bucket) * bucket - ((hours * 3600) / bucketSeconds - 1) * bucket

/**
 * Only alarms that were open at some time since `$1` can have done anything since then, and those are found by two small
 * indexes however many there have ever been. An alarm waits from its opening until it is taken, and again whenever it was
 * given back.
 */
const tallied = `
  with alarm as materialized (
    select opened_at, taken_at, late_at, closed_at, case when waited_again then state -> 'waitedAgain' end as again
    from board.alarm where (open or closed_at >= $1) and opened_at <= $2),
  moment (what, at, change) as (
    select moment.* from alarm, lateral (values
      ('opened', opened_at, 1), ('in-hand', taken_at, 0), ('late', late_at, 0), ('over', coalesce(taken_at, closed_at), -1)
    ) as moment
    union all
    select moment.* from alarm, json_array_elements(again) as wait, lateral (values
      ('again', (wait ->> 0)::bigint, 1), ('over', coalesce((wait ->> 1)::bigint, closed_at), -1)
    ) as moment)
  select greatest(floor((at - $1)::float8 / $3), -1)::int as number,
    count(*) filter (where what = 'opened')::int as opened,
    count(*) filter (where what = 'in-hand')::int as "inHand",
    count(*) filter (where what = 'late')::int as late,
    sum(change)::int as change
  from moment where at <= $2 group by 1`

/** The queue over the last hours, as the journal has it. */
export const queueBuckets = async (pool: Pool, hours: number, now: number): Promise<QueueBucket[]> => {
  const from = firstBucket(now, hours)
  const { rows } = await pool.query<Tallied>(tallied, [from, now, bucket])
  return bucketsOf(rows, from, (hours * 3600) / bucketSeconds)
}

/** Every bucket, those in which nothing happened too. */
export const bucketsOf = (rows: readonly Tallied[], from: number, count: number): QueueBucket[] => {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  let waiting = byNumber.get(-1)?.change ?? 0
  return Array.from({ length: count }, (_, number) => {
    const { opened = 0, inHand = 0, late = 0, change = 0 } = byNumber.get(number) ?? {}
    waiting += change
    return { from: instant(from + number * bucket), opened, inHand, late, waitingAtEnd: waiting }
  })
}
