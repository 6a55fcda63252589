import { describe, expect, test } from 'vitest'
import { areaOf, contains, inset, middleOf, pointInside, simplified } from './polygon.ts'

const at = (x: number, y: number) => ({ x, y })
const square = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)]
/** A U: its centre of gravity lies between its legs. */
const horseshoe = [at(0, 0), at(12, 0), at(12, 10), at(9, 10), at(9, 2), at(3, 2), at(3, 10), at(0, 10)]

describe('a polygon', () => {
  test('has an area, less than nothing when it runs clockwise', () => {
    expect(areaOf(square)).toBe(100)
    expect(areaOf(square.toReversed())).toBe(-100)
  })

  test('has a middle, and where that is outside, a point inside', () => {
    expect(middleOf(square)).toEqual(at(5, 5))
    expect(contains(horseshoe, middleOf(horseshoe))).toBe(true)
    expect(contains(horseshoe, pointInside(horseshoe))).toBe(true)
  })

  test('shrinks by another distance on each side', () => {
    const walls = inset(square, (side) => side + 1)!
    expect(walls).toEqual([at(4, 1), at(8, 1), at(8, 7), at(4, 7)])
  })

  test('loses sides that are too short, and itself when it is too narrow', () => {
    const cut = [at(0, 0), at(10, 0), at(10, 9), at(9, 10), at(0, 10)]
    expect(inset(cut, () => 3)).toHaveLength(4)
    expect(inset(square, () => 6)).toBeUndefined()
  })
})

test('a line keeps the points that matter', () => {
  expect(simplified([at(0, 0), at(5, 0.2), at(10, 0), at(10, 10)], 0.5)).toEqual([at(0, 0), at(10, 0), at(10, 10)])
})
