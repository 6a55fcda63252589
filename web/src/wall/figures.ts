import type { Station } from '../api/words.ts'
import type { WallState } from './state.ts'
import type { WallAlarm, WallIncident, WallUnit } from './words.ts'

/** Somebody works on it, or ought to: what is resolved only waits for its last unit to leave. */
const isUnderWay = ({ status }: WallIncident): boolean => status !== 'resolved'

/** A unit that could be sent, or is out: not one whose crew has gone home. */
const isInService = ({ status }: WallUnit): boolean => status !== 'out-of-service'

/** Could be sent now: not one whose crew calls for help. */
const isFree = ({ status, inDistress }: WallUnit): boolean => status === 'available' && !inDistress

export interface BigNumbers {
  /** Open incidents of the highest priority. */
  readonly urgent: number
  readonly free: number
  readonly inService: number
  readonly waiting: number
  /** When the oldest of those that wait came in, ms. */
  readonly oldest: number | null
}

/** The three numbers that one reads from the door. */
export const bigNumbers = ({
  alarms,
  incidents,
  units,
}: Pick<WallState, 'alarms' | 'incidents' | 'units'>): BigNumbers => {
  const waiting = [...alarms.values()].filter(({ status }) => status === 'waiting')
  const inService = [...units.values()].filter(isInService)
  return {
    urgent: [...incidents.values()].filter((incident) => isUnderWay(incident) && incident.priority === 1).length,
    free: inService.filter(isFree).length,
    inService: inService.length,
    waiting: waiting.length,
    oldest: oldestOf(waiting),
  }
}

const oldestOf = (waiting: readonly WallAlarm[]): number | null =>
  waiting.length === 0 ? null : Math.min(...waiting.map(({ openedAt }) => Date.parse(openedAt)))

/** The open incidents: crews that call for help, then the most urgent, then the oldest. */
export const openIncidents = (incidents: WallState['incidents']): readonly WallIncident[] =>
  [...incidents.values()]
    .filter(isUnderWay)
    .sort(
      (a, b) =>
        Number(b.type === 'distress') - Number(a.type === 'distress') ||
        a.priority - b.priority ||
        a.openedAt.localeCompare(b.openedAt),
    )

/** How far help has come: the units that are furthest, and since when they are on their way. */
export interface Help {
  readonly stage: 'none' | 'sent' | 'on-scene'
  readonly units: readonly string[]
  readonly since: string | null
}

export const helpOf = ({ assignments }: WallIncident): Help => {
  const there = assignments.filter(({ status }) => status === 'on-scene')
  if (there.length > 0) return { stage: 'on-scene', units: unitsOf(there), since: there[0]?.onSceneAt ?? null }
  const sent = assignments.filter(({ status }) => status !== 'cleared' && status !== 'recalled')
  if (sent.length > 0) return { stage: 'sent', units: unitsOf(sent), since: sent[0]?.assignedAt ?? null }
  return { stage: 'none', units: [], since: null }
}

const unitsOf = (assignments: WallIncident['assignments']): readonly string[] => assignments.map(({ unit }) => unit)

export interface AreaUnits {
  /** null: units of which nobody knows where they are. */
  readonly area: string | null
  readonly name: string | null
  readonly free: number
  readonly busy: number
}

/** Units free and busy, by area: all areas that have a station, in the order of their names, then what is nowhere. */
export const unitsByArea = (units: WallState['units'], stations: WallState['stations']): readonly AreaUnits[] => {
  const inService = Map.groupBy([...units.values()].filter(isInService), ({ area }) =>
    area !== null && stations.has(area) ? area : null,
  )
  const rowOf = (area: string | null, name: string | null): AreaUnits => {
    const here = inService.get(area) ?? []
    const free = here.filter(isFree).length
    return { area, name, free, busy: here.length - free }
  }
  const named = [...stations.values()].sort(byName).map(({ id, name }) => rowOf(id, name))
  return inService.has(null) ? [...named, rowOf(null, null)] : named
}

const byName = (a: Station, b: Station): number => a.name.localeCompare(b.name)

/** Units whose crew calls for help. */
export const inDistress = (units: WallState['units']): readonly WallUnit[] =>
  [...units.values()].filter((unit) => unit.inDistress).sort((a, b) => a.id.localeCompare(b.id))

export const outOfServiceCount = (units: WallState['units']): number =>
  [...units.values()].filter((unit) => !isInService(unit)).length
