import type { Mishap } from './kinds/kind.ts'
import { kindOf } from './kinds.ts'
import type { Premises } from './premises.ts'
import { createRandom, hash } from './random.ts'
import { type CityTime, day, dayOf, minute, minutesOf, weekdayOf } from './week.ts'

/** When somebody comes and goes at a premises on one day; `undefined` on a day without. Times are those of the city. */
export function comingAndGoing(
  premises: Premises,
  dayNumber: number,
): { readonly opens: CityTime; readonly closes: CityTime } | undefined {
  const hours = kindOf(premises.kind).hours?.[weekdayOf(dayNumber)]
  if (!hours) return undefined
  const mood = createRandom(hash(premises.address, dayNumber))
  const moment = (clock: string) =>
    dayNumber * day + (minutesOf(clock) + premises.tardiness) * minute + Math.round(mood.between(-6, 6) * minute)
  return { opens: moment(hours.opens), closes: moment(hours.closes) }
}

/** Is somebody in? Places without hours (an entrance) have people in them at any time. */
export function isOpen(premises: Premises, time: CityTime): boolean {
  if (!kindOf(premises.kind).hours) return true
  const today = comingAndGoing(premises, dayOf(time))
  if (!today) return false
  const { opens, closes } = today
  return opens < closes ? time >= opens && time < closes : time >= opens || time < closes
}

/** What can go wrong there at this time. */
export function possibleMishaps(premises: Premises, time: CityTime): readonly Mishap[] {
  const now = isOpen(premises, time) ? 'open' : 'closed'
  return kindOf(premises.kind).mishaps.filter(({ when }) => when === 'always' || when === now)
}
