import { expect, test } from 'vitest'
import { hours, now } from '../fixtures/people.ts'
import { LastHour } from './last-hour.ts'

test('a count that only grows, over the last hour', () => {
  let total = 4
  const lastHour = new LastHour(() => total)
  expect(lastHour.grown()).toBe(4)
  lastHour.look(now)
  total = 10
  lastHour.look(now + hours(0.5))
  expect(lastHour.grown()).toBe(6)
  total = 11
  lastHour.look(now + hours(1.5))
  expect(lastHour.grown()).toBe(1)
  expect(new LastHour(() => 0).grown()).toBe(0)
})
