import { expect, test } from 'vitest'
import { aStorage } from '../api/fixtures.ts'
import { openDrafts } from './drafts.ts'

test('a draft outlives the page', () => {
  const storage = aStorage()
  openDrafts(storage, 'anna').keep('alarm:1 note', 'two men')
  expect(openDrafts(storage, 'anna').of('alarm:1 note')).toBe('two men')
})

test('each thing has its own, the latest first', () => {
  const drafts = openDrafts(aStorage(), 'anna')
  drafts.keep('alarm:1 note', 'a')
  drafts.keep('alarm:1 park', 'b')
  drafts.keep('alarm:2 note', 'c')
  drafts.keep('alarm:1 note', 'aa')
  expect(drafts.about('alarm:1 ')).toEqual(['alarm:1 note', 'alarm:1 park'])
})

test('what was sent is gone from the storage too', () => {
  const storage = aStorage()
  const drafts = openDrafts(storage, 'anna')
  drafts.keep('alarm:1 note', 'two men')
  drafts.keep('alarm:1 note', '')
  expect(storage.items.size).toBe(0)
})

test('nobody finds what another typed', () => {
  const storage = aStorage()
  openDrafts(storage, 'anna').keep('alarm:1 note', 'two men')
  openDrafts(storage, 'boris')
  expect(storage.items.size).toBe(0)
})

test('a draft of yesterday is gone, and a broken storage is an empty one', () => {
  const storage = aStorage()
  openDrafts(storage, 'anna', () => 0).keep('alarm:1 note', 'two men')
  expect(openDrafts(storage, 'anna', () => 13 * 3_600_000).of('alarm:1 note')).toBe('')
  storage.items.set('yordam-drafts-anna', '{')
  expect(openDrafts(storage, 'anna').of('alarm:1 note')).toBe('')
})
