import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Assignment, AssignmentStatus, Incident, IncidentEvent, IncidentStatus } from './incident.ts'

/** A unit that has not acknowledged within this time is called by voice. */
export const acknowledgeWithin = 60_000

/** As many as a crew may want to read on the way. */
const notesKept = 50

const evolve = evolveBy<Incident, Recorded<IncidentEvent>>({
  'incident-opened': (
    _none,
    { id, number, incidentType, priority, alarms, distress, by, at, private: { place, narrative } },
  ) => ({
    id,
    number,
    status: 'open',
    type: incidentType,
    priority,
    place,
    narrative: narrative ?? null,
    alarms,
    assignments: [],
    backUpWanted: null,
    alarmLevel: 1,
    choices: [],
    transfers: [],
    distress: distress ?? null,
    photos: [],
    notes: [],
    openedAt: at,
    openedBy: by,
    resolvedAt: null,
    resolvedBy: null,
    disposition: null,
    closedAt: null,
  }),
  'incident-changed': (incident, { incidentType, priority, private: { place, narrative } }) => ({
    ...incident,
    type: incidentType ?? incident.type,
    priority: priority ?? incident.priority,
    place: place ?? incident.place,
    narrative: narrative ?? incident.narrative,
  }),
  'incident-noted': (incident, { by, at, pressedAt = at, private: { text } }) => ({
    ...incident,
    notes: [...incident.notes, { at: pressedAt, by, text }].slice(-notesKept),
  }),
  'photo-added': (incident, { photo: id, by, unit = null, at, pressedAt = at }) => ({
    ...incident,
    photos: [...incident.photos, { id, at: pressedAt, by, unit }],
  }),
  'unit-assigned': (incident, { assignment: id, unit, at }) =>
    withAssignments({ ...incident, backUpWanted: null }, [
      ...incident.assignments,
      {
        id,
        unit,
        status: 'assigned',
        times: { assigned: at },
        unacknowledged: false,
        estimate: null,
        isFilledIn: false,
      },
    ]),
  'unit-reported': (incident, reported) => {
    const { assignment, step, isPast, at, pressedAt = at } = reported
    const after = isPast
      ? fillIn(incident, assignment, step, pressedAt)
      : changeAssignment(incident, assignment, step, pressedAt)
    return isSaidLate(reported) ? withAssignment(after, assignment, { isFilledIn: true }) : after
  },
  'arrival-estimated': (incident, { assignment, method, seconds, byClass }) =>
    withAssignment(incident, assignment, { estimate: { method, seconds, byClass } }),
  'unit-recalled': (incident, { assignment, at }) => changeAssignment(incident, assignment, 'recalled', at),
  'assignment-unacknowledged': (incident, { assignment }) =>
    withAssignment(incident, assignment, { unacknowledged: true }),
  'back-up-wanted': (incident, { capability, at, pressedAt = at }) => ({
    ...incident,
    backUpWanted: { capability, since: pressedAt },
  }),
  'next-alarm-struck': (incident, { level }) => ({ ...incident, alarmLevel: level }),
  'choice-differed': (incident, { choice: number, sent, difference, comparedWith = null, by, at }) => ({
    ...incident,
    choices: [
      ...incident.choices,
      { number, at, by, sent, difference, comparedWith, why: null, text: null, explainedBy: null },
    ],
  }),
  /** What is said last counts; the journal keeps what was said before. */
  'choice-explained': (incident, { choice, why, by, private: { text } }) => ({
    ...incident,
    choices: incident.choices.map((one) =>
      one.number === choice ? { ...one, why, text: text ?? null, explainedBy: by } : one,
    ),
  }),
  'incident-transferred': (incident, { to, site, by, at }) => ({
    ...incident,
    transfers: [...incident.transfers, { to, site, at, by }],
  }),
  'incident-resolved': (incident, { disposition, by, at }) => ({
    ...incident,
    status: 'resolved',
    disposition,
    resolvedAt: at,
    resolvedBy: by,
    backUpWanted: null,
  }),
  'incident-closed': (incident, { at }) => ({ ...incident, status: 'closed', closedAt: at }),
  'incident-reopened': (incident) =>
    withAssignments(
      { ...incident, status: 'open', disposition: null, resolvedAt: null, resolvedBy: null, closedAt: null },
      incident.assignments,
    ),
  'distress-called-again': (incident, { private: { place } }) =>
    withAssignments(
      {
        ...incident,
        status: 'open',
        priority: 1,
        place: place ?? incident.place,
        disposition: null,
        resolvedAt: null,
        resolvedBy: null,
      },
      incident.assignments,
    ),
})

