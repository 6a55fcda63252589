import type { Sealed } from '@yordam/journal'
import { instant, instantOrNull } from '../platform/words.ts'
import type { PremisesDetails } from '../premises/premises.ts'
import type { Assignment, AssignmentStatus, CrewIncidentView, Incident, IncidentView, Place } from './incident.ts'

/** An incident as screens see it. */
export const viewIncident =
  (open: (sealed: Sealed) => unknown) =>
  (incident: Incident): IncidentView => ({
    id: incident.id,
    status: incident.status,
    type: incident.type,
    priority: incident.priority,
    place: (open(incident.place) as Place | undefined) ?? null,
    narrative: incident.narrative && ((open(incident.narrative) as string | undefined) ?? null),
    alarms: [...incident.alarms],
    assignments: incident.assignments.map((assignment) => viewAssignment(incident.id, assignment)),
    backUpWanted: incident.backUpWanted && {
      capability: incident.backUpWanted.capability,
      since: instant(incident.backUpWanted.since),
    },
    alarmLevel: incident.alarmLevel,
    choices: incident.choices.map(({ sent, at, text, ...choice }) => ({
      ...choice,
      at: instant(at),
      sent: [...sent],
      text: text && ((open(text) as string | undefined) ?? null),
    })),
    distress: incident.distress,
    photos: incident.photos.map(({ id, at, by, unit }) => ({ id, at: instant(at), by, unit })),
    transfers: incident.transfers.map(({ to, site, at, by }) => ({ to, site, at: instant(at), by })),
    openedAt: instant(incident.openedAt),
    openedBy: incident.openedBy,
    resolvedAt: instantOrNull(incident.resolvedAt),
    resolvedBy: incident.resolvedBy,
    disposition: incident.disposition,
    closedAt: instantOrNull(incident.closedAt),
  })

/** Without where it is, or was, and whom it is about: in a list of closed ones, and for whom it no longer concerns. */
export const withoutDoor = (incident: IncidentView): IncidentView => ({
  ...incident,
  place: null,
  narrative: null,
  choices: incident.choices.map((choice) => ({ ...choice, text: null })),
})

/** An incident as the crews see it that are sent to it. */
export const viewIncidentForCrew =
  (open: (sealed: Sealed) => unknown, premisesOf: (incident: Incident) => PremisesDetails | null) =>
  (incident: Incident): CrewIncidentView => ({
    ...viewIncident(open)(incident),
    // Why others were sent is no business of those who were, or were not.
    choices: [],
    premises: premisesOf(incident),
    notes: incident.notes.flatMap(({ at, by, text: sealed }) => {
      const text = open(sealed) as string | undefined
      return text === undefined ? [] : [{ at: instant(at), by, text }]
    }),
  })

/** A crew that calls for help is above everything; then the most urgent first, then the oldest. */
export const byUrgency = (a: Incident, b: Incident): number =>
  Number(b.type === 'distress') - Number(a.type === 'distress') || a.priority - b.priority || a.number - b.number

export const viewAssignment = (incident: string, { id, unit, status, times, unacknowledged }: Assignment) => {
  const timeOf = (step: AssignmentStatus): string | null => (times[step] === undefined ? null : instant(times[step]))
  return {
    id,
    incident,
    unit,
    status,
    assignedAt: instant(times.assigned ?? 0),
    acknowledgedAt: timeOf('acknowledged'),
    enRouteAt: timeOf('en-route'),
    onSceneAt: timeOf('on-scene'),
    clearedAt: timeOf('cleared'),
    recalledAt: timeOf('recalled'),
    unacknowledged,
  }
}
