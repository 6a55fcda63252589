import { expect, test } from 'vitest'
import { createKeys, freshKey } from './keys.ts'
import type { Order } from './words.ts'

const take: Order = { path: '/api/alarms/{id}/accept', id: 'A1', body: {} }
const note = (text: string): Order => ({ path: '/api/alarms/{id}/note', id: 'A1', body: { text } })

const counting = () => {
  let count = 0
  return createKeys(() => `k${++count}`)
}

test('what was not answered goes out again under its first key', () => {
  const { keyFor } = counting()
  expect([keyFor(note('Voices')), keyFor(note('Voices'))]).toEqual(['k1', 'k1'])
})

test('what was answered and is pressed again is meant again', () => {
  const { keyFor, answered } = counting()
  const first = keyFor(take)
  answered()
  expect(keyFor(take)).not.toBe(first)
})

test('another command in between ends it', () => {
  const { keyFor } = counting()
  expect([keyFor(note('Voices')), keyFor(note('Voices, a dog')), keyFor(note('Voices'))]).toEqual(['k1', 'k2', 'k3'])
})

test('keys are 128 bits, never the same', () => {
  expect(freshKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(freshKey()).not.toBe(freshKey())
})
