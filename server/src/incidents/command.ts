import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { decide } from './decide.ts'
import { incidentKind } from './evolve.ts'
import type { IncidentCommand } from './incident.ts'

/** Asks something of one incident. */
export const command = (work: Work, id: string, asked: IncidentCommand): { incident: string } | Refusal => {
  const incident = work.state(incidentKind, id)
  if (!incident) return refuse('incident-not-found')
  return work.decided(incidentKind, id, decide(incident, asked, work.now)) ?? { incident: id }
}

/** `<incident>.<n>`: an assignment knows its incident by its name. */
export const incidentOf = (assignment: string): string => assignment.slice(0, assignment.lastIndexOf('.'))
