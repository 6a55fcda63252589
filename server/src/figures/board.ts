import type { Pool } from 'pg'
import { remembered } from '../platform/remembered.ts'
import type { OutOfOrder, QueueFigures, Targets } from './figure.ts'
import { bucketSeconds, queueBuckets } from './queue.ts'
import type { Figures } from './routes.ts'
import { type Areas, today } from './today.ts'

/** For so long figures serve all who ask: every wall and every supervisor asks for the same. Milliseconds. */
const believedFor = 5_000

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
  const queues = new Map<number, () => Promise<QueueFigures>>()
  const queueOver = (hours: number) => {
    const known = queues.get(hours)
    if (known) return known
    const ask = remembered(believedFor, async () => ({
      bucketSeconds,
      targets,
      buckets: await queueBuckets(pool, hours, Date.now()),
    }))
    queues.set(hours, ask)
    return ask
  }
  return {
    queue: (hours) => queueOver(hours)(),
    today: remembered(believedFor, () => today(pool, areas, { timeZone, targets, now: Date.now() })),
    outOfOrder,
  }
}
