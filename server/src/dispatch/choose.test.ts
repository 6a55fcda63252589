import { describe, expect, test } from 'vitest'
import { choosable } from '../fixtures/choosable.ts'
import { type Cover, choose, leaves, type Situation } from './choose.ts'
import { type Demand, reachOf } from './coverage.ts'

const seconds = (...all: number[]) => Float64Array.from(all)
const situation = (more: Partial<Situation>): Situation => ({
  wanting: { id: 'this', type: 'disturbance', priority: 2, distress: null },
  asked: { needs: [{ oneOf: ['patrol'], count: 1, within: 600 }], together: [0] },
  units: [choosable('A'), choosable('B')],
  seconds: seconds(100, 90),
  somehow: new Map(),
  work: {},
  ...more,
})
const chosen = (more: Partial<Situation>) => choose(situation(more)).chosen.map((one) => [one.unit, one.seconds])
const whys = (more: Partial<Situation>) => choose(situation(more)).considered.map((one) => [one.unit, one.why])

describe('where no road leads', () => {
  const both = new Map([
    [0, 30],
    [1, 40],
  ])
  test('somebody from whom one does is chosen, however far', () => {
    const cut = { seconds: seconds(Infinity, 900), somehow: new Map([[0, 30]]) }
    expect(chosen(cut)).toEqual([['B', 900]])
    expect(whys(cut)).toEqual([
      ['B', 'chosen'],
      ['A', 'no-road'],
    ])
  })

  test('also where nobody at all can do something else that is asked for', () => {
    const needs = [
      { oneOf: ['patrol' as const], count: 1, within: 600 },
      { oneOf: ['fire' as const], count: 1, within: 600 },
    ]
    const asked = { needs, together: [0, 1] }
    expect(chosen({ asked, seconds: seconds(Infinity, 900), somehow: new Map([[0, 30]]) })).toEqual([['B', 900]])
  })

  test('from anybody, whoever is nearest is chosen all the same', () =>
    expect(chosen({ seconds: seconds(Infinity, Infinity), somehow: both })).toEqual([['A', 30]]))

  test('from those who can do it, the nearest of them', () => {
    const units = [choosable('A', { capabilities: ['fire'] }), choosable('B')]
    const asked = { needs: [{ oneOf: ['fire' as const], count: 1, within: 600 }], together: [0] }
    expect(chosen({ units, asked, seconds: seconds(Infinity, 10), somehow: new Map([[0, 30]]) })).toEqual([['A', 30]])
  })
})

test('who has a road goes before all who have none, where anybody has to be sent without one', () => {
  const units = [choosable('LADDER', { capabilities: ['fire'] }), choosable('NEAR'), choosable('FAR')]
  const asked = {
    needs: (['fire', 'patrol'] as const).map((one) => ({ oneOf: [one], count: 1, within: 600 })),
    together: [0, 1],
  }
  const cut = new Map([
    [0, 40],
    [1, 5],
  ])
  const found = choose(situation({ units, asked, seconds: seconds(Infinity, Infinity, 300), somehow: cut }))
  expect(found.chosen.map(({ unit, seconds: after }) => [unit, after])).toEqual([
    ['FAR', 300],
    ['LADDER', 40],
  ])
  expect(found.lastArrival).toBe(300)
  expect(found.considered.map(({ unit, seconds: after }) => [unit, after])).toContainEqual(['NEAR', 5])
})

describe('what a choice leaves uncovered', () => {
  /** One call in the west, three in the east, for each of which a patrol is asked for. */
  const demand: Demand = { wants: [{ oneOf: ['patrol'], within: 300 }], areas: ['west', 'east'], weights: [1, 3] }
  const cover = (...reaches: readonly (readonly [string, ...number[]])[]): Cover => ({
    demand,
    reaches: new Map(
      reaches.map(([unit, ...times]) => [unit, reachOf(demand, times, 0, unit === 'C' ? ['fire'] : ['patrol'])]),
    ),
  })

  test('what nobody who is left is in time for', () => {
    const found = leaves(cover(['A', 100, 900], ['B', 900, 100]), choose(situation({})))
    expect([found.before.share, found.after.share]).toEqual([0, 0.75])
  })

  test('who cannot be sent covers nothing, nor does who is of another sort', () => {
    const units = [
      choosable('A', { status: 'out-of-service' }),
      choosable('B'),
      choosable('C', { capabilities: ['fire'] }),
    ]
    const all = { units, seconds: seconds(1, 1, 1), somehow: new Map() }
    const found = leaves(cover(['A', 100, 100], ['B', 100, 900], ['C', 900, 100]), choose(situation(all)))
    expect([found.before.share, found.after.share]).toEqual([0.75, 1])
  })

  test('of whom nothing is known, nothing is said', () => {
    const found = leaves(cover(['A', 100, 900]), choose(situation({})))
    expect([found.before.share, found.after.share]).toEqual([0.75, 0.75])
  })
})
