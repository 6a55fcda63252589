import type { House } from '../platform/house/house.ts'
import { find } from '../platform/http/find.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { concerns } from './concerns.ts'
import { incidentKind } from './evolve.ts'
import type { Incident } from './incident.ts'

/** @throws {Problem} when there is no such incident, or when it is none of the business of who asks. */
export const findIncidentFor = async (house: House, person: Person, id: string): Promise<Incident> => {
  const incident = await find(house, incidentKind, id)
  if (!concerns(incident, person, Date.now()))
    throw new Problem(403, 'not-your-incident', `${person.unit} is not sent to ${id}.`)
  return incident
}

/** Whose crew asks; nothing where it is the desk. */
export const unitOf = ({ role, unit }: Person): { unit?: string } => (role === 'crew' && unit !== null ? { unit } : {})
