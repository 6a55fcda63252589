import type { Piece } from '@yordam/atlas'
import { expect, test } from 'vitest'
import { closedRoads } from './closed-roads.ts'
import type { Where } from './closure.ts'

const piece = (name: string, metres: number, isCrossed: boolean): Piece => ({
  name,
  metres,
  isCrossed,
  road: 'residential',
  line: [
    [69.27, 41.311],
    [69.27, 41.309],
  ],
})
const where: Where = {
  type: 'LineString',
  coordinates: [
    [69.27, 41.311],
    [69.27, 41.309],
  ],
}
const closes = (pieces: readonly Piece[], around: readonly Piece[] = []) =>
  closedRoads({ pieces: (asked) => [...('along' in (asked as object) ? pieces : around)] }, where, false)

test('along a road and over others: both are said, and how much of it is which', () => {
  const pieces = [piece('Sharshara', 300, false), piece('Chorsu', 120, true), piece('Navoiy', 180, true)]
  expect(closes(pieces)).toMatchObject({
    metres: 600,
    roads: ['Sharshara'],
    crossed: { count: 2, metres: 300, roads: ['Navoiy', 'Chorsu'] },
  })
})

test('along a road that has no name, the nearest street says where', () => {
  expect(closes([piece('', 300, false)], [piece('Chorsu', 120, false)])).toMatchObject({ roads: [], near: 'Chorsu' })
})
