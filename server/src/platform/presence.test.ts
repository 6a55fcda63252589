import { expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import type { Person } from './identity/people.ts'
import { Presence } from './presence.ts'

const anna: Person = { id: 'operator-anna', name: 'Anna', role: 'operator', unit: null }
const minutes = (count: number): number => seconds(60 * count)

const open = (): Presence => {
  const presence = new Presence(now)
  presence.connected(anna, now + seconds(1))
  return presence
}

test('who has screens open is here, since the first of them, with their number', () => {
  const presence = open()
  presence.connected(anna, now + seconds(9))
  expect(presence.list(now + seconds(10))).toEqual([
    { person: anna, since: now + seconds(1), screens: 2, lostSince: null },
  ])
  presence.disconnected(anna.id, now + seconds(11))
  expect(presence.list(now + seconds(12))).toMatchObject([{ screens: 1, lostSince: null }])
  expect(presence.present(anna.id)).toBe(anna)
})

test('who lost the last connection is listed as lost for a while, and is nobody to hand anything to', () => {
  const presence = open()
  presence.disconnected(anna.id, now + seconds(5))
  expect(presence.list(now + seconds(6))).toMatchObject([{ screens: 0, lostSince: now + seconds(5) }])
  expect(presence.present(anna.id)).toBeUndefined()
  expect(presence.list(now + seconds(5) + minutes(15))).toHaveLength(1)
  expect(presence.list(now + seconds(5) + minutes(15) + 1)).toEqual([])
})

test('who comes back at once was here all the time; who comes back later comes anew', () => {
  const presence = open()
  presence.disconnected(anna.id, now + seconds(5))
  presence.connected(anna, now + seconds(65))
  expect(presence.list(now + seconds(66))).toMatchObject([{ since: now + seconds(1) }])
  presence.disconnected(anna.id, now + seconds(70))
  presence.connected(anna, now + seconds(131))
  expect(presence.list(now + seconds(132))).toMatchObject([{ since: now + seconds(131) }])
})

test('a screen on the wall is a connection, and nobody who is there', () => {
  const presence = new Presence(now)
  presence.hung(anna.id, 1)
  expect(presence.connections(anna.id)).toBe(1)
  expect([presence.list(now), presence.goneSince(anna.id)]).toEqual([[], now])
  presence.hung(anna.id, -1)
  expect(presence.connections(anna.id)).toBe(0)
})

test('who signed out is not missed when the screens close', () => {
  const presence = open()
  presence.left(anna.id)
  presence.disconnected(anna.id, now + seconds(2))
  expect(presence.list(now + seconds(3))).toEqual([])
  expect(presence.goneSince(anna.id)).toBe(now + seconds(2))
})
