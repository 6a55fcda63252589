import { createRandom, hash } from '../model/random.ts'
import { type CityTime, dayOf, hourOf, weekdayOf } from '../model/week.ts'
import type { Leg } from '../roads/drives.ts'

/** How a crew really gets along, as a share of the speed that the map reckons with: on which road, at what time. */
export type Pace = (road: Leg['road'], time: CityTime) => number

/** How full the streets are in each hour of a working day; 1 is when everybody goes home. */
const traffic = [
  ...[0.05, 0.03, 0.02, 0.02, 0.05, 0.15, 0.4, 0.8],
  ...[1, 0.75, 0.5, 0.5, 0.5, 0.5, 0.5, 0.55],
  ...[0.65, 0.9, 1, 0.85, 0.55, 0.35, 0.2, 0.1],
]
const daysOff = ['saturday', 'sunday']
/** The share of it that is out on a day off. */
const onDaysOff = 0.6

/** On empty streets one is faster than any map believes. */
const onEmptyStreets = 1.1
/** As much of that full streets take away: even who has the right of way waits until others have made room. */
const heldUp: Readonly<Partial<Record<Leg['road'], number>>> = {
  trunk: 0.25,
  primary: 0.38,
  secondary: 0.34,
  tertiary: 0.22,
  residential: 0.1,
}

const trafficAt = (time: CityTime): number =>
  traffic[hourOf(time)]! * (daysOff.includes(weekdayOf(dayOf(time))) ? onDaysOff : 1)

/** Some crews are bold and some are careful, on every drive: by the seed. */
export function paceOf(seed: number, unit: string): Pace {
  const boldness = createRandom(hash(`${unit} drives`, seed)).between(0.84, 1.12)
  return (road, time) => (road === 'yard' ? 1 : boldness * (onEmptyStreets - (heldUp[road] ?? 0) * trafficAt(time)))
}
