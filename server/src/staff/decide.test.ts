import { describe } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, now } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import type { Staff, StaffCommand, StaffEvent } from './staff.ts'

const { given } = ruleBook(decide, now)

const invited: Staff = {
  id: 'staff-1-7',
  number: 7,
  login: '1042',
  name: 'Operator 12',
  role: 'operator',
  unit: null,
  status: 'invited',
  grants: [],
  enteredAt: null,
}
const active: Staff = { ...invited, status: 'active' }
const left: Staff = { ...invited, status: 'left' }
const themselves = { id: 'staff-1-7', name: 'Operator 12', role: 'operator' }
const kept = (value: string, retention = 'record/2026-03') => ({ subject: 'staff:staff-1-7', retention, value })

describe('a role', () => {
  const change = (by = anna, role: Staff['role'] = 'dispatcher'): StaffCommand => ({
    type: 'change',
    name: 'Operator 12',
    role,
    unit: null,
    by,
  })
  given(active)
    .when(change())
    .then({ type: 'staff-changed', name: 'Operator 12', role: 'dispatcher', unit: null, by: anna })
  given(active).when(change(anna, 'operator')).thenNothing()
  given(active).when(change(themselves)).refused('own-role')
})

describe('an administrator', () => {
  const make = (by = anna): StaffCommand => ({ type: 'make-administrator', by })
  given(active)
    .when(make())
    .then({ type: 'staff-changed', name: 'Operator 12', role: 'administrator', unit: null, by: anna })
  given({ ...active, role: 'administrator' })
    .when(make())
    .thenNothing()
  given(active).when(make(themselves)).refused('own-role')
  given(left).when(make()).refused('staff-left')
})

describe('a right for a time', () => {
  const grant = (more: Partial<Extract<StaffCommand, { type: 'grant' }>> = {}): StaffCommand => ({
    type: 'grant',
    by: anna,
    action: 'line:watch',
    until: now + hours(8),
    reason: 'The technician is ill',
    ...more,
  })
  const granted: StaffEvent = {
    type: 'right-granted',
    action: 'line:watch',
    until: now + hours(8),
    by: anna,
    private: { reason: kept('The technician is ill') },
  } as StaffEvent
  given(active).when(grant()).then(granted)
  given(active)
    .when(grant({ by: themselves }))
    .refused('own-right')
  given(active)
    .when(grant({ until: now }))
    .refused('bad-until', { days: 7 })
  given(active)
    .when(grant({ until: now + hours(24 * 7 + 1) }))
    .refused('bad-until', { days: 7 })
  given(active)
    .when(grant({ action: 'alarm:work' }))
    .refused('right-of-role', { role: 'operator' })
  given(active)
    .when(grant({ action: 'staff:recover' }))
    .refused('right-by-two')
  given(left).when(grant()).refused('staff-left')

  const holds: Staff = {
    ...active,
    grants: [{ action: 'line:watch', until: now + hours(1), by: anna, reason: 'sealed' as never }],
  }
  const withdraw: StaffCommand = { type: 'withdraw', by: boris, action: 'line:watch' }
  given(holds).when(withdraw).then({ type: 'right-withdrawn', action: 'line:watch', by: boris })
  given(active).when(withdraw).thenNothing()
})

describe('a link', () => {
  const link: StaffCommand = { type: 'give-link', by: anna }
  given(invited).when(link).then({ type: 'link-given', by: anna })
  given(active).when(link).refused('has-keys')
  given(left).when(link).refused('staff-left')
})

describe('whoever leaves', () => {
  const leave = (by = anna): StaffCommand => ({ type: 'leave', by, reason: 'Retired' })
  given(active)
    .when(leave())
    .then({ type: 'staff-left', by: anna, private: { reason: kept('Retired') } } as StaffEvent)
  given(active).when(leave(themselves)).refused('own-role')
  given(left).when(leave()).thenNothing()
  given(left).when({ type: 'sign-in', by: themselves, way: 'passkey', from: '::1' }).refused('staff-left')
})

describe('coming in', () => {
  given(active)
    .when({ type: 'sign-in', by: themselves, way: 'passkey', from: '::1' })
    .then({
      type: 'signed-in',
      way: 'passkey',
      by: themselves,
      private: { from: kept('::1', 'sign-in/2026-03') },
    } as StaffEvent)
  const byLink: StaffCommand = { type: 'sign-in', by: themselves, way: 'link', from: '::1' }
  given(active).when(byLink).refused('has-keys')
  given(invited)
    .when(byLink)
    .then({
      type: 'signed-in',
      way: 'link',
      by: themselves,
      private: { from: kept('::1', 'sign-in/2026-03') },
    } as StaffEvent)
})
