import { decideBy, refuse } from '../platform/decision.ts'
import { personal } from '../platform/personal.ts'
import type { Unit, UnitCommand, UnitEvent } from './unit.ts'

/** One unit has one job: the unit itself refuses a second, also when two dispatchers press at once. */
export const decide = decideBy<Unit, UnitCommand, UnitEvent>({
  'say-status'(unit, { by, status, reason }, now) {
    if (unit.status === status) return []
    if (unit.assignment !== null) return refuse('unit-busy', { unit: unit.id, incident: unit.incident })
    const parts = reason !== undefined && { private: { reason: personal('record', `unit:${unit.id}`, reason, now) } }
    return [{ type: 'unit-status-changed', status, by, ...parts }]
  },

  'take-job'(unit, { by, incident, assignment }) {
    if (unit.assignment !== null) return refuse('unit-busy', { unit: unit.id, incident: unit.incident })
    if (unit.status === 'out-of-service') return refuse('unit-out-of-service', { unit: unit.id })
    return [{ type: 'unit-took-job', incident, assignment, by }]
  },

  'follow-job'(unit, { by, assignment, status }) {
    if (unit.assignment !== assignment || unit.status === status) return []
    return [{ type: 'unit-status-changed', status, by }]
  },

  'leave-job'(unit, { by, assignment }) {
    if (unit.assignment !== assignment || unit.incident === null) return []
    return [{ type: 'unit-left-job', incident: unit.incident, assignment, by }]
  },
})
