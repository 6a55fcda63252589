import { expect, test } from 'vitest'
import { cameraAt, pixelOf, sameCamera, worldOf } from './mercator.ts'

// The corners of the square are those of EPSG:3857: 85.0511287798066° is where the world ends for it.
test('the world is a square', () => {
  expect(worldOf([0, 0])).toEqual([0.5, 0.5])
  const [x, y] = worldOf([-180, 85.0511287798066])
  expect(x).toBe(0)
  expect(y).toBeCloseTo(0, 12)
  expect(worldOf([180, -85.0511287798066])[1]).toBeCloseTo(1, 12)
})

test('what is looked at is in the middle, what lies north of it above, what lies east of it to the right', () => {
  const camera = cameraAt([69.24, 41.31], 14, 800, 600)
  expect(pixelOf(camera, worldOf([69.24, 41.31]))).toEqual([400, 300])
  const [x, y] = pixelOf(camera, worldOf([69.25, 41.32]))
  // One degree of longitude is 512 * 2^14 / 360 px; of latitude more, by the secant of the latitude.
  expect(x - 400).toBeCloseTo((0.01 * 512 * 2 ** 14) / 360, 6)
  expect((300 - y) / (x - 400)).toBeCloseTo(1 / Math.cos((41.315 * Math.PI) / 180), 4)
})

test('a look is another one when anything of it is', () => {
  const camera = cameraAt([69.24, 41.31], 14, 800, 600)
  expect(sameCamera(camera, cameraAt([69.24, 41.31], 14, 800, 600))).toBe(true)
  expect(sameCamera(camera, cameraAt([69.24, 41.32], 14, 800, 600))).toBe(false)
  expect(sameCamera(camera, cameraAt([69.24, 41.31], 14.1, 800, 600))).toBe(false)
  expect(sameCamera(camera, cameraAt([69.24, 41.31], 14, 800, 601))).toBe(false)
  expect(sameCamera(null, camera)).toBe(false)
})
