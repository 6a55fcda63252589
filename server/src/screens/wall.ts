import type { Alarm } from '../alarms/alarm.ts'
import { dueBy } from '../alarms/urgency.ts'
import type { IncidentView } from '../incidents/incident.ts'
import type { Fix } from '../platform/live/live.ts'
import { instant, type Position } from '../platform/words.ts'
import type { ClosureView } from '../roads/closure.ts'
import type { UnitView } from '../units/unit.ts'

/** What hangs on the wall, for everybody who walks by: no name, no door, nothing that somebody wrote. */

/** About 200 m: a place on the map of the city, not a house. */
const coarse = 0.002

const coarsely = ([longitude, latitude]: Position): Position => [rounded(longitude), rounded(latitude)]
const rounded = (degrees: number): number => Number((Math.round(degrees / coarse) * coarse).toFixed(3))

export const alarmOnWall = (alarm: Alarm, area: string | null) => ({
  id: alarm.id,
  status: alarm.status,
  priority: alarm.priority,
  class: alarm.class,
  area,
  openedAt: instant(alarm.openedAt),
  dueAt: instant(dueBy(alarm)),
  overdue: alarm.overdue,
})

export const incidentOnWall = (incident: IncidentView, area: string | null) => {
  const { id, status, type, priority, place, openedAt, assignments } = incident
  return {
    id,
    status,
    type,
    priority,
    area,
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

export const unitOnWall = (
  { id, status, capabilities, position, heading, distress }: UnitView,
  area: string | null,
) => ({
  id,
  status,
  area,
  capabilities,
  // A unit that stands still stands before a door.
  position: position && coarsely(position),
  heading,
  inDistress: distress !== null,
})

/** Who declared it is nobody's business there. */
export const closureOnWall = ({ by: _by, ...closure }: ClosureView) => closure

export const fixOnWall = ([longitude, latitude, ...rest]: Fix): Fix => [...coarsely([longitude, latitude]), ...rest]
