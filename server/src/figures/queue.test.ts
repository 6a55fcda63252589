import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarmKind } from '../alarms/evolve.ts'
import { openTestHouse, type TestHouse } from '../fixtures/house.ts'
import { anna, boris, lola, seconds } from '../fixtures/people.ts'
import { alarmAsked, frame, registerAccount } from '../fixtures/scene.ts'
import { signal } from '../fixtures/signals.ts'
import { Clock } from '../platform/clock.ts'
import { Presence } from '../platform/presence.ts'
import { dueNow } from '../timers.ts'
import type { QueueBucket } from './figure.ts'
import { bucketsOf, firstBucket, queueBuckets } from './queue.ts'

/** Lives of alarms, told by the minute; the figures are what the journal made of them. */

const start = Date.UTC(2026, 2, 1, 8, 0, 0)
const at = (minutes: number): number => start + seconds(60 * minutes)

let house: TestHouse
let accounts = 0xc000
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

const opened = async (minutes: number, code = 'HA'): Promise<string> => {
  const account = await registerAccount(house.house, (accounts++).toString(16))
  return (await frame(house.house, account, [signal(code)], { now: at(minutes) }))!
}
const asked = (id: string, minutes: number, command: Parameters<typeof alarmAsked>[2]) =>
  alarmAsked(house.house, id, command, { now: at(minutes) })
const accept = (id: string, minutes: number) => asked(id, minutes, { type: 'accept', by: anna })
const looked = (minutes: number) =>
  new Clock(
    (now) => dueNow(house.house, new Presence(now), now),
    (error) => {
      throw error
    },
  ).tick(at(minutes))

/** The last buckets in few words: opened, in hand, late, waiting at the end. */
const brief = (buckets: readonly QueueBucket[]): string[] =>
  buckets.map(({ opened, inHand, late, waitingAtEnd }) => [opened, inHand, late, waitingAtEnd].join(' '))

test('an hour of alarms: opened, taken, late, given back, handed over, closed', async () => {
  const early = await opened(-90, 'BA') // waits since long before the hour, and is late since then
  await looked(-88)
  const inTime = await opened(1)
  await accept(inTime, 1.4)
  const tooLate = await opened(2)
  await accept(tooLate, 2.6) // 36 s: late, though the clock never looked
  const unseen = await opened(3)
  await looked(3.6)
  const back = await opened(6)
  await accept(back, 6.2)
  await asked(back, 7, { type: 'give-back', by: anna, because: 'asked' })
  await asked(back, 12, { type: 'hand-over', by: lola, to: boris })
  await asked(back, 13, { type: 'close', by: boris, disposition: 'real' })
  await asked(inTime, 14, { type: 'close', by: anna, disposition: 'false-user' })
  await accept(early, 16)

  const buckets = await queueBuckets(house.pool, 1, at(17))
  expect(buckets).toHaveLength(12)
  expect(buckets[0]!.from).toBe('2026-03-01T07:20:00.000Z')
  expect(brief(buckets.slice(7))).toEqual([
    '0 0 0 1', // 07:55: the early one waits
    '3 2 2 2', // 08:00: three come, two are taken, one of them late, as is the one that nobody saw
    '1 1 0 3', // 08:05: taken, and given back
    '0 0 0 2', // 08:10: in hand again, which is not the first time
    '0 1 0 1', // 08:15: the early one is taken; that it was late is long ago
  ])
  expect(house.house.get(alarmKind, unseen)?.takenAt).toBeNull()
})

test('what came after is not known before', async () => {
  const buckets = await queueBuckets(house.pool, 1, at(4))
  expect(brief(buckets.slice(-2))).toEqual(['0 0 0 1', '3 2 2 2'])
})

test('a raised alarm has a new target, and is late when it misses that', async () => {
  const account = await registerAccount(house.house, (accounts++).toString(16))
  const raised = (await frame(house.house, account, [signal('BA')], { now: at(121) }))!
  expect(await frame(house.house, account, [signal('HA')], { now: at(122) })).toBe(raised)
  await accept(raised, 122.4)
  const before = (await queueBuckets(house.pool, 1, at(124))).at(-1)!
  expect(before).toMatchObject({ opened: 1, inHand: 1, late: 0 })
})

test('buckets stand on whole five minutes, whatever the time', () => {
  expect(firstBucket(Date.UTC(2026, 0, 1, 10, 59, 59, 999), 1)).toBe(Date.UTC(2026, 0, 1, 10, 0))
  expect(firstBucket(Date.UTC(2026, 0, 1, 10, 55), 8)).toBe(Date.UTC(2026, 0, 1, 3, 0))
})

test('a bucket in which nothing happened is there all the same', () => {
  const quiet = { opened: 0, inHand: 0, late: 0 }
  expect(
    bucketsOf(
      [
        { ...quiet, number: -1, change: 2 },
        { number: 2, opened: 1, inHand: 3, late: 0, change: -2 },
      ],
      start,
      3,
    ),
  ).toEqual([
    { from: '2026-03-01T08:00:00.000Z', ...quiet, waitingAtEnd: 2 },
    { from: '2026-03-01T08:05:00.000Z', ...quiet, waitingAtEnd: 2 },
    { from: '2026-03-01T08:10:00.000Z', opened: 1, inHand: 3, late: 0, waitingAtEnd: 0 },
  ])
})
