import type { Alarm } from '../api/words.ts'
import { isLate } from '../console/queue/target.ts'

/** What waits past its target at `now` (ms): the most urgent first, then the longest past it. */
export const lateAt = (alarms: Iterable<Alarm>, now: number): readonly Alarm[] =>
  [...alarms]
    .filter((alarm) => isLate(alarm, now))
    .sort((a, b) => a.priority - b.priority || a.dueAt.localeCompare(b.dueAt))
