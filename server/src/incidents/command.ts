import { type Refusal, refusalIn, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { decide } from './decide.ts'
import { incidentKind, isActive } from './evolve.ts'
import type { IncidentCommand } from './incident.ts'

/** Asks something of one incident. */
export const command = (work: Work, id: string, asked: IncidentCommand): { incident: string } | Refusal => {
  const incident = work.state(incidentKind, id)
  if (!incident) return refuse('incident-not-found')
  return work.decided(incidentKind, id, decide(incident, asked, work.now)) ?? { incident: id }
}

/** Sends a unit; answers which assignment it is on then, also when it had been sent before. */
export const assign = (work: Work, id: string, unit: string): { assignment: string } | Refusal => {
  const answer = command(work, id, { type: 'assign', by: work.by, unit })
  if ('refused' in answer) return answer
  const assignments = work.state(incidentKind, id)?.assignments ?? []
  const assignment = assignments.findLast((one) => one.unit === unit && isActive(one))
  return assignment ? { assignment: assignment.id } : refuse('assignment-not-found', { unit })
}

/** Tells of a photograph that is stored. */
export const addPhoto = (
  work: Work,
  id: string,
  photo: Omit<Extract<IncidentCommand, { type: 'add-photo' }>, 'type' | 'by'>,
): { photo: string } | Refusal =>
  refusalIn(command(work, id, { type: 'add-photo', by: work.by, ...photo })) ?? { photo: photo.photo }

/** `<incident>.<n>`: an assignment knows its incident by its name. */
export const incidentOf = (assignment: string): string => assignment.slice(0, assignment.lastIndexOf('.'))
