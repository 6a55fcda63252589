import type { Pool } from 'pg'
import { remembered } from '../platform/remembered.ts'
import { driving } from './drives.ts'
import type { DrivingFigures, OutOfOrder, QueueFigures, Targets } from './figure.ts'
import { bucketSeconds, queueBuckets } from './queue.ts'
import type { Figures } from './routes.ts'
import { type Areas, today } from './today.ts'

/** For so long figures serve all who ask: every wall and every supervisor asks for the same. Milliseconds. */
const believedFor = 5_000
/** What is looked at over weeks changes slowly. */
const weeksBelievedFor = 60_000

interface Place {
  readonly timeZone: string
  readonly targets: Targets
}

/** The figures of a duty centre. What is out of order, other parts say. */
export const figuresOf = (
  pool: Pool,
  areas: Areas,
  { timeZone, targets }: Place,
  outOfOrder: () => OutOfOrder,
): Figures => {
  const queueOver = rememberedFor(
    believedFor,
    async (hours): Promise<QueueFigures> => ({
      bucketSeconds,
      targets,
      buckets: await queueBuckets(pool, hours, Date.now()),
    }),
  )
  const drivingOver = rememberedFor(
    weeksBelievedFor,
    (days): Promise<DrivingFigures> => driving(pool, days, timeZone, Date.now()),
  )
  return {
    queue: queueOver,
    driving: drivingOver,
    today: remembered(believedFor, () => today(pool, areas, { timeZone, targets, now: Date.now() })),
    outOfOrder,
  }
}

/** The same for each length of time that is asked for. */
const rememberedFor = <Answer>(ms: number, ask: (length: number) => Promise<Answer>) => {
  const asked = new Map<number, () => Promise<Answer>>()
  return (length: number): Promise<Answer> => {
    const known = asked.get(length) ?? remembered(ms, () => ask(length))
    asked.set(length, known)
    return known()
  }
}
