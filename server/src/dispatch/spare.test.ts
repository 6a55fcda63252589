import { describe, expect, test } from 'vitest'
import { choosable as unit } from '../fixtures/choosable.ts'
import type { Need } from './need.ts'
import { type Choosable, recommend } from './recommend.ts'
import { spare } from './spare.ts'

const need = (within: number): Need => ({ oneOf: ['patrol'], count: 1, within })
const busy = { status: 'en-route', incident: 'trifle', assignment: 'trifle.1' } as const

/** NEAR alone covers its area: without it nine in ten calls are out of time. Each of the others leaves one in ten. */
const leaves = (chosen: readonly string[]) => (chosen.includes('NEAR') ? 0.9 : 0.1)

const spared = (needs: readonly Need[], ...units: readonly (readonly [Choosable, number])[]) =>
  spare(
    recommend(
      { id: 'this', type: 'panic', priority: 2, distress: null },
      { needs, together: needs.map((_, index) => index) },
      {
        units: units.map(([one]) => one),
        seconds: units.map(([, seconds]) => seconds),
        workOf: () => ({ type: 'other', priority: 5 }),
      },
    ),
    new Map(units.map(([one]) => [one.id, one])),
    leaves,
  )

test('no later than is asked, where the plan gives more time', () => {
  const recommended = recommend(
    { id: 'this', type: 'panic', priority: 2, distress: null },
    { needs: [need(300)], together: [0] },
    { units: [unit('NEAR'), unit('FAR')], seconds: [100, 290], workOf: () => undefined },
  )
  const units = new Map(['NEAR', 'FAR'].map((id) => [id, unit(id)]))
  expect(spare(recommended, units, leaves, 289)).toEqual(recommended)
  expect(spare(recommended, units, leaves, 290).chosen).toMatchObject([{ unit: 'FAR' }])
})

describe('who alone covers an area is spared', () => {
  test('where somebody else is in time as well', () =>
    expect(spared([need(300)], [unit('NEAR'), 100], [unit('FAR'), 290])).toMatchObject({
      chosen: [{ unit: 'FAR', seconds: 290, late: false }],
      lastArrival: 290,
      considered: [
        { unit: 'FAR', why: 'chosen' },
        { unit: 'NEAR', why: 'spared' },
      ],
    }))

  test.each<[string, Choosable, number]>([
    ['is too late', unit('OTHER'), 301],
    ['cannot do it', unit('OTHER', { capabilities: ['dog'] }), 200],
    ['has other work', unit('OTHER', busy), 200],
    ['cannot get there', unit('OTHER'), Infinity],
  ])('but not where the other one %s', (_name, other, seconds) =>
    expect(spared([need(300)], [unit('NEAR'), 100], [other, seconds]).chosen).toMatchObject([{ unit: 'NEAR' }]),
  )

  test('nor where it is late itself: the soonest goes', () =>
    expect(spared([need(60)], [unit('NEAR'), 100], [unit('FAR'), 110]).chosen).toMatchObject([{ unit: 'NEAR' }]))

  test('among several that are sent, and nobody is sent twice', () => {
    const { chosen } = spared([need(300), need(300)], [unit('NEAR'), 100], [unit('A'), 120], [unit('B'), 250])
    expect(chosen.map((one) => one.unit)).toEqual(['A', 'B'])
    expect(chosen.flatMap(({ needs }) => needs).sort()).toEqual([0, 1])
  })

  test('and nothing is exchanged where it makes no difference', () =>
    expect(spared([need(300)], [unit('A'), 100], [unit('B'), 120]).chosen).toMatchObject([{ unit: 'A' }]))
})
