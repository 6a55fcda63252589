import type { Person } from '../platform/identity/people.ts'
import { isActive } from './evolve.ts'
import type { Incident } from './incident.ts'

/** A crew that was called off or is done still writes its report; after that the place is none of its business. */
const crewReadsAfterwards = 30 * 60_000

/** A unit's crew sees the names and doors of what it is sent to, and of nothing else. */
export const concernsUnit = ({ assignments }: Pick<Incident, 'assignments'>, unit: string, now: number): boolean =>
  assignments.some(
    (one) => one.unit === unit && (isActive(one) || now - (one.times[one.status] ?? 0) <= crewReadsAfterwards),
  )

export const concerns = (
  incident: Pick<Incident, 'assignments'>,
  { role, unit }: Pick<Person, 'role' | 'unit'>,
  now: number,
): boolean => role !== 'crew' || (unit !== null && concernsUnit(incident, unit, now))
