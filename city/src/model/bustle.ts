import { centralDistrict, districts } from './ground/districts.ts'
import { createRandom, hash } from './random.ts'
import { type CityTime, dayOf, hourOf, weekdayOf } from './week.ts'

/** How much goes wrong in each hour of the day; 1 is a busy evening. */
const byHour = [
  ...[0.7, 0.55, 0.42, 0.34, 0.3, 0.32, 0.42, 0.6],
  ...[0.75, 0.7, 0.65, 0.65, 0.7, 0.7, 0.66, 0.68],
  ...[0.75, 0.9, 1, 1, 1, 1, 0.95, 0.85],
]
/** The nights before days off are longer. */
const lateNights = ['saturday', 'sunday']
const lateHours = 4
const longer = 1.35

export function bustleAt(time: CityTime): number {
  const isLateNight = hourOf(time) < lateHours && lateNights.includes(weekdayOf(dayOf(time)))
  return byHour[hourOf(time)]! * (isLateNight ? longer : 1)
}

/** No district is as unquiet as this. */
export const mostUnquiet = 2

/** How unquiet a district (by id) is at a time: each has its own temper; the middle lives by day, the border by night. */
export function unquietOf(district: string, time: CityTime, seed: number): number {
  const temper = createRandom(hash(`temper ${district}`, seed)).between(0.55, 1.35)
  const isMiddle = district === districts[centralDistrict]!.id
  const isNight = hourOf(time) >= 23 || hourOf(time) < 6
  return Math.min(mostUnquiet, temper * (isMiddle === isNight ? 0.8 : 1.4))
}
