import { describe, expect, test } from 'vitest'
import type { Point } from './features.ts'
import { leftOf } from './ways.ts'

const corner: readonly Point[] = [
  [69.2, 41.3],
  [69.21, 41.3],
  [69.21, 41.31],
]

describe('what is left of a way', () => {
  test('is all of it where it begins', () => expect(leftOf(corner, [69.2, 41.3])).toEqual(corner))
  test('begins where somebody is by now', () =>
    expect(leftOf(corner, [69.205, 41.3002])).toEqual([[69.205, 41.3002], ...corner.slice(1)]))
  test('is the last piece behind the last corner', () =>
    expect(leftOf(corner, [69.21, 41.305])).toEqual([
      [69.21, 41.305],
      [69.21, 41.31],
    ]))
  test('is nothing for who took another way', () => expect(leftOf(corner, [69.2, 41.305])).toBeUndefined())
  test('nor where there is none', () => expect(leftOf([], [69.2, 41.3])).toBeUndefined())
})
