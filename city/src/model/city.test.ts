import { describe, expect, test } from 'vitest'
import { temperOf } from '../crews/temper.ts'
import { isScenario, type ScenarioName, scenarios } from '../scenarios.ts'
import { buildCity, type City } from './city.ts'
import { canHappen, type Planned } from './happenings.ts'
import { type KindName, kindOf, kinds } from './kinds.ts'
import { planOf } from './plan.ts'
import { metresBetween, toPoint, toPosition } from './plane.ts'
import { contains } from './polygon.ts'
import { shiftAt } from './rota.ts'
import { nearestStop } from './streets.ts'
import { callsForHelp, tellingsOf } from './tellings.ts'
import { crewOf } from './units.ts'
import { day, hour, minute, second } from './week.ts'

/** Building takes a second, and changes nothing. */
const cities = new Map<number, City>()
const cityOf = (seed: number): City => {
  const city = cities.get(seed) ?? buildCity(seed)
  cities.set(seed, city)
  return city
}

const firstOf = (plan: Iterable<Planned>, count: number): Planned[] => {
  const planned: Planned[] = []
  for (const event of plan) if (planned.push(event) === count) break
  return planned
}

const until = <Item extends { readonly at: number }>(plan: Iterable<Item>, end: number): Item[] => {
  const planned: Item[] = []
  for (const event of plan) {
    if (event.at > end) break
    planned.push(event)
  }
  return planned
}

/** All that is settled beforehand of a day: what panels report, what people tell, which crews call for help, who works when. */
function dayOf(city: City, name: ScenarioName) {
  const scenario = scenarios[name]
  const end = scenario.from + day
  return {
    signals: until(planOf(city, scenario), end),
    tellings: until(tellingsOf(city, scenario), end),
    callsForHelp: until(callsForHelp(city, scenario), end),
    shifts: city.units.map((unit) => {
      const shift = shiftAt(unit, scenario.from + 12 * hour)
      return shift && { ...shift, crew: crewOf(unit, city.seed, shift) }
    }),
    jobs: city.units.map((unit) => Array.from({ length: 30 }, (_, job) => temperOf(city.seed, unit.id, job))),
  }
}

describe('a seed', () => {
  const again = buildCity(7)

  test('builds the same city every time, down to the last house', () => {
    const [one, other] = [cityOf(7), again]
    for (const part of ['network', 'stations', 'premises', 'panels', 'units'] as const)
      expect(JSON.stringify(one[part]) === JSON.stringify(other[part]), part).toBe(true)
  })

  test.each(Object.keys(scenarios).filter(isScenario))('brings the same day of %s every time, to the event', (name) => {
    const [one, other] = [dayOf(cityOf(7), name), dayOf(again, name)]
    expect(one.signals.length).toBeGreaterThan(60_000)
    expect(one.tellings.length).toBeGreaterThan(40)
    expect(one.callsForHelp.length).toBeGreaterThan(1)
    const isOther = (signal: Planned, index: number) => JSON.stringify(signal) !== JSON.stringify(other.signals[index])
    expect(one.signals.find(isOther)).toBeUndefined()
    expect({ ...other, signals: other.signals.length }).toEqual({ ...one, signals: one.signals.length })
  })

  test('of another number builds another city with another day', () => {
    const [one, other] = [cityOf(1), cityOf(2)]
    expect(one.premises.map(({ address }) => address)).not.toEqual(other.premises.map(({ address }) => address))
    expect(one.panels.map(({ key }) => key)).not.toEqual(other.panels.map(({ key }) => key))
    const [its, others] = [dayOf(one, 'evening'), dayOf(other, 'evening')]
    for (const part of ['tellings', 'callsForHelp', 'shifts', 'jobs'] as const) {
      expect(its[part]).not.toEqual(others[part])
    }
    expect(its.signals.slice(0, 1000)).not.toEqual(others.signals.slice(0, 1000))
  })
})

