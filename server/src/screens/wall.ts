import type { Alarm } from '../alarms/alarm.ts'
import { dueBy } from '../alarms/urgency.ts'
import type { Incident, IncidentView } from '../incidents/incident.ts'
import { instant, type Position } from '../platform/words.ts'
import type { UnitView } from '../units/unit.ts'

/** What hangs on the wall, for everybody who walks by: no name, no door, nothing that somebody wrote. */

/** About 200 m: a place on the map of the city, not a house. */
const coarse = 0.002

const coarsely = ([longitude, latitude]: Position): Position => [rounded(longitude), rounded(latitude)]
const rounded = (degrees: number): number => Number((Math.round(degrees / coarse) * coarse).toFixed(3))

export const alarmOnWall = (alarm: Alarm) => ({
  id: alarm.id,
  status: alarm.status,
  priority: alarm.priority,
  class: alarm.class,
  openedAt: instant(alarm.openedAt),
  dueAt: instant(dueBy(alarm)),
  overdue: alarm.overdue,
})

export const incidentOnWall = (view: (incident: Incident) => IncidentView) => (incident: Incident) => {
  const { id, status, type, priority, place, openedAt, assignments } = view(incident)
  return {
    id,
    status,
    type,
    priority,
    position: place && coarsely(place.position),
    openedAt,
    assignments: assignments.map(({ unit, status, assignedAt, onSceneAt }) => ({
      unit,
      status,
      assignedAt,
      onSceneAt,
    })),
  }
}

export const unitOnWall = ({ id, status, capabilities, position, heading }: UnitView) => ({
  id,
  status,
  capabilities,
  position,
  heading,
})
