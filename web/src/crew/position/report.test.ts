import { expect, test } from 'vitest'
import { metresBetween } from '../../ui/metres.ts'
import { bearingTo, type Fix, isWorthSending } from './report.ts'

const tashkent = [69.24, 41.31] as const
const fix = (at: number, position: readonly [number, number] = tashkent): Fix => ({
  position,
  heading: null,
  speed: null,
  at,
})
/** A degree of latitude is 111.2 km. */
const north = (metres: number) => [tashkent[0], tashkent[1] + metres / 111_195] as const

test.each([
  ['the first', fix(0), null, true],
  ['too soon', fix(1999, north(500)), fix(0), false],
  ['soon, and far enough', fix(2000, north(26)), fix(0), true],
  ['hardly moved', fix(2000, north(20)), fix(0), false],
  ['still here', fix(30_000), fix(0), true],
] as const)('%s', (_what, now, sent, worth) => expect(isWorthSending(now, sent)).toBe(worth))

test('measures and points', () => {
  expect(metresBetween(tashkent, north(1000))).toBeCloseTo(1000, 0)
  expect(bearingTo(tashkent, north(1000))).toBeCloseTo(0)
  expect(bearingTo(tashkent, [69.25, 41.31])).toBeCloseTo(90, 1)
  expect(bearingTo(tashkent, [69.23, 41.31])).toBeCloseTo(270, 1)
})