/** When the first unit was there, as it reported itself. */
const firstOnScene = ({ assignments }: Incident): number | null => {
  const times = assignments.flatMap(({ times }) => times['on-scene'] ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

export const incidentKind: Kind<Incident, IncidentEvent> = {
  name: 'incident',
  shape: 8,
  evolve,
  isOpen: ({ status }) => status !== 'closed',
  columns: {
    number: { sql: 'bigint', of: ({ number }) => number },
    status: { sql: 'text', of: ({ status }) => status },
    opened_at: { sql: 'bigint', of: ({ openedAt }) => openedAt },
    closed_at: { sql: 'bigint', of: ({ closedAt }) => closedAt },
    on_scene_at: { sql: 'bigint', of: firstOnScene, indexed: false },
  },
  indexes: { distress: ({ distress }) => distress ?? undefined },
  dueAt: ({ assignments }) => {
    const silent = assignments.filter(isSilent).map(({ times }) => times.assigned! + acknowledgeWithin)
    return silent.length === 0 ? undefined : Math.min(...silent)
  },
}

export const isActive = ({ status }: Assignment): boolean => status !== 'cleared' && status !== 'recalled'
/** Sent, and not there yet. */
export const isUnderWay = (assignment: Assignment): boolean => isActive(assignment) && assignment.status !== 'on-scene'
/** Sent, and nothing heard of it yet, nor has anybody been warned. */
export const isSilent = ({ status, unacknowledged }: Assignment): boolean => status === 'assigned' && !unacknowledged

const changeAssignment = (incident: Incident, id: string, status: AssignmentStatus, at: number): Incident =>
  withAssignments(
    incident,
    incident.assignments.map((one) =>
      one.id === id ? { ...one, status, times: { ...one.times, [status]: at }, unacknowledged: false } : one,
    ),
  )

/** Said so long after it was pressed that nobody could see how the drive began, ms; or when the unit was further already. */
const longAgo = 30_000
export const isSaidLate = ({
  step,
  isPast,
  at,
  pressedAt = at,
}: Pick<
  Recorded<Extract<IncidentEvent, { type: 'unit-reported' }>>,
  'step' | 'isPast' | 'at' | 'pressedAt'
>): boolean => isPast === true || (step === 'en-route' && at - pressedAt > longAgo)

/** What says nothing of where a unit is by now. */
const withAssignment = (incident: Incident, id: string, more: Partial<Assignment>): Incident => ({
  ...incident,
  assignments: incident.assignments.map((one) => (one.id === id ? { ...one, ...more } : one)),
})

/** What is known only afterwards changes nothing but the time of that step. */
const fillIn = (incident: Incident, id: string, step: AssignmentStatus, at: number): Incident => ({
  ...incident,
  assignments: incident.assignments.map((one) =>
    one.id === id ? { ...one, times: { ...one.times, [step]: at } } : one,
  ),
})

/** While an incident is being worked on, its status follows from what its units do. */
const withAssignments = (incident: Incident, assignments: readonly Assignment[]): Incident => ({
  ...incident,
  assignments,
  status: incident.status === 'resolved' || incident.status === 'closed' ? incident.status : statusBy(assignments),
})

const statusBy = (assignments: readonly Assignment[]): IncidentStatus => {
  if (assignments.some(({ status }) => status === 'on-scene')) return 'on-scene'
  return assignments.some(isActive) ? 'dispatched' : 'open'
}
