import { expect, test } from 'vitest'
import { across, middle } from './extent.ts'

const degree = 111_195
const line = {
  type: 'LineString' as const,
  coordinates: [
    [69, 0],
    [69, 0.01],
    [69.03, 0.01],
  ] as [number, number][],
}
const area = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [69, 0],
      [69.01, 0],
      [69.01, 0.02],
      [69, 0],
    ],
  ] as [[number, number][]],
}

test('a line is as long as it runs, and an area as long as its longer side', () => {
  expect(across(line) / degree).toBeCloseTo(0.04, 4)
  expect(across(area) / degree).toBeCloseTo(0.02, 4)
})

test('the middle of a line lies on it, that of an area in its box', () => {
  const [lon, lat] = middle(line)
  expect([lon, lat]).toEqual([expect.closeTo(69.01, 4), 0.01])
  expect(middle(area)).toEqual([expect.closeTo(69.005), expect.closeTo(0.01)])
  expect(
    middle({
      type: 'LineString',
      coordinates: [
        [69, 41],
        [69, 41],
      ],
    }),
  ).toEqual([69, 41])
})
