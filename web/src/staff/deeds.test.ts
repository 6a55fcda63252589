import { expect, test } from 'vitest'
import { deedsWith } from './deeds.ts'

test.each([
  ['invited', ['link', 'change', 'grant', 'promote', 'leave']],
  ['active', ['change', 'grant', 'promote', 'signOut', 'recover', 'leave']],
  ['left', ['return']],
] as const)('with somebody who is %s', (status, deeds) => {
  expect(deedsWith({ id: 'staff-1-7', status, role: 'operator' }, 'staff-1-1')).toEqual(deeds)
})

test('with oneself only what is nobody’s business', () => {
  expect(deedsWith({ id: 'staff-1-1', status: 'active', role: 'administrator' }, 'staff-1-1')).toEqual(['signOut'])
})
