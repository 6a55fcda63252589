import { type Condition, hoursOfWeek } from '@yordam/atlas'
import type { Closure, Hours } from './closure.ts'

/** Those that have begun and have not ended; of the hours of the week nothing is asked. */
export const standingAt = (closures: Iterable<Closure>, now: number): Closure[] =>
  Array.from(closures).filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || now < endsAt))

/** Closures as the atlas takes them. */
export const conditionsOf = (closures: readonly Closure[]): Condition[] =>
  closures.map(({ where, oneWay, slower, hours }) => {
    const factor = slower ?? Number.POSITIVE_INFINITY
    return {
      where:
        where.type === 'LineString'
          ? { along: where.coordinates, onlyThatWay: oneWay }
          : // The atlas closes a ring by itself.
            { inside: where.coordinates[0].slice(1) },
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
