import { decideBy, refuse } from '../platform/decision.ts'
import type { Personal } from '../platform/house/kind.ts'
import { personal } from '../platform/personal.ts'
import type { Unit, UnitCommand, UnitEvent } from './unit.ts'

/** One unit has one job: the unit itself refuses a second, also when two dispatchers press at once. */
export const decide = decideBy<Unit, UnitCommand, UnitEvent>({
  'say-status'(unit, { by, status, reason }, now) {
    if (unit.status === status) return []
    if (unit.assignment !== null) return refuseBusy(unit)
    const parts = reason !== undefined && { private: { reason: recordOf(unit, reason, now) } }
    return [{ type: 'unit-status-changed', status, by, ...parts }]
  },

  'take-job'(unit, { by, incident, assignment }) {
    if (unit.assignment !== null) return refuseBusy(unit)
    if (unit.status === 'out-of-service') return refuse('unit-out-of-service', { unit: unit.id })
    if (unit.distress !== null) return refuse('unit-in-distress', { unit: unit.id })
    return [{ type: 'unit-took-job', incident, assignment, by }]
  },

  'follow-job'(unit, { by, assignment, status, at }) {
    if (unit.assignment !== assignment || unit.status === status) return []
    return [{ type: 'unit-status-changed', status, by, ...late(at) }]
  },

  'leave-job'(unit, { by, assignment, at }) {
    if (unit.assignment !== assignment || unit.incident === null) return []
    return [{ type: 'unit-left-job', incident: unit.incident, assignment, by, ...late(at) }]
  },

  /** Whoever was on it before has gone home without saying so: their shift ends with the new one. */
  'start-shift'(unit, { by, crew, equipment, at }, now) {
    if (unit.shift !== null && unit.assignment !== null) return refuseBusy(unit)
    const started: UnitEvent = {
      type: 'unit-shift-started',
      by,
      ...late(within(unit, at)),
      private: {
        crew: crewOf('unit-crew', unit, crew, now),
        equipment: crewOf('unit-equipment', unit, equipment, now),
      },
    }
    return unit.shift === null ? [started] : [{ type: 'unit-shift-ended', by, ...late(within(unit, at)) }, started]
  },

  'end-shift'(unit, { by, note, at }, now) {
    if (unit.shift === null) return []
    if (unit.assignment !== null) return refuseBusy(unit)
    if (unit.distress !== null) return refuse('unit-in-distress', { unit: unit.id })
    const parts = note !== undefined && { private: { note: recordOf(unit, note, now) } }
    return [{ type: 'unit-shift-ended', by, ...late(within(unit, at)), ...parts }]
  },

  /** Never refused: whatever the unit is doing, whoever is on it. Pressed twice is pressed once. */
  'raise-distress'(unit, { by, place, at }, now) {
    const about = { unit: unit.id, by }
    if (unit.distress === null)
      return [
        {
          type: 'unit-distress-raised',
          ...about,
          ...late(at),
          ...(place && { private: { place: crewOf('call-place', unit, place, now) } }),
        },
      ]
    if (unit.distress.incident !== null || place === undefined) return []
    return [{ type: 'unit-distress-located', ...about, private: { place: crewOf('call-place', unit, place, now) } }]
  },

  'link-distress'(unit, { by, incident }) {
    if (unit.distress === null || unit.distress.incident !== null) return []
    return [{ type: 'unit-distress-linked', unit: unit.id, incident, by }]
  },

  /** While a crew calls for help, nobody is done with it. */
  'let-end'(unit, { incident }) {
    return unit.distress?.incident === incident ? refuse('distress-goes-on', { unit: unit.id }) : []
  },

  'take-distress'(unit, { by }) {
    if (unit.distress === null) return refuse('unit-not-in-distress', { unit: unit.id })
    const { takenBy } = unit.distress
    if (takenBy?.id === by.id) return []
    if (takenBy !== null) return refuse('distress-taken', { takenBy: { id: takenBy.id, name: takenBy.name } })
    return [{ type: 'unit-distress-taken', unit: unit.id, by }]
  },

  'end-distress'(unit, { by, reason }, now) {
    if (unit.distress === null) return refuse('unit-not-in-distress', { unit: unit.id })
    return [{ type: 'unit-distress-ended', unit: unit.id, by, private: { reason: recordOf(unit, reason, now) } }]
  },
})

const refuseBusy = ({ id, incident }: Unit) => refuse('unit-busy', { unit: id, incident })

/** A shift neither ends before it began, nor does the next one begin before it. */
const within = ({ shift }: Unit, at: number | undefined): number | undefined =>
  at === undefined || shift === null ? at : Math.max(at, shift.since)

const late = (at: number | undefined) => (at === undefined ? {} : { pressedAt: at })

const recordOf = ({ id }: Unit, text: string, now: number): Personal<'unit-text'> =>
  personal('unit-text', `unit:${id}`, text, now)

/** What ends with the names of who was on it. */
const crewOf = <Name extends 'unit-crew' | 'unit-equipment' | 'call-place'>(
  field: Name,
  { id }: Unit,
  value: unknown,
  now: number,
): Personal<Name> => personal(field, `unit:${id}`, value, now)
