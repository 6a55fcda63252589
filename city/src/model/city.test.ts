import { describe, expect, test } from 'vitest'
import { isScenario, scenarios } from '../scenarios.ts'
import { buildCity } from './city.ts'
import { type KindName, kindOf, kinds } from './kinds.ts'
import { canHappen, type Planned, planOf } from './plan.ts'
import { metresBetween, toPoint, toPosition } from './plane.ts'
import { route } from './route.ts'
import { otherEnd } from './streets.ts'
import { minute, second } from './week.ts'

const firstOf = (plan: Iterable<Planned>, count: number): Planned[] => {
  const planned: Planned[] = []
  for (const event of plan) if (planned.push(event) === count) break
  return planned
}

const until = (plan: Iterable<Planned>, end: number): Planned[] => {
  const planned: Planned[] = []
  for (const event of plan) {
    if (event.at > end) break
    planned.push(event)
  }
  return planned
}

describe('a seed', () => {
  test('builds the same city every time', () => {
    expect(buildCity(7)).toEqual(buildCity(7))
  })

  test.each(Object.keys(scenarios).filter(isScenario))('brings the same %s every time', (name) => {
    const planned = firstOf(planOf(buildCity(7), scenarios[name]), 1000)
    expect(planned).toHaveLength(1000)
    expect(firstOf(planOf(buildCity(7), scenarios[name]), 1000)).toEqual(planned)
  })

  test('of another number builds another city with another day', () => {
    const [one, other] = [buildCity(1), buildCity(2)]
    expect(one.premises.map(({ address }) => address)).not.toEqual(other.premises.map(({ address }) => address))
    expect(one.panels.map(({ key }) => key)).not.toEqual(other.panels.map(({ key }) => key))
    expect(firstOf(planOf(one, scenarios.evening), 1000)).not.toEqual(firstOf(planOf(other, scenarios.evening), 1000))
  })
})

describe.each([1, 2, 3, 4, 5])('the city of seed %i', (seed) => {
  const city = buildCity(seed)

  test('has 200 premises, each at an address of its own, and 20 teams', () => {
    expect(city.premises).toHaveLength(200)
    expect(new Set(city.premises.map(({ address }) => address)).size).toBe(200)
    expect(city.units.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `T-${String(i + 1).padStart(2, '0')}`),
    )
  })

  test('lets every place be reached from every other', () => {
    const reached = new Set([0])
    for (const junction of reached)
      for (const segment of city.streets.meeting[junction]!) reached.add(otherEnd(segment, junction))
    expect(reached.size).toBe(city.streets.junctions.length)
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
    expect(keys.length).toBeGreaterThan(45)
    expect(keys.length).toBeLessThan(95)
    expect(new Set(keys.map(({ length }) => length))).toEqual(new Set([32, 48, 64]))
    expect(city.panels.filter(({ transport }) => transport === 'udp')).toHaveLength(14)
  })

  test('has panels that behave badly in each of the ways', () => {
    expect(Object.groupBy(city.panels, ({ quirk }) => quirk ?? 'none')).toMatchObject({
      'lower-case-hex': { length: 3 },
      'binary-crc': { length: 3 },
      'wrong-length': { length: 3 },
      'empty-line': { length: 3 },
      'account-in-data-only': { length: 3 },
      'trailing-nul': { length: 3 },
      'split-segments': { length: 3 },
      'repeats-itself': { length: 3 },
      'slow-clock': { length: 3 },
      'lost-its-key': { length: 3 },
    })
  })
})

describe('a route', () => {
  const { streets, premises } = buildCity(1)

  test('begins here, ends there, and has no gap', () => {
    const [from, to] = [premises[3]!.at, premises[120]!.at]
    const legs = route(streets, from, to)
    expect(legs[0]!.from).toEqual(from)
    expect(legs.at(-1)!.to).toEqual(to)
    legs.slice(1).forEach((leg, index) => {
      expect(metresBetween(leg.from, legs[index]!.to)).toBeLessThan(1)
    })
  })

  test('takes no longer than the way back', () => {
    const [from, to] = [premises[10]!.at, premises[60]!.at]
    const seconds = (legs: ReturnType<typeof route>) =>
      legs.reduce((sum, leg) => sum + metresBetween(leg.from, leg.to) / leg.speed, 0)
    expect(seconds(route(streets, from, to))).toBeCloseTo(seconds(route(streets, to, from)), 0)
  })

  test('between two doors of one street goes straight along it', () => {
    const segment = streets.segments[0]!
    const [a, b] = [streets.junctions[segment.from]!, streets.junctions[segment.to]!]
    expect(route(streets, a, b).reduce((sum, leg) => sum + metresBetween(leg.from, leg.to), 0)).toBeCloseTo(
      segment.metres,
      3,
    )
  })
})

test('positions come back from the globe within a metre', () => {
  const point = { x: 2345.6, y: -1789.1 }
  expect(metresBetween(toPoint(toPosition(point)), point)).toBeLessThan(1)
})

describe('habits', () => {
  const city = buildCity(1)

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
    expect(Math.max(...gaps)).toBeLessThan(31 * second)
  })

  test.each([1, 2, 3, 4, 5])('the evening of seed %i begins with a panic button', (seed) => {
    const events = until(planOf(buildCity(seed), scenarios.evening), scenarios.evening.from + 5 * second)
    expect(troubles(events).map(({ sign }) => sign)).toContain('panic')
  })

  test('the evening mixes what is urgent with what can wait', () => {
    const { from } = scenarios.evening
    const signs = Object.groupBy(
      troubles(until(planOf(city, scenarios.evening), from + 120 * minute)),
      ({ sign }) => sign,
    )
    const share = (...names: string[]) =>
      names.reduce((sum, name) => sum + (signs[name as Planned['sign']]?.length ?? 0), 0) /
      Object.values(signs).reduce((sum, all) => sum + all.length, 0)
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
