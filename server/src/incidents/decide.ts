import { type Decision, decideBy, refuse } from '../platform/decision.ts'
import type { Personal } from '../platform/house/kind.ts'
import { personal } from '../platform/personal.ts'
import { acknowledgeWithin, isActive, isSilent } from './evolve.ts'
import {
  type Assignment,
  type Incident,
  type IncidentCommand,
  type IncidentEvent,
  isMoreUrgent,
  type Place,
  type Step,
} from './incident.ts'

/** By so much a phone's clock may be behind ours, in milliseconds, without its crew having acted before it was sent. */
const clocksDiffer = 10_000
/** Of one incident: enough for any report, too few to fill the disk. */
const mostPhotos = 200

/** What may be done with an incident. Whether a unit is free to be sent, the unit itself decides, in the same transaction. */
export const decide = decideBy<Incident, IncidentCommand, IncidentEvent>({
  change(incident, { by, change }, now) {
    if (incident.status === 'closed') return refuse('incident-closed')
    const { type, priority, place, narrative } = change
    const parts = personalParts(incident.id, place, narrative, now)
    if (type === undefined && priority === undefined && !place && !narrative) return []
    return [
      { type: 'incident-changed', incidentType: type, priority: priority as Incident['priority'], by, private: parts },
    ]
  },

  note(incident, { by, text, unit, at }, now) {
    if (incident.status === 'closed') return refuse('incident-closed')
    return [{ type: 'incident-noted', by, ...said(unit, at), private: { text: recordOf(incident, text, now) } }]
  },

  assign(incident, { by, unit }) {
    if (isOver(incident)) return refuse(`incident-${incident.status}`)
    // Others go to a crew that called for help.
    if (incident.distress === unit) return refuse('unit-called-for-help', { unit })
    if (incident.assignments.some((one) => one.unit === unit && isActive(one))) return [] // pressed twice is pressed once
    const assignment = `${incident.id}.${incident.assignments.length + 1}`
    return [{ type: 'unit-assigned', assignment, unit, incident: incident.id, by }]
  },

  report(incident, { by, assignment: id, step, via, at }) {
    const assignment = incident.assignments.find((one) => one.id === id)
    if (!assignment) return refuse('assignment-not-found')
    if (assignment.status === step) return []
    const { assigned = 0 } = assignment.times
    if (at !== undefined && at < assigned - clocksDiffer) return refuse('step-before-assignment')
    const late = at !== undefined && { pressedAt: Math.max(at, assigned) }
    const reported: IncidentEvent = {
      type: 'unit-reported',
      assignment: id,
      unit: assignment.unit,
      step,
      via,
      by,
      ...late,
    }
    if (late && wasLeftOut(assignment, step, late.pressedAt)) return [{ ...reported, isPast: true }]
    if (!isActive(assignment)) return refuse(`assignment-${assignment.status}`)
    if (isPast(assignment, step)) return refuse('step-already-past', { status: assignment.status })
    return [reported]
  },

  /** Of who is there by now, or was called off, it says nothing any more. */
  'estimate-arrival'(incident, { by, assignment: id, estimate }) {
    const assignment = incident.assignments.find((one) => one.id === id)
    if (assignment?.status !== 'en-route' || assignment.estimate) return []
    return [{ type: 'arrival-estimated', assignment: id, unit: assignment.unit, ...estimate, by }]
  },

  recall(incident, { by, assignment: id, reason }, now) {
    const assignment = incident.assignments.find((one) => one.id === id)
    if (!assignment) return refuse('assignment-not-found')
    if (assignment.status === 'recalled') return []
    if (!isActive(assignment)) return refuse(`assignment-${assignment.status}`)
    const parts = reason !== undefined && { private: { reason: recordOf(incident, reason, now) } }
    return [{ type: 'unit-recalled', assignment: id, unit: assignment.unit, by, ...parts }]
  },

  /** Help is called away only from what is less urgent, and never from a scene. */
  free(incident, { by, unit, for: other }) {
    const assignment = incident.assignments.find((one) => one.unit === unit && isActive(one))
    if (!assignment) return []
    if (assignment.status === 'on-scene' || !isMoreUrgent(other, incident))
      return refuse('unit-busy', { unit, incident: incident.id })
    return [{ type: 'unit-recalled', assignment: assignment.id, unit, freedFor: other.id, by }]
  },

  differ(incident, { by, sent, difference, comparedWith }) {
    return [{ type: 'choice-differed', choice: incident.choices.length + 1, sent, difference, comparedWith, by }]
  },

  /** Corrected by whoever said it; that it was said otherwise before stays on the record. */
  'explain-choice'(incident, asked, now) {
    const said = incident.choices.find(({ number }) => number === asked.choice)?.explainedBy
    if (said && said.id !== asked.by.id && !isRepeated(incident, asked))
      return refuse('choice-explained', { explainedBy: said })
    return explained(incident, asked, now)
  },

  'correct-choice': (incident, asked, now) => explained(incident, asked, now),

  'next-alarm'(incident, { by, level, reason }, now) {
    if (isOver(incident)) return refuse(`incident-${incident.status}`)
    if (level === incident.alarmLevel) return [] // pressed twice is pressed once
    if (level < incident.alarmLevel) return refuse('alarm-level-past', { level: incident.alarmLevel })
    const parts = reason !== undefined && { private: { reason: recordOf(incident, reason, now) } }
    return [{ type: 'next-alarm-struck', level, by, ...parts }]
  },

  'back-up'(incident, { by, capability = null, reason, unit, at }, now) {
    if (isOver(incident)) return refuse(`incident-${incident.status}`)
    if (incident.backUpWanted?.capability === capability) return []
    const parts = reason !== undefined && { private: { reason: recordOf(incident, reason, now) } }
    return [{ type: 'back-up-wanted', capability, by, ...said(unit, at), ...parts }]
  },

  'add-photo'(incident, { by, photo, bytes, width, height, unit, at }) {
    if (incident.status === 'closed') return refuse('incident-closed')
    if (incident.photos.length >= mostPhotos) return refuse('too-many-photos', { most: mostPhotos })
    return [{ type: 'photo-added', photo, bytes, width, height, by, ...said(unit, at) }]
  },

  transfer(incident, { by, to, site = null, reason }, now) {
    if (isOver(incident)) return refuse(`incident-${incident.status}`)
    if (incident.transfers.some((one) => one.to === to && one.site === site)) return [] // pressed twice is pressed once
    const parts = reason !== undefined && { private: { reason: recordOf(incident, reason, now) } }
    return [{ type: 'incident-transferred', to, site, by, ...parts }]
  },

  resolve(incident, { by, disposition, note }, now) {
    if (incident.status === 'resolved' && incident.disposition === disposition) return []
    if (isOver(incident)) return refuse(`incident-${incident.status}`)
    const parts = note !== undefined && { private: { note: recordOf(incident, note, now) } }
    return [{ type: 'incident-resolved', disposition, by, ...parts }]
  },

  close(incident, { by }) {
    if (incident.status === 'closed') return []
    if (incident.status !== 'resolved') return refuse('incident-not-resolved')
    const busy = incident.assignments.filter(isActive).map(({ unit }) => unit)
    if (busy.length > 0) return refuse('units-still-assigned', { units: busy })
    return [{ type: 'incident-closed', by }]
  },

  reopen(incident, { by, reason }, now) {
    if (!isOver(incident)) return refuse('incident-not-over')
    return [{ type: 'incident-reopened', by, private: { reason: recordOf(incident, reason, now) } }]
  },

  /** Still the same incident, whatever was made of it meanwhile: nobody looks for one crew under two numbers. */
  'call-again'(incident, { by, unit, place }, now) {
    if (incident.distress !== unit) return refuse('incident-not-of-unit', { unit })
    if (incident.status === 'closed') return refuse('incident-closed')
    return [{ type: 'distress-called-again', unit, by, private: personalParts(incident.id, place, undefined, now) }]
  },

  'notice-silence'(incident, _command, now) {
    return incident.assignments
      .filter((one) => isSilent(one) && one.times.assigned! + acknowledgeWithin <= now)
      .map(({ id, unit }) => ({ type: 'assignment-unacknowledged', assignment: id, unit }))
  },
})

