import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../fixtures/house.ts'
import { anna } from '../fixtures/people.ts'
import { alarmAsked, frame, registerAccount } from '../fixtures/scene.ts'
import { signal } from '../fixtures/signals.ts'
import { alarmKind } from './evolve.ts'
import { Tallies } from './tally.ts'

let at: TestHouse
beforeAll(async () => {
  at = await openTestHouse()
})
afterAll(() => at?.close())

test('after a restart the open alarms add up to what they did before', async () => {
  const { house, pool } = at
  const before = new Tallies(house)
  const said: readonly (readonly [account: string, codes: string[]])[] = [
    ['1001', ['BA', 'BA', 'BR']],
    ['1002', ['BA', 'BR', 'BA']],
    ['1003', ['FA', 'AT', 'FR']],
    ['1004', ['BA', 'BR', 'OP']],
    ['1001', ['BA', 'PA', 'BR']],
    ['9999', ['ZQ', 'ZQ']],
    ['1005', ['BA']],
  ]
  for (const account of ['1001', '1002', '1003', '1004', '1005']) await registerAccount(house, account)
  // One frame for two alarms: one that calls for help, and a technical one.
  await frame(house, '1003', [signal('FA'), signal('AT'), signal('AT')])
  for (const [account, codes] of said) for (const code of codes) await frame(house, account, [signal(code)])
  const closed = [...house.list(alarmKind)].find(({ account }) => account === '1005')!
  await alarmAsked(house, closed.id, { type: 'accept', by: anna })
  await alarmAsked(house, closed.id, {
    type: 'close',
    by: anna,
    disposition: 'test',
  })

  const open = [...house.list(alarmKind)]
  expect(open.length).toBeGreaterThanOrEqual(6)
  const after = new Tallies(house)
  await after.rebuild(pool)
  for (const alarm of open) expect(after.of(alarm), alarm.account).toEqual(before.of(alarm))
  expect(open.map((alarm) => after.of(alarm).restoredAt !== null)).toContain(true)
  expect(open.map((alarm) => after.of(alarm).restoredAt === null)).toContain(true)
})

test('nothing is asked of the database once for each alarm', async () => {
  const { house, pool } = at
  let asked = 0
  const counting = {
    query: (...args: [string, unknown[]]) => {
      asked++
      return pool.query(...args)
    },
  }
  await new Tallies(house).rebuild(counting as unknown as typeof pool)
  expect(asked).toBe(1)
})
