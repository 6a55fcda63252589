import { expect, test } from 'vitest'
import { anAlarm } from '../examples.ts'
import { isLate, towardsTarget } from './target.ts'

const at = (time: string) => Date.parse(`2026-03-01T${time}.000Z`)

test.each([
  ['02:13:20', 0],
  ['02:13:24', 0],
  ['02:13:39', 50],
  ['02:13:54', 100],
  ['02:20:00', 100],
])('at %s %d parts of a hundred are used', (time, part) => expect(towardsTarget(anAlarm(), at(time))).toBe(part))

test('late is what waits past its target, by our clock or by the server’s word', () => {
  expect(isLate(anAlarm(), at('02:13:50'))).toBe(false)
  expect(isLate(anAlarm(), at('02:13:55'))).toBe(true)
  expect(isLate(anAlarm({ overdue: true }), at('02:13:50'))).toBe(true)
  expect(isLate(anAlarm({ status: 'in-hand', overdue: true }), at('02:20:00'))).toBe(false)
})