type Explanation = Pick<Extract<IncidentCommand, { type: 'explain-choice' }>, 'by' | 'choice' | 'why' | 'text'>

/** For the first time also afterwards; corrected as long as the incident is not closed. */
const explained = (
  incident: Incident,
  { by, choice: number, why, text }: Explanation,
  now: number,
): Decision<IncidentEvent> => {
  const choice = incident.choices.find((one) => one.number === number)
  if (!choice) return refuse('choice-not-found', { choice: number })
  if (why === 'other' && text === undefined) return refuse('other-without-words')
  if (isRepeated(incident, { choice: number, why, text })) return [] // pressed twice is pressed once
  if (choice.why !== null && incident.status === 'closed') return refuse('incident-closed')
  const parts = text !== undefined && { private: { text: recordOf(incident, text, now) } }
  return [{ type: 'choice-explained', choice: number, why, by, ...parts }]
}

const isRepeated = ({ choices }: Incident, { choice, why, text }: Omit<Explanation, 'by'>): boolean =>
  text === undefined && choices.some((one) => one.number === choice && one.why === why && one.text === null)

export const personalParts = (
  incident: string,
  place: Place | undefined,
  narrative: string | undefined,
  now: number,
): { place?: Personal<'incident-place'>; narrative?: Personal<'incident-narrative'> } => ({
  ...(place && { place: personal('incident-place', `incident:${incident}`, place, now) }),
  ...(narrative !== undefined && { narrative: personal('incident-narrative', `incident:${incident}`, narrative, now) }),
})

const recordOf = ({ id }: Incident, text: string, now: number): Personal<'incident-text'> =>
  personal('incident-text', `incident:${id}`, text, now)

/** Who said it, and when, where that was a crew and not now. */
const said = (unit: string | undefined, at: number | undefined): { unit?: string; pressedAt?: number } => ({
  ...(unit !== undefined && { unit }),
  ...(at !== undefined && { pressedAt: at }),
})

const isOver = ({ status }: Incident): boolean => status === 'resolved' || status === 'closed'

/** A crew may leave a step out; it never goes back. */
const order: Readonly<Record<string, number>> = {
  assigned: 0,
  acknowledged: 1,
  'en-route': 2,
  'on-scene': 3,
  cleared: 4,
}
/** A step that nobody told of in time: the crew was in a tunnel, and a later one came over the radio. */
const wasLeftOut = ({ status, times }: Assignment, step: Step, at: number): boolean =>
  step !== 'cleared' && times[step] === undefined && status !== 'assigned' && at <= (times[status] ?? 0)

const isPast = ({ status }: Assignment, step: Step): boolean => order[step]! <= order[status]!