describe.each([1, 2, 3])('the city of seed %i', (seed) => {
  const city = cityOf(seed)

  test('has 600 premises, each at an address of its own, and 40 teams', () => {
    expect(city.premises).toHaveLength(600)
    expect(new Set(city.premises.map(({ address }) => address)).size).toBe(600)
    expect(city.units.map(({ id }) => id)).toEqual(
      Array.from({ length: 40 }, (_, i) => `T-${String(i + 1).padStart(2, '0')}`),
    )
  })

  test('has premises, streets and a station with teams in every district', () => {
    for (const { id, at, area } of city.stations) {
      expect(contains(area, at), id).toBe(true)
      expect(city.premises.filter(({ district }) => district === id).length, id).toBeGreaterThan(8)
      expect(city.units.filter(({ station }) => station === id).length, id).toBeGreaterThan(1)
      expect(city.streets.junctions.filter((corner) => contains(area, corner)).length, id).toBeGreaterThan(50)
    }
  })

  test('has its premises beside a street, inside their district', () => {
    for (const { at, district, address } of city.premises) {
      expect(metresBetween(nearestStop(city.streets, at).point, at), address).toBeLessThan(30)
      expect(contains(city.stations.find(({ id }) => id === district)!.area, at), address).toBe(true)
    }
  })

  test('has somebody on duty of every sort at any hour', () => {
    for (let time = 0; time < 7 * day; time += hour / 2) {
      const onDuty = city.units.filter((unit) => shiftAt(unit, time))
      expect(onDuty.length).toBeGreaterThan(15)
      for (const capability of ['patrol', 'armed', 'fire', 'medical', 'technical'] as const) {
        expect(
          onDuty.some(({ capabilities }) => capabilities.includes(capability)),
          capability,
        ).toBe(true)
      }
    }
  })

  test('has a panel for each premises, each with an account of its own, and two that nobody knows', () => {
    expect(city.panels.filter(({ premises }) => premises !== undefined).map(({ premises }) => premises)).toEqual(
      city.premises.map(({ number }) => number),
    )
    expect(city.panels.filter(({ premises }) => premises === undefined)).toHaveLength(2)
    expect(new Set(city.panels.map(({ account }) => account)).size).toBe(city.panels.length)
    expect(city.panels.every(({ account }) => /^[0-9A-F]{4}$/.test(account))).toBe(true)
  })

  test('encrypts about a third, with all three lengths of key, and reports a little over UDP', () => {
    const keys = city.panels.flatMap(({ key }) => key ?? [])
    expect(keys.length).toBeGreaterThan(150)
    expect(keys.length).toBeLessThan(270)
    expect(new Set(keys.map(({ length }) => length))).toEqual(new Set([32, 48, 64]))
    expect(city.panels.filter(({ transport }) => transport === 'udp')).toHaveLength(40)
  })

  test('has panels that behave badly in each of the ways', () => {
    expect(Object.groupBy(city.panels, ({ quirk }) => quirk ?? 'none')).toMatchObject({
      'lower-case-hex': { length: 4 },
      'binary-crc': { length: 4 },
      'wrong-length': { length: 4 },
      'empty-line': { length: 4 },
      'account-in-data-only': { length: 4 },
      'trailing-nul': { length: 4 },
      'split-segments': { length: 4 },
      'repeats-itself': { length: 4 },
      'slow-clock': { length: 4 },
      'lost-its-key': { length: 4 },
    })
  })
})

test('positions come back from the globe within a metre', () => {
  const point = { x: 2345.6, y: -1789.1 }
  expect(metresBetween(toPoint(toPosition(point)), point)).toBeLessThan(1)
})

