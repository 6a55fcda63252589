import type { House } from '../platform/house/house.ts'
import type { Person } from '../platform/identity/people.ts'
import { theHouse } from '../platform/words.ts'
import { listStaff } from './board.ts'
import { invite } from './command.ts'
import { asPerson, staffKind } from './evolve.ts'

const form = { login: 'administrator', name: 'Administrator', role: 'administrator', unit: null } as const

/** Who takes everybody else on; the link that lets them in is said on the machine itself, where nobody else reads it. */
export const firstAdministrator = async (house: House): Promise<Person> => {
  const waiting = listStaff(house).find(({ role, status }) => role === 'administrator' && status === 'invited')
  if (waiting) return asPerson(waiting)!
  const { answer } = await house.commit(theHouse, (work) => invite(work, form))
  return asPerson(house.get(staffKind, answer.staff)!)!
}
