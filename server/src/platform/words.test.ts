import { expect, test } from 'vitest'
import { Instant, instant } from './words.ts'

test.each([0, Date.UTC(2026, 2, 1), Date.UTC(10_000, 0, 1), -1e15, Number.NaN, Infinity, -Infinity])(
  'every number is written as an instant: %d',
  (ms) => {
    expect(Instant.safeParse(instant(ms)).success, instant(ms)).toBe(true)
  },
)
