import { describe, expect, test } from 'vitest'
import { buildCity } from '../model/city.ts'
import { metresBetween } from '../model/plane.ts'
import { placeOfStadium } from '../model/premises.ts'
import { createRandom } from '../model/random.ts'
import { minute } from '../model/week.ts'
import { isScenario, type Scenario, scenarios } from '../scenarios.ts'
import { football } from './football.ts'
import { powerCut } from './power-cut.ts'
import { storm } from './storm.ts'

const city = buildCity(1)
const courses = Object.keys(scenarios)
  .filter(isScenario)
  .map((name) => scenarios[name] as Scenario)
  .flatMap(({ course, says }) => (course ? [{ course, says }] : []))

describe.each(courses)('$says', ({ course }) => {
  const told = course.happenings(city, 0, createRandom(1))

  test('has an end before it begins again', () => {
    expect(told.length).toBeGreaterThan(40)
    expect(Math.min(...told.map(({ at }) => at))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...told.map(({ at }) => at))).toBeLessThan(course.every)
    const calls = course.tellings?.(city, 0, createRandom(1)) ?? []
    expect(calls.every(({ at }) => at > 0 && at < course.every)).toBe(true)
  })
})

test('a storm wanders: what it strikes at the end is far from where it began', () => {
  const struck = storm.happenings(city, 0, createRandom(1)).toSorted((a, b) => a.at - b.at)
  const middleOf = (some: typeof struck) => ({
    x: some.reduce((sum, { premises }) => sum + premises.at.x, 0) / some.length,
    y: some.reduce((sum, { premises }) => sum + premises.at.y, 0) / some.length,
  })
  expect(metresBetween(middleOf(struck.slice(0, 15)), middleOf(struck.slice(-15)))).toBeGreaterThan(1500)
  expect(new Set(struck.map(({ premises }) => premises.district)).size).toBeGreaterThan(4)
  const inMiddle = struck.filter(({ at }) => at > 30 * minute && at < 50 * minute).length
  expect(inMiddle).toBeGreaterThan(1.3 * struck.filter(({ at }) => at < 20 * minute).length)
})

test('a power cut takes the mains of a whole district, and gives everything back', () => {
  const told = powerCut.happenings(city, 0, createRandom(1))
  const [district] = new Set(told.map(({ premises }) => premises.district))
  const there = city.premises.filter((premises) => premises.district === district)
  const panelsOf = (story: string) => told.filter((one) => one.story === story).map(({ premises }) => premises.number)
  expect(panelsOf('mains-out').toSorted()).toEqual(there.map(({ number }) => number).toSorted())
  expect(panelsOf('mains-back')).toEqual(panelsOf('mains-out'))
  expect(panelsOf('battery-dying').length).toBeGreaterThan(there.length / 5)
  expect(panelsOf('battery-charged')).toEqual(panelsOf('battery-dying'))
  expect(panelsOf('path-up')).toEqual(panelsOf('path-down'))
  for (const number of panelsOf('battery-dying')) {
    const at = (story: string) => told.find((one) => one.premises.number === number && one.story === story)!.at
    expect(at('mains-out')).toBeLessThan(at('battery-dying'))
    expect(at('battery-dying')).toBeLessThan(at('mains-back'))
    expect(at('mains-back')).toBeLessThan(at('battery-charged'))
  }
})

test('football fills the stadium first and the streets afterwards, and a crew calls for help', () => {
  const told = football.happenings(city, 0, createRandom(1))
  const stadium = placeOfStadium(city.ground)
  const far = (from: number, to: number) =>
    told.filter(
      ({ at, premises }) => at >= from * minute && at < to * minute && metresBetween(premises.at, stadium) > 1_600,
    )
  expect(far(0, 120)).toEqual([])
  expect(far(125, 210).length).toBeGreaterThan(3)
  expect(told.some(({ premises }) => premises.kind === 'stadium')).toBe(true)
  const [call] = football.callsForHelp!(city, 0)
  expect(call!.at).toBeGreaterThan(120 * minute)
  expect(metresBetween(call!.near, stadium)).toBe(0)
})
