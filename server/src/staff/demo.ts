import type { House } from '../platform/house/house.ts'
import type { Person } from '../platform/identity/people.ts'
import { theHouse } from '../platform/words.ts'
import { invite } from './command.ts'
import { staffKind } from './evolve.ts'
import type { Staff } from './staff.ts'

/** The people whom a demonstration has ready, one click each. */
export const demoPeople: readonly (Person & Pick<Staff, 'role'>)[] = [
  { id: 'demo-operator', name: 'Operator 12', role: 'operator', unit: null },
  { id: 'demo-dispatcher', name: 'Dispatcher 4', role: 'dispatcher', unit: null },
  { id: 'demo-supervisor', name: 'Supervisor 1', role: 'supervisor', unit: null },
  { id: 'demo-auditor', name: 'Auditor 1', role: 'auditor', unit: null },
  { id: 'demo-crew', name: 'Crew T-07', role: 'crew', unit: 'T-07' },
]

/** Takes them on, once. */
export const employDemoPeople = async (house: House): Promise<void> => {
  for (const { id, name, role, unit } of demoPeople) {
    if (house.get(staffKind, id)) continue
    await house.commit(theHouse, (work) => invite(work, { login: id, name, role, unit }, id))
  }
}
