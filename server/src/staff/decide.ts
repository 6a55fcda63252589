import { decideBy, refuse } from '../platform/decision.ts'
import { mayDo, rightOf } from '../platform/identity/rights.ts'
import { personal } from '../platform/personal.ts'
import { asPerson } from './evolve.ts'
import type { Staff, StaffCommand, StaffEvent } from './staff.ts'

/** A right that lasts longer is a role. Milliseconds. */
const longestGrant = 7 * 86_400_000

const kept = (staff: Staff, value: string, now: number) => personal('staff-reason', `staff:${staff.id}`, value, now)

/** What may be done with somebody who works here. Who may do it at all is the rights table's business. */
export const decide = decideBy<Staff, StaffCommand, StaffEvent>({
  change(staff, { name, role, unit, by }) {
    if (by.id === staff.id && role !== staff.role) return refuse('own-role')
    return staff.name === name && staff.role === role && staff.unit === unit
      ? []
      : [{ type: 'staff-changed', name, role, unit, by }]
  },

  'make-administrator'(staff, { by }) {
    if (staff.status === 'left') return refuse('staff-left')
    if (staff.role === 'administrator') return []
    if (by.id === staff.id) return refuse('own-role')
    return [{ type: 'staff-changed', name: staff.name, role: 'administrator', unit: null, by }]
  },

  leave(staff, { by, reason }, now) {
    if (by.id === staff.id) return refuse('own-role')
    return staff.status === 'left' ? [] : [{ type: 'staff-left', by, private: { reason: kept(staff, reason, now) } }]
  },

  return(staff, { by, reason }, now) {
    return staff.status === 'left'
      ? [{ type: 'staff-returned', by, private: { reason: kept(staff, reason, now) } }]
      : []
  },

  grant(staff, { by, action, until, reason }, now) {
    if (staff.status === 'left') return refuse('staff-left')
    if (by.id === staff.id) return refuse('own-right')
    // Whoever has it so would be the second pair of eyes that the one who gave it needs.
    if (rightOf(action).fourEyes) return refuse('right-by-two')
    if (until <= now || until > now + longestGrant) return refuse('bad-until', { days: longestGrant / 86_400_000 })
    if (mayDo({ role: staff.role }, action, now)) return refuse('right-of-role', { role: staff.role })
    return [{ type: 'right-granted', action, until, by, private: { reason: kept(staff, reason, now) } }]
  },

  withdraw(staff, { by, action }, now) {
    return staff.grants.some((grant) => grant.action === action && grant.until > now)
      ? [{ type: 'right-withdrawn', action, by }]
      : []
  },

  'add-key'(staff, { by, key }) {
    return staff.status === 'left' ? refuse('staff-left') : [{ type: 'key-added', key, by }]
  },

  'remove-key'(_staff, { by, key }) {
    return [{ type: 'key-removed', key, by }]
  },

  recover(staff, { by, reason }, now) {
    if (staff.status === 'left') return refuse('staff-left')
    return [{ type: 'keys-recovered', by, private: { reason: kept(staff, reason, now) } }]
  },

  // Whoever has keys is not to be let in by somebody else's link: that is what recovery is for.
  'give-link'(staff, { by }) {
    if (staff.status === 'left') return refuse('staff-left')
    return staff.status === 'active' ? refuse('has-keys') : [{ type: 'link-given', by }]
  },

  'sign-in'(staff, { by, way, from }, now) {
    if (!asPerson(staff)) return refuse('staff-left')
    // A link that somebody kept is good for nothing once its owner has keys.
    if (way === 'link' && staff.status === 'active') return refuse('has-keys')
    return [{ type: 'signed-in', way, by, private: { from: personal('sign-in-from', `staff:${staff.id}`, from, now) } }]
  },

  'sign-out'(_staff, { by, everywhere }) {
    return [{ type: 'signed-out', everywhere, by }]
  },
})
