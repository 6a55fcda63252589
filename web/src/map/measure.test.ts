import { expect, test } from 'vitest'
import { drawMeasured, lengthOf, metresPerPixel, roundLength } from './measure.ts'

test('a length is the sum of its pieces: a degree of latitude is 111 km', () => {
  expect(lengthOf([])).toBe(0)
  expect(lengthOf([[69, 41]])).toBe(0)
  expect(
    lengthOf([
      [69, 41],
      [69, 42],
      [69, 41],
    ]),
  ).toBeCloseTo(2 * 111_195, -2)
})

test('a line is drawn from the second point on', () => {
  const kinds = (points: [number, number][]) => drawMeasured(points).features.map(({ geometry }) => geometry.type)
  expect(kinds([])).toEqual([])
  expect(kinds([[69, 41]])).toEqual(['Point'])
  expect(
    kinds([
      [69, 41],
      [69, 42],
    ]),
  ).toEqual(['LineString', 'Point', 'Point'])
})

test.each([
  [1, 1],
  [9, 5],
  [730, 500],
  [1_999, 1_000],
  [2_000, 2_000],
])('the scale of at most %i m says %i m', (most, says) => expect(roundLength(most)).toBe(says))

test('a pixel of the whole world is a 512th of the equator, and half of it at 60 degrees', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0)
  expect(metresPerPixel(60, 0)).toBeCloseTo(39_135.8, 0)
})
