import { expect, test } from 'vitest'
import { buildCity } from '../model/city.ts'
import { metresBetween } from '../model/plane.ts'
import { at } from '../model/week.ts'
import { atlasInMemory } from '../roads/atlas.ts'
import { drivesOn } from '../roads/drives.ts'
import { drive, parkedAt, sendAlong } from './car.ts'
import { paceOf } from './pace.ts'

const rush = at('friday', '18:25')
const night = at('tuesday', '03:00')
const main = 'primary'

test('crews differ, and each is what it is: by the seed', () => {
  const crews = Array.from({ length: 40 }, (_, index) => `T-${index}`)
  const paces = (seed: number) => crews.map((crew) => paceOf(seed, crew)(main, night))
  expect(paces(1)).toEqual(paces(1))
  expect(paces(2)).not.toEqual(paces(1))
  expect(Math.min(...paces(1))).toBeLessThan(0.95)
  expect(Math.max(...paces(1))).toBeGreaterThan(1.15)
})

test('full streets hold everybody up, broad ones most; a yard is a yard', () => {
  const pace = paceOf(1, 'T-01')
  expect(pace(main, rush) / pace(main, night)).toBeLessThan(0.75)
  expect(pace('residential', rush) / pace('residential', night)).toBeGreaterThan(0.85)
  expect(pace(main, at('saturday', '18:25'))).toBeGreaterThan(pace(main, rush))
  expect(pace('yard', rush)).toBe(1)
})

test('who drives is there when the atlas says, where the pace is that of the map, and later in the evening', async () => {
  const city = buildCity(1)
  const drives = drivesOn(await atlasInMemory(city))
  const [from, to] = [city.stations[3]!.at, city.stations[9]!.at]
  const way = drives.way({ at: from, heading: undefined }, to, 'rightOfWay')
  const reckoned = way.reduce((sum, leg) => sum + metresBetween(leg.from, leg.to) / leg.speed, 0)
  const drivenAt = (pace: Parameters<typeof drive>[2]) => {
    let [car, seconds] = [sendAlong(parkedAt(from), way), 0]
    for (; car.ahead.length > 0; seconds++) car = drive(car, 1, pace)
    return seconds
  }
  expect(drivenAt(() => 1)).toBe(Math.ceil(reckoned))
  const driven = (time: number) => drivenAt((road) => paceOf(1, 'T-01')(road, time))
  expect(driven(rush)).toBeGreaterThan(1.2 * driven(night))
})
