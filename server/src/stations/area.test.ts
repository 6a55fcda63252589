import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../platform/words.ts'
import { areaOf } from './area.ts'
import type { Station } from './station.ts'

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const station = (id: string, ...rings: Position[][]): Station => ({
  id,
  name: id,
  position: rings[0]?.[0] ?? [0, 0],
  area: rings.length === 0 ? null : { type: 'Polygon', coordinates: rings },
})

const west = station('west', box(69, 41, 69.5, 42))
const east = station('east', box(69.5, 41, 70, 42), box(69.7, 41.4, 69.8, 41.6))
const none = station('none')
const all = [none, west, east]

describe('who answers for a point', () => {
  test.each<[string, Position, string | null]>([
    ['in the one', [69.2, 41.5], 'west'],
    ['in the other', [69.6, 41.5], 'east'],
    ['in a hole of it', [69.75, 41.5], null],
    ['outside of all', [71, 41.5], null],
    ['on the border between them', [69.5, 41.5], 'east'],
  ])('%s', (_name, point, answer) => expect(areaOf(all, point)).toBe(answer))

  test('a bend inwards is outside', () => {
    const horseshoe = station('u', [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ])
    expect([areaOf([horseshoe], [0.5, 2]), areaOf([horseshoe], [1.5, 2]), areaOf([horseshoe], [1.5, 0.5])]).toEqual([
      'u',
      null,
      'u',
    ])
  })

  test('areas that share their borders leave no point to nobody, and none to two', () => {
    const step = 0.25
    const grid = Array.from({ length: 16 }, (_, index) => {
      const [x, y] = [(index % 4) * step, Math.floor(index / 4) * step]
      return station(`${index}`, box(x, y, x + step, y + step))
    })
    const inside = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        expect(grid.filter((one) => areaOf([one], [x, y]) !== null).length).toBe(1)
      }),
    )
  })
})
