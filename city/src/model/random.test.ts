import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

test('a fork is not moved by what others throw', () => {
  const [quiet, busy] = [createRandom(5), createRandom(5)]
  for (let throws = 0; throws < 100; throws++) busy.next()
  expect(busy.fork('panels').next()).toBe(quiet.fork('panels').next())
  expect(quiet.fork('panels').next()).not.toBe(quiet.fork('units').next())
})

test('numbers fill their range evenly', () => {
  const random = createRandom(11)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let throws = 0; throws < 10_000; throws++) counts[random.whole(0, 9)]!++
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('weights are kept, and what weighs nothing never comes', () => {
  const random = createRandom(3)
  const counts = { often: 0, rarely: 0, never: 0 }
  for (let throws = 0; throws < 4000; throws++) {
    counts[
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['rarely', 1],
      ] as const)
    ]++
  }
  expect(counts.never).toBe(0)
  expect(counts.often / counts.rarely).toBeGreaterThan(2.5)
  expect(counts.often / counts.rarely).toBeLessThan(3.5)
})

test('shuffling loses nobody', () => {
  const items = Array.from({ length: 50 }, (_, index) => index)
  const shuffled = createRandom(1).shuffled(items)
  expect(shuffled).not.toEqual(items)
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
})
