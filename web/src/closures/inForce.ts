import type { LiveState } from '../api/live/state.ts'
import type { Closure } from '../api/words.ts'
import { hourOfWeek } from './localTime.ts'

/** The time of what is shown, ms: now as the server counts it, or that of a past. */
export const timeOf = ({ heardAt, skew }: Pick<LiveState, 'heardAt' | 'skew'>): number => (heardAt ?? 0) + skew

/** Whether a closure holds at a time, as the server reckons it. */
export const isInForce = ({ startsAt, endsAt, hours }: Closure, now: number): boolean =>
  Date.parse(startsAt) <= now &&
  (endsAt === null || now < Date.parse(endsAt)) &&
  (hours === null || isAmong(hours, hourOfWeek(now)))

/** A night belongs to the day on which it begins. */
const isAmong = ({ days, from, until }: NonNullable<Closure['hours']>, hour: number): boolean => {
  const [day, ofDay] = [Math.floor(hour / 24) + 1, hour % 24]
  if (from < until) return days.includes(day) && from <= ofDay && ofDay < until
  const dayBefore = day === 1 ? 7 : day - 1
  return (days.includes(day) && ofDay >= from) || (days.includes(dayBefore) && ofDay < until)
}
