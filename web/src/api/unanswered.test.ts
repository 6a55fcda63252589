import { expect, test } from 'vitest'
import { aStorage } from './fixtures.ts'
import { openUnanswered } from './unanswered.ts'

const take = {
  key: 'k1',
  order: { path: '/api/alarms/{id}/accept', id: 'A1', body: {} },
  name: 'take',
  unit: undefined,
} as const

test('a command that was not answered is found again by the page that is loaded anew', () => {
  const storage = aStorage()
  openUnanswered(storage, 'anna').keep(take)
  expect(openUnanswered(storage, 'anna').list()).toMatchObject([{ key: 'k1', order: { id: 'A1' } }])
})

test('one that was answered is not, and the same one stands there once', () => {
  const storage = aStorage()
  const unanswered = openUnanswered(storage, 'anna')
  unanswered.keep(take)
  unanswered.keep(take)
  expect(unanswered.list()).toHaveLength(1)
  unanswered.drop('k1')
  expect(storage.items.size).toBe(0)
})

test('nobody is asked about what another pressed', () => {
  const storage = aStorage()
  openUnanswered(storage, 'anna').keep(take)
  expect(openUnanswered(storage, 'boris').list()).toEqual([])
  expect(storage.items.size).toBe(0)
})
