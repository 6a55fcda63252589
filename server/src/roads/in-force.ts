import { type Condition, hoursOfWeek } from '@yordam/atlas'
import { hourOfWeek } from '../platform/day.ts'
import { asMeant } from './closed-roads.ts'
import type { Closure, Hours } from './closure.ts'

/** Those that have begun and have not ended; of the hours of the week nothing is asked. */
export const standingAt = (closures: Iterable<Closure>, now: number): Closure[] =>
  Array.from(closures).filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || now < endsAt))

/** Those of them that hold at this hour of the week as well. */
export const inForceAt = (closures: Iterable<Closure>, now: number, timeZone: string): Closure[] => {
  const standing = standingAt(closures, now)
  const hour = standing.some(({ hours }) => hours) ? hourOfWeek(now, timeZone) : 0
  return standing.filter(({ hours }) => hours === null || isAmong(hours, hour))
}

/** Closures as the atlas takes them. */
export const conditionsOf = (closures: readonly Closure[]): Condition[] =>
  closures.map(({ where, oneWay, slower, hours }) => {
    const factor = slower ?? Number.POSITIVE_INFINITY
    return {
      where: asMeant(where, oneWay),
      slower: hours ? Array.from({ length: hoursOfWeek }, (_, hour) => (isAmong(hours, hour) ? factor : 1)) : factor,
    }
  })

/** Whether an hour of the week (0 is Monday from midnight) is one of these. A night belongs to the day on which it begins. */
export const isAmong = ({ days, from, until }: Hours, hour: number): boolean => {
  const [day, ofDay] = [Math.floor(hour / 24) + 1, hour % 24]
  if (from < until) return days.includes(day) && from <= ofDay && ofDay < until
  const dayBefore = day === 1 ? 7 : day - 1
  return (days.includes(day) && ofDay >= from) || (days.includes(dayBefore) && ofDay < until)
}
