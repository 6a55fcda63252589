import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Capability } from '../units/unit.ts'
import { type Demand, leftUncovered, reachOf, uncovered } from './coverage.ts'

/** Four points: two of the north with 1 and 3 calls for a patrol, one of the south with 4, one of nobody with 2. */
const patrols: Demand = {
  wants: [{ oneOf: ['patrol'], within: 300 }],
  areas: ['north', 'north', 'south', null],
  weights: [1, 3, 4, 2],
}
const times = [...[100, 300, 900, 500], ...[300, 400, 200, 301], ...[Infinity, Number.NaN, Infinity, Number.NaN]]
const reach = (start: number, capabilities: readonly Capability[] = ['patrol'], demand = patrols) =>
  reachOf(demand, times, start, capabilities)

describe('what nobody is in time for', () => {
  test('of all, of each response area, and of each sort of help', () =>
    expect(uncovered(patrols, [reach(0)])).toEqual({
      share: 0.6,
      areas: [
        { area: 'north', share: 0 },
        { area: 'south', share: 1 },
        { area: null, share: 1 },
      ],
      kinds: [{ oneOf: ['patrol'], share: 0.6 }],
    }))

  test('is less with more units', () => expect(uncovered(patrols, [reach(0), reach(1)]).share).toBe(0.2))
  test('is everything with none', () => expect(uncovered(patrols, []).share).toBe(1))
  test('and with those of whom nobody knows how long they take', () =>
    expect(uncovered(patrols, [reach(2)]).share).toBe(1))
  test('is nothing where no calls come from', () =>
    expect(uncovered({ ...patrols, areas: ['north'], weights: [0] }, [])).toEqual({ share: 0, areas: [], kinds: [] }))
})

describe('whoever cannot do what is asked covers nothing', () => {
  const both: Demand = {
    wants: [
      { oneOf: ['patrol', 'armed'], within: 300 },
      { oneOf: ['medical'], within: 500 },
    ],
    areas: ['north', 'south'],
    weights: [2, 2, 1, 3],
  }
  const near = (...capabilities: Capability[]) => reachOf(both, [100, 400], 0, capabilities)

  test.each<[string, Capability[], number]>([
    ['a patrol', ['patrol'], 0.75],
    ['one that can do one of several things', ['armed'], 0.75],
    ['a medical crew, that has more time', ['medical'], 0.5],
    ['one that can do both', ['patrol', 'medical'], 0.25],
    ['one that can do nothing of it', ['dog'], 1],
  ])('%s', (_name, capabilities, share) => expect(uncovered(both, [near(...capabilities)]).share).toBe(share))

  test('and it is said of which help it is', () =>
    expect(uncovered(both, [near('patrol')]).kinds).toEqual([
      { oneOf: ['patrol', 'armed'], share: 0.5 },
      { oneOf: ['medical'], share: 1 },
    ]))
})

test('what a choice leaves uncovered stands beside what is so already', () => {
  const { before, after } = leftUncovered(patrols, { staying: [reach(0)], going: [reach(1)] })
  expect([before.share, after.share]).toEqual([0.2, 0.6])
  expect(after).toEqual(uncovered(patrols, [reach(0)]))
})

test('the share is what counting call by call comes to, over any number of points', () => {
  const abilities = fc.subarray([...Capability.options], { minLength: 1 })
  const places = fc.integer({ min: 1, max: 70 }).chain((points) =>
    fc.record({
      demand: fc
        .array(fc.record({ oneOf: abilities, within: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 3 })
        .chain((wants) =>
          fc.record({
            wants: fc.constant(wants),
            areas: fc.constant(Array<null>(points).fill(null)),
            weights: fc.array(fc.integer({ min: 0, max: 4 }), {
              minLength: points * wants.length,
              maxLength: points * wants.length,
            }),
          }),
        ),
      units: fc.array(
        fc.record({
          able: abilities,
          times: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: points, maxLength: points }),
        }),
        { maxLength: 4 },
      ),
    }),
  )
  fc.assert(
    fc.property(places, ({ demand, units }) => {
      const { wants, areas, weights } = demand
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      const open = weights.reduce((sum, weight, cell) => {
        const { oneOf, within } = wants[Math.floor(cell / areas.length)]!
        const isReached = units.some(
          (unit) => unit.times[cell % areas.length]! <= within && oneOf.some((one) => unit.able.includes(one)),
        )
        return sum + (isReached ? 0 : weight)
      }, 0)
      const reaches = units.map(({ able, times: seconds }) => reachOf(demand, seconds, 0, able))
      expect(uncovered(demand, reaches).share).toBeCloseTo(all > 0 ? open / all : 0, 9)
    }),
  )
})
