import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Grant, Staff, StaffEvent } from './staff.ts'

const without = (grants: readonly Grant[], action: Grant['action']): readonly Grant[] =>
  grants.filter((grant) => grant.action !== action)

const evolve = evolveBy<Staff, Recorded<StaffEvent>>({
  'staff-invited': (_none, { id, number, login, name, role, unit }) => ({
    id,
    number,
    login,
    name,
    role,
    unit,
    status: 'invited',
    grants: [],
    enteredAt: null,
  }),
  'staff-changed': (staff, { name, role, unit }) => ({ ...staff, name, role, unit }),
  'staff-left': (staff) => ({ ...staff, status: 'left', grants: [] }),
  // Their keys went when they left.
  'staff-returned': (staff) => ({ ...staff, status: 'invited' }),
  'right-granted': (staff, { action, until, by, private: { reason } }) => ({
    ...staff,
    grants: [...without(staff.grants, action), { action, until, by, reason }],
  }),
  'right-withdrawn': (staff, { action }) => ({ ...staff, grants: without(staff.grants, action) }),
  'key-added': (staff) => ({ ...staff, status: 'active' }),
  'key-removed': (staff) => staff,
  'keys-recovered': (staff) => ({ ...staff, status: 'invited' }),
  'link-given': (staff) => staff,
  // The organisation's own sign-in is a way in of their own.
  'signed-in': (staff, { at, way }) => ({
    ...staff,
    status: way === 'oidc' ? 'active' : staff.status,
    enteredAt: at,
  }),
  'signed-out': (staff) => staff,
})

/** Whom the doors see: undefined for who has left. */
export const asPerson = ({ id, name, role, unit, grants, status }: Staff): Person | undefined =>
  status === 'left'
    ? undefined
    : {
        id,
        name,
        role,
        unit,
        ...(grants.length > 0 && { grants: grants.map(({ action, until }) => ({ action, until })) }),
      }

export const staffKind: Kind<Staff, StaffEvent> = {
  name: 'staff',
  shape: 1,
  evolve,
  // A few thousand at the most, and each request asks for one: all of them are held.
  isOpen: () => true,
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: { login: ({ login }) => login },
}
