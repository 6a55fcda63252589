import type { Sealed } from '@yordam/journal'
import type { House } from '../platform/house/house.ts'
import type { Person } from '../platform/identity/people.ts'
import { instant, instantOrNull } from '../platform/words.ts'
import { asPerson, staffKind } from './evolve.ts'
import type { Staff, StaffView } from './staff.ts'

/** What administrators see of somebody who works here. */
export const viewStaff =
  (open: (sealed: Sealed) => unknown) =>
  ({ id, login, name, role, unit, status, grants, enteredAt }: Staff, now: number): StaffView => ({
    id,
    login,
    name,
    role,
    unit,
    status,
    rights: grants
      .filter(({ until }) => until > now)
      .map(({ action, until, by, reason }) => ({
        action,
        until: instant(until),
        by: by.name,
        reason: (open(reason) as string | undefined) ?? null,
      })),
    enteredAt: instantOrNull(enteredAt),
  })

/** Everybody who works here, or did. */
export const listStaff = (house: House): Staff[] =>
  [...house.list(staffKind)].sort((a, b) => a.login.localeCompare(b.login))

/** Whom a sign-in leads to; undefined for who is not here, or has left. */
export const personOfStaff =
  (house: House) =>
  (id: string): Person | undefined => {
    const staff = house.get(staffKind, id)
    return staff && asPerson(staff)
  }

export const staffByLogin = (house: House, login: string): Staff | undefined => house.find(staffKind, 'login', login)[0]

/** Whether somebody can let others in without the help of this machine. */
export const hasAdministrator = (house: House): boolean =>
  listStaff(house).some(({ role, status }) => role === 'administrator' && status === 'active')
