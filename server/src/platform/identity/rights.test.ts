import { describe, expect, test } from 'vitest'
import { hours, now } from '../../fixtures/people.ts'
import { Action, mayDo, type Role } from './rights.ts'

describe('somebody may do', () => {
  const may = (role: Role, action: Action, at = now) =>
    mayDo({ role, grants: [{ action: 'past:read', until: now + hours(1) }] }, action, at)

  test('what the table says of their role', () => {
    expect(may('operator', 'alarm:work')).toBe(true)
    expect(may('crew', 'alarm:work')).toBe(false)
  })

  test('what was granted beside it, until the time that was said, and not at that time', () => {
    expect(mayDo({ role: 'crew' }, 'past:read', now)).toBe(false)
    expect(may('crew', 'past:read')).toBe(true)
    expect(may('crew', 'past:read', now + hours(1) - 1)).toBe(true)
    expect(may('crew', 'past:read', now + hours(1))).toBe(false)
  })

  test('nothing else than what was granted', () => {
    expect(may('crew', 'handover:sign')).toBe(false)
  })

  test('by their role still, when a grant of the same has ended', () => {
    expect(may('operator', 'past:read', now + hours(2))).toBe(true)
  })
})

describe('the table', () => {
  const allOf = (role: Role) => Action.options.filter((action) => mayDo({ role }, action, now))

  test('lets a technician look after the line, and know nothing of alarms and incidents', () => {
    expect(allOf('technician')).toEqual([
      'account:read',
      'account:test',
      'signal:read',
      'line:watch',
      'approval:decide',
      'look:explain',
      'rights:read',
      'keys:own',
      'session:own',
    ])
  })

  test('lets a resident see who looked at them and who they are, and keep their own keys', () => {
    expect(allOf('resident')).toEqual(['look:own', 'keys:own', 'session:own'])
  })
})
