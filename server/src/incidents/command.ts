import type { Differing } from '../dispatch/choice.ts'
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

/** Whom it goes to together, and what each of them is on the way to now (null: nothing). */
export interface Sending {
  readonly units: readonly { readonly unit: string; readonly incident: string | null }[]
  /** How that differs from what was recommended; null: it does not. */
  readonly differing: Differing | null
}

/** Sends all of them, or none; answers which assignments they are on then, also where they had been sent before. */
export const send = (
  work: Work,
  id: string,
  { units, differing }: Sending,
): { assignments: readonly string[] } | Refusal => {
  for (const { unit, incident } of units) {
    const refusal =
      callAway(work, unit, incident, id) ?? refusalIn(command(work, id, { type: 'assign', by: work.by, unit }))
    if (refusal) return refusal
  }
  const sent = units.map(({ unit }) => unit)
  const refusal = differing && refusalIn(command(work, id, { type: 'differ', by: work.by, sent, ...differing }))
  if (refusal) return refusal
  const { assignments } = work.state(incidentKind, id)!
  return {
    assignments: sent.map((unit) => assignments.findLast((one) => one.unit === unit && isActive(one))!.id),
  }
}

/** From what it is on the way to, where that is something else. */
const callAway = (work: Work, unit: string, from: string | null, to: string): Refusal | undefined => {
  const incident = work.state(incidentKind, to)
  if (from === null || from === to || !incident) return undefined
  return refusalIn(command(work, from, { type: 'free', by: work.by, unit, for: incident }))
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
