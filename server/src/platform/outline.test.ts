import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StationForm } from '../stations/station.ts'
import { flawOf } from './outline.ts'
import type { Position } from './words.ts'

const ring = (...corners: Position[]): Position[] => [...corners, corners[0]!]
const box = (west: number, south: number, size: number): Position[] =>
  ring([west, south], [west + size, south], [west + size, south + size], [west, south + size])
const flaw = (...coordinates: Position[][]) => flawOf(coordinates, 2_000)
const large = box(69, 41, 1)

describe('is an area', () => {
  test.each<[string, Position[][]]>([
    ['a box', [large]],
    ['one with holes in it', [large, box(69.1, 41.1, 0.2), box(69.5, 41.5, 0.2)]],
    ['one with a hole that touches the outline', [large, ring([69, 41], [69.2, 41.1], [69.1, 41.2])]],
    ['one that turns inwards', [ring([0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3])]],
    ['one with a corner twice, and one on a side', [ring([0, 0], [1, 0], [1, 0], [2, 0], [2, 2])]],
    ['one that touches itself in a corner', [ring([0, 0], [1, 1], [2, 0], [2, 2], [1, 1], [0, 2])]],
  ])('%s', (_name, rings) => expect(flaw(...rings)).toBeUndefined())

  test('whatever goes around a point', () => {
    const distances = fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 })
    fc.assert(
      fc.property(distances, (all) => {
        const corners = all.map((distance, n): Position => {
          const angle = (2 * Math.PI * n) / all.length
          return [69 + distance * Math.cos(angle), 41 + distance * Math.sin(angle)]
        })
        expect(flaw(ring(...corners))).toBeUndefined()
      }),
    )
  })
})

describe('is none, and it is said why', () => {
  test.each<[string, Position[][], number, RegExp]>([
    ['a bow', [ring([69, 41], [70, 42], [70, 41], [69, 42])], 0, /lines .* cross.* near the corner \[/],
    ['a line', [ring([0, 0], [1, 1], [2, 2])], 0, /on one line/],
    ['a point', [ring([1, 1], [1, 1], [1, 1])], 0, /on one line/],
    ['a hole across the outline', [large, box(69.9, 41.9, 0.5)], 1, /cross/],
    ['a hole across a hole', [large, box(69.1, 41.1, 0.2), box(69.2, 41.2, 0.2)], 2, /cross/],
    ['a hole outside', [large, box(69.1, 41.1, 0.2), box(75, 41, 1)], 2, /within the outline/],
    ['a hole that encloses nothing', [large, ring([69.1, 41.1], [69.2, 41.1], [69.3, 41.1])], 1, /on one line/],
  ])('%s', (_name, rings, at, what) =>
    expect(flaw(...rings)).toEqual({ path: [at], what: expect.stringMatching(what) }),
  )
})

test('a form with more corners than any district has is refused before they are looked at', () => {
  const zigzag = Array.from({ length: 1_100 }, (_, n): Position => [n / 1e4, n % 2])
  const form = { id: 'chorsu', name: 'Chorsu', position: [69, 41], area: { type: 'Polygon' } }
  const parsed = (coordinates: Position[][]) =>
    StationForm.safeParse({ ...form, area: { ...form.area, coordinates } }).error?.issues.map(({ message }) => message)
  expect(parsed([ring(...zigzag), ring(...zigzag)])).toEqual(['an area has at most 2000 corners; this one has 2202'])
  expect(parsed([large])).toBeUndefined()
})
