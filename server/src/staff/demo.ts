import type { House } from '../platform/house/house.ts'
import type { Person } from '../platform/identity/people.ts'
import { theHouse } from '../platform/words.ts'
import { invite } from './command.ts'
import { staffKind } from './evolve.ts'
import type { Staff } from './staff.ts'

/** The people whom a demonstration has ready, one click each: made up, and called alike in every language. */
export const demoPeople: readonly (Person & Pick<Staff, 'role'>)[] = [
  { id: 'demo-operator', name: 'Zulfiya Rahimova', role: 'operator', unit: null },
  { id: 'demo-dispatcher', name: 'Tohir Nurmatov', role: 'dispatcher', unit: null },
  { id: 'demo-supervisor', name: 'Gulnora Saidova', role: 'supervisor', unit: null },
  { id: 'demo-auditor', name: 'Anvar Yusupov', role: 'auditor', unit: null },
  { id: 'demo-crew', name: 'Jasur Toshev', role: 'crew', unit: 'T-07' },
]

/** Takes them on, once. */
export const employDemoPeople = async (house: House): Promise<void> => {
  for (const { id, name, role, unit } of demoPeople) {
    if (house.get(staffKind, id)) continue
    await house.commit(theHouse, (work) => invite(work, { login: id, name, role, unit }, id))
  }
}
