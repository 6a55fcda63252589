import { describe, expect, test } from 'vitest'
import { choosable } from '../fixtures/choosable.ts'
import { choose, leaves, type Situation } from './choose.ts'

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
  const cover = { demand: { weights: [1, 3], areas: ['west', 'east'] }, units: ['A', 'B'], target: 300 }
  test('what nobody who is left is in time for', () => {
    const found = leaves({ ...cover, times: [100, 900, 900, 100] }, choose(situation({})))
    expect([found.before.share, found.after.share]).toEqual([0, 0.75])
  })

  test('who cannot be sent covers nothing, who is of another sort covers what is of that', () => {
    const units = [
      choosable('A', { status: 'out-of-service' }),
      choosable('B'),
      choosable('C', { capabilities: ['fire'] }),
    ]
    const other = { ...cover, units: ['A', 'B', 'C'], times: [100, 100, 100, 900, 900, 100] }
    const all = { units, seconds: seconds(1, 1, 1), somehow: new Map() }
    const found = leaves(other, choose(situation(all)))
    expect([found.before.share, found.after.share]).toEqual([0, 0.25])
  })

  test('of whom nothing is known, nothing is said', () => {
    const found = leaves({ ...cover, units: ['A'], times: [100, 900] }, choose(situation({})))
    expect([found.before.share, found.after.share]).toEqual([0.75, 0.75])
  })
})
