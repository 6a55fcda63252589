import type { City } from '../model/city.ts'
import type { Happening } from '../model/happenings.ts'
import { metresBetween, type Point } from '../model/plane.ts'
import type { Premises } from '../model/premises.ts'
import type { Random } from '../model/random.ts'
import type { CallForHelp, Telling } from '../model/tellings.ts'
import type { CityTime } from '../model/week.ts'

/** What a scenario brings beside the everyday: it begins, grows, ends, and after a pause comes back. */
export type Course = {
  /** From one beginning to the next, in the city's time. */
  readonly every: number
  /** What panels have to tell; what cannot happen at a place is left out. In any order. */
  happenings(city: City, from: CityTime, random: Random): readonly Drafted[]
  /** What people tell an operator, who opens an incident by hand. */
  tellings?(city: City, from: CityTime, random: Random): readonly Telling[]
  /** When a crew needs help itself. */
  callsForHelp?(city: City, from: CityTime): readonly CallForHelp[]
}

export type Drafted = Omit<Happening, 'random'>

/** Premises around a place, the nearest first. */
export const around = (city: City, place: Point, metres: number): Premises[] =>
  city.premises
    .map((premises) => ({ premises, away: metresBetween(premises.at, place) }))
    .filter(({ away }) => away < metres)
    .sort((a, b) => a.away - b.away)
    .map(({ premises }) => premises)
