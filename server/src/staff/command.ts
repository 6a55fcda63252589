import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { decide } from './decide.ts'
import { staffKind } from './evolve.ts'
import type { Staff, StaffCommand } from './staff.ts'

type Invited = Pick<Staff, 'login' | 'name' | 'role' | 'unit'>

/** Takes somebody on. `id`: where it is known beforehand, as in a demonstration. */
export const invite = (work: Work, form: Invited, known?: string): { staff: string } | Refusal => {
  if (work.find(staffKind, 'login', form.login).length > 0) return refuse('login-taken', { login: form.login })
  const { id, number } = work.nextNumber(staffKind)
  const staff = known ?? `staff-${id}`
  const { login, name, role, unit } = form
  return (
    work.decided(staffKind, staff, [
      { type: 'staff-invited', id: staff, number, login, name, role, unit, by: work.by },
    ]) ?? { staff }
  )
}

/** Asks something of one member of staff. */
export const command = (work: Work, id: string, asked: StaffCommand): { staff: string } | Refusal => {
  const staff = work.state(staffKind, id)
  if (!staff) return refuse('staff-not-found', { staff: id })
  return work.decided(staffKind, id, decide(staff, asked, work.now)) ?? { staff: id }
}
