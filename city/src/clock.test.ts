import { expect, test } from 'vitest'
import { startClock } from './clock.ts'
import { second } from './model/week.ts'

const { signal } = new AbortController()
const from = 1_000_000

test('the clock stands still until it begins, and what is later waits for it', async () => {
  const begins = Promise.withResolvers<void>()
  const clock = startClock({ from, speed: 1_000, begins: begins.promise, signal })
  let has = 'not come'
  const later = clock.after(1).then(() => {
    has = 'come'
  })
  await clock.until(from)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([clock.now(), has]).toEqual([from, 'not come'])
  begins.resolve()
  await later
  expect(clock.now()).toBeGreaterThanOrEqual(from + second)
})

test('who waits is told when the city is stopped, before it began and after', async () => {
  const stopping = new AbortController()
  const begun = startClock({ from, speed: 1, begins: Promise.resolve(), signal: stopping.signal })
  const waiting = begun.after(3_600)
  stopping.abort()
  await expect(waiting).rejects.toThrow()
  const never = startClock({ from, speed: 1, begins: Promise.reject(new Error('stopped')), signal })
  await expect(never.after(1)).rejects.toThrow('stopped')
})
