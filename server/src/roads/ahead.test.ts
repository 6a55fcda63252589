import { expect, test } from 'vitest'
import { aClosure } from '../fixtures/closure.ts'
import type { Position } from '../platform/words.ts'
import { aheadOf } from './ahead.ts'
import type { Closure } from './closure.ts'

const place: Position = [69.24, 41.31]
const around = (east: number): Closure['where'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [place[0] + east - 0.001, 41.309],
      [place[0] + east + 0.001, 41.309],
      [place[0] + east, 41.312],
      [place[0] + east - 0.001, 41.309],
    ],
  ],
})
const closure = (id: string, where: Closure['where']) => aClosure({ id, number: Number(id), where })
const [bridge, flood, faraway] = [
  closure('1', { type: 'LineString', coordinates: [place, [69.25, 41.31]] }),
  closure('2', around(0)),
  closure('3', around(1)),
] as const
const all = [bridge, flood, faraway]
const way = (seconds: number, usually: number, ...closures: readonly string[]) => ({ seconds, usually, closures })

test('those come first in which the place lies: by its road, or within an area', () => {
  const hindered = { here: ['3'], ways: [way(100, 60, '1')] }
  expect(aheadOf(all, place, ['T-1'], hindered).map(({ closure: id, here }) => [id, here])).toEqual([
    ['2', true],
    ['3', true],
    ['1', false],
  ])
})

test('each has the units that would have come over it, and how much longer they drive', () => {
  const ways = [way(185.4, 60, '1'), way(60, 60), way(Number.POSITIVE_INFINITY, 90, '1', '3')]
  expect(aheadOf(all, [0, 0], ['T-1', 'T-2', 'T-3'], { here: [], ways })).toEqual([
    {
      closure: '1',
      here: false,
      units: [
        { unit: 'T-1', longer: 125 },
        { unit: 'T-3', longer: null },
      ],
    },
    { closure: '3', here: false, units: [{ unit: 'T-3', longer: null }] },
  ])
})

test('without an atlas it is known at least what lies within an area', () => {
  expect(aheadOf(all, place, ['T-1'], undefined)).toEqual([{ closure: '2', here: true, units: [] }])
})