describe('habits', () => {
  const city = cityOf(1)

  test.each(Object.keys(kinds) as KindName[])(
    'nothing happens in a %s for which it has neither detectors nor people',
    (kind) => {
      const premises = city.premises.find((one) => one.kind === kind)!
      expect(kindOf(kind).mishaps.filter(({ story }) => !canHappen({ premises, story }))).toEqual([])
    },
  )

  const loud = [
    'intrusion',
    'panic',
    'hold-up',
    'duress',
    'smoke',
    'gas',
    'water',
    'medical',
    'tamper',
    'low-battery',
    'mains-lost',
  ]
  const troubles = (planned: readonly Planned[]) => planned.filter(({ sign }) => loud.includes(sign))

  test('on the evening the first alarm comes within five seconds, then one every 15 to 30', () => {
    const { from } = scenarios.evening
    const known = troubles(until(planOf(city, scenarios.evening), from + 60 * minute)).filter(
      ({ panel }) => city.panels[panel]!.premises !== undefined,
    )
    expect(known[0]!.at - from).toBeLessThan(5 * second)
    // The first signal of each premises within its time of peace begins an alarm; those after it join.
    const lastAt = new Map<number, number>()
    const beginnings = known.filter(({ panel, at }) => {
      const begins = at - (lastAt.get(panel) ?? Number.NEGATIVE_INFINITY) > 15 * minute
      if (begins) lastAt.set(panel, at)
      return begins
    })
    expect(beginnings.length).toBeGreaterThanOrEqual(120)
    expect(beginnings.length).toBeLessThanOrEqual(240)
    const gaps = beginnings.slice(1).map(({ at }, index) => at - beginnings[index]!.at)
    expect(Math.max(...gaps)).toBeLessThan(33 * second)
  })

  test.each([1, 2, 3])('the evening of seed %i begins with a panic button, near a team that can go', (seed) => {
    const its = cityOf(seed)
    const { from } = scenarios.evening
    const [first] = until(planOf(its, scenarios.evening), from + 5 * second).filter(({ sign }) => sign === 'panic')
    const { at } = its.premises[first!.panel]!
    const free = its.units.filter((unit) => unit.capabilities.includes('patrol') && shiftAt(unit, from))
    expect(Math.min(...free.map((unit) => metresBetween(unit.at, at)))).toBeLessThan(750)
  })

  test('the evening mixes what is urgent with what can wait', () => {
    const { from } = scenarios.evening
    const signs = Object.groupBy(
      troubles(until(planOf(city, scenarios.evening), from + 120 * minute)),
      ({ sign }) => sign,
    )
    const share = (...names: string[]) =>
      names.reduce((sum, name) => sum + (signs[name as Planned['sign']]?.length ?? 0), 0) /
      Object.values(signs).reduce((sum, all) => sum + all!.length, 0)
    expect(share('panic', 'hold-up', 'duress')).toBeGreaterThan(0.08)
    expect(share('smoke', 'gas', 'medical')).toBeGreaterThan(0.1)
    expect(share('intrusion')).toBeGreaterThan(0.15)
    expect(share('tamper', 'low-battery', 'mains-lost')).toBeGreaterThan(0.1)
  })

  test('the quiet night is quieter, and the storm louder', () => {
    const count = (name: keyof typeof scenarios) =>
      troubles(until(planOf(city, scenarios[name]), scenarios[name].from + 60 * minute)).length
    expect(count('quiet')).toBeLessThan(count('evening') / 1.5)
    expect(count('storm')).toBeGreaterThan(count('evening') * 2)
  })

  test('intruders come when nobody is in: no bank is held up at night, none is broken into at noon', () => {
    const at = (sign: Planned['sign'], planned: readonly Planned[]) =>
      planned.filter((event) => event.sign === sign && city.premises[event.panel]?.kind === 'bank')
    const night = until(planOf(city, scenarios.quiet), scenarios.quiet.from + 240 * minute)
    expect(at('hold-up', night)).toEqual([])
    const noon = { ...scenarios.evening, from: scenarios.evening.from - 6 * 60 * minute }
    expect(at('intrusion', until(planOf(city, noon), noon.from + 120 * minute))).toEqual([])
  })

  test('people go home on a Friday evening and arm what they leave', () => {
    const { from } = scenarios.evening
    const signs = until(planOf(city, scenarios.evening), from + 240 * minute).map(({ sign }) => sign)
    expect(signs.filter((sign) => sign === 'closing').length).toBeGreaterThan(40)
    expect(signs.filter((sign) => sign === 'opening').length).toBeGreaterThan(5)
  })

  test('comes in order of time', () => {
    const times = firstOf(planOf(city, scenarios.storm), 5000).map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})
