import { expect, test } from 'vitest'
import type { Row } from '../thing.ts'
import { changed, lookedAt, unseen } from './marks.ts'

const versions = (things: Readonly<Record<string, string>>) => new Map(Object.entries(things) as [Row, string][])
const a: Row = 'alarm:a'
const b: Row = 'alarm:b'
const first = changed(null, versions({ [a]: '1', [b]: '1' }), 0)

test('the first look at the room is no news', () => expect([...unseen(first)]).toEqual([]))

test('what changed, and what is new, is marked until it was in view for a while', () => {
  const later = changed(first, versions({ [a]: '2', [b]: '1', 'alarm:c': '1' }), 1000)
  expect([...unseen(later)]).toEqual([a, 'alarm:c'])
  expect([...unseen(lookedAt(later, null, [a, 'alarm:c'], 2000))]).toEqual([a, 'alarm:c'])
  expect([...unseen(lookedAt(later, null, [a], 6000))]).toEqual(['alarm:c'])
})

test('the thing in hand is seen at once', () => {
  const later = changed(first, versions({ [a]: '2', [b]: '2' }), 1000)
  expect([...unseen(lookedAt(later, a, [], 1001))]).toEqual([b])
})

test('what is as it was seen again is no news, what is closed has no mark', () => {
  const later = changed(first, versions({ [a]: '2', [b]: '2' }), 1000)
  expect([...unseen(changed(later, versions({ [a]: '1' }), 2000))]).toEqual([])
})

test('a look that finds nothing changes nothing', () => expect(lookedAt(first, a, [b], 9000)).toBe(first))
