import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../platform/words.ts'
import { demandOf, Origins, originsOf, type PastCall } from './demand.ts'
import { usualPlans } from './usual-plans.ts'

const inWest = ([lon]: Position) => (lon < 69.25 ? 'west' : null)
const square: Position = [69.2411, 41.3111]
const near: Position = [69.2413, 41.3113]
const far: Position = [69.3, 41.4]
const sum = (all: ArrayLike<number>) => Array.from(all).reduce((total, one) => total + one, 0)

const noon = 12
const call = (position: Position, more: Partial<PastCall> = {}): PastCall => ({
  position,
  type: 'disturbance',
  priority: 3,
  hour: noon,
  ...more,
})
const disturbance = { type: 'disturbance', priority: 3 } as const
const demand = (calls: readonly PastCall[], premises: readonly Position[] = [], raised: Raised = [disturbance]) => {
  const origins = new Origins()
  for (const origin of originsOf(calls, premises, raised, noon)) origins.add(origin)
  return demandOf(origins, usualPlans, inWest)
}
type Raised = Parameters<typeof originsOf>[2]

describe('where calls usually come from', () => {
  test('calls of one cell are one point in their middle, with the area that answers for it', () => {
    const { points, weights, areas } = demand([call(square), call(near), call(far)])
    expect(points.map(([lon, lat]) => [lon.toFixed(4), lat.toFixed(4)])).toEqual([
      ['69.2412', '41.3112'],
      ['69.3000', '41.4000'],
    ])
    expect(Array.from(weights)).toEqual([2, 1])
    expect(areas).toEqual(['west', null])
  })

  test('before anything has happened, it is where panels are', () =>
    expect(Array.from(demand([], [square, near, near, far]).weights)).toEqual([75, 25]))

  test('what has happened weighs more with every call', () =>
    expect(
      Array.from(
        demand(
          Array.from({ length: 900 }, () => call(far)),
          [square],
        ).weights,
      ),
    ).toEqual([900, 100]))

  test.each([
    ['two hours ago', noon - 2, 1],
    ['two hours later on another day', noon + 2 + 3 * 24, 1],
    ['three hours later', noon + 3, 0.25],
    ['at midnight', 0, 0.25],
  ])('a call that came %s counts as much as is known from it for now', (_name, hour, weight) =>
    expect(sum(demand([call(square, { hour })]).weights)).toBe(weight),
  )

  test('two hours from midnight to both sides', () =>
    expect([...originsOf([call(square, { hour: 23 })], [], [], 1 + 24)]).toMatchObject([{ weight: 1 }]))

  test('nowhere, where there is nothing', () => expect(demand([]).points).toEqual([]))

  test('never more points than can be asked for, and no call is lost', () => {
    const place = fc.tuple(fc.double({ min: 56, max: 73, noNaN: true }), fc.double({ min: 37, max: 45, noNaN: true }))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 600 }), (places) => {
        const { points, weights } = demand(places.map((position) => call(position)))
        expect(points.length).toBeLessThanOrEqual(150)
        expect(sum(weights)).toBeCloseTo(places.length, 6)
      }),
    )
  })
})

describe('what calls usually ask for', () => {
  const fire = { type: 'fire', priority: 1 } as const

  test('is what their response plans send at once, each thing a part of the call', () => {
    const { wants, weights, areas } = demand([call(square, fire), call(far)])
    expect(wants).toEqual([
      { oneOf: ['fire'], within: 240 },
      { oneOf: ['fire'], within: 480 },
      { oneOf: ['medical'], within: 480 },
      { oneOf: ['patrol'], within: 600 },
    ])
    expect(areas).toHaveLength(2)
    expect(Array.from(weights)).toEqual([1 / 3, 0, 1 / 3, 0, 1 / 3, 0, 0, 1])
  })

  test('and where panels are, what past calls asked for, and what panels raise', () => {
    const { wants, weights } = demand([call(far)], [square], [fire])
    const patrol = wants.findIndex(({ oneOf }) => oneOf.join() === 'patrol')
    // A hundred calls of premises: half are of the kind of the past one, half are fires.
    expect(weights[2 * patrol + 1]).toBe(50)
    expect(sum(weights)).toBeCloseTo(101, 9)
  })
})
