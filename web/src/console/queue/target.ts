import type { Alarm } from '../../api/words.ts'

/** How near a waiting alarm is to its target at `now` (ms): 0 when it was raised, 100 when it must be in hand. */
export const towardsTarget = ({ raisedAt, dueAt }: Pick<Alarm, 'raisedAt' | 'dueAt'>, now: number): number => {
  const [from, to] = [Date.parse(raisedAt), Date.parse(dueAt)]
  const part = to > from ? (now - from) / (to - from) : 1
  return Math.round(Math.min(Math.max(part, 0), 1) * 100)
}

/** Past the target and still in nobody's hand. */
export const isLate = (alarm: Pick<Alarm, 'status' | 'overdue' | 'dueAt' | 'parkedUntil'>, now: number): boolean =>
  alarm.status === 'waiting' && !alarm.parkedUntil && (alarm.overdue || now > Date.parse(alarm.dueAt))
