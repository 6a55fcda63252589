import type { Sealed } from '@yordam/journal'
import type { Arrival } from './arrivals/arrival.ts'
import { arrivesAt, type Drive, isStanding, seen } from './arrivals/drive.ts'
import { wantedWithin } from './arrivals/wanted.ts'
import type { WayView } from './arrivals/way.ts'
import type { ResponsePlans } from './dispatch/plan.ts'
import { askedBy, planFor } from './dispatch/plans.ts'
import { command } from './incidents/command.ts'
import { incidentKind, isSaidLate, isUnderWay } from './incidents/evolve.ts'
import type { Assignment, Estimate, Incident, IncidentEvent, Place } from './incidents/incident.ts'
import { again } from './platform/again.ts'
import { type House, Refused } from './platform/house/house.ts'
import { flat, idOfStream, type Recorded } from './platform/house/kind.ts'
import { inPieces } from './platform/turns.ts'
import { type Position, theHouse } from './platform/words.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { straightSeconds, Travel } from './travel.ts'
import { unitKind } from './units/evolve.ts'
import type { Fix, UnitPositions } from './units/positions.ts'

/** So often it is reckoned anew when units will be there, ms; screens count the seconds in between. */
const reckonedEvery = 2_000

export interface ArrivingBy {
  readonly house: House
  readonly positions: UnitPositions
  readonly roads: RoadTimes
  readonly plans: ResponsePlans
  readonly open: (sealed: Sealed) => unknown
  /** Tells the desk of all who are on their way, and each crew of itself, also that it is not any more. */
  readonly tell: (arrivals: readonly Arrival[], byUnit: ReadonlyMap<string, Arrival | undefined>) => void
  readonly onError: (error: unknown) => void
}

export interface Arriving {
  /** By which roads those come who were sent and are not there yet, or one of them. */
  ways(incident: Incident, unit?: string): Promise<readonly WayView[]>
  close(): void
}

type Reported = Recorded<Extract<IncidentEvent, { type: 'unit-reported' }>>
interface OnItsWay {
  readonly assignment: Assignment
  readonly fix: Fix
}

/** When those who were sent will be there: told live as they drive, and recorded once, when a crew says that it is on its way. */
export const openArriving = (by: ArrivingBy): Arriving => {
  const { house, positions, roads, open, tell, onError } = by
  const placeOf = (incident: Incident): Position | undefined => (open(incident.place) as Place | undefined)?.position
  let drives: ReadonlyMap<string, Drive> = new Map()
  let told: readonly string[] = []

  /** One incident is asked for after the other, so that whoever is to be sent meanwhile does not wait for all of them. */
  const reckon = async (): Promise<void> => {
    const after = new Map<string, Drive>()
    const byUnit = new Map<string, Arrival>()
    for await (const incident of inPieces([...house.list(incidentKind)], 20)) {
      const units = incident.assignments.filter(isUnderWay).flatMap((assignment): OnItsWay[] => {
        const fix = positions.of(assignment.unit)
        return fix ? [{ assignment, fix }] : []
      })
      const place = units.length > 0 ? placeOf(incident) : undefined
      if (!place) continue
      const fixes = units.map(({ fix }) => fix)
      const travel = await Travel.to(place, fixes, roads)
      for (const [index, { assignment, fix }] of units.entries()) {
        const { seconds, method } = travel.anyhow(index)
        const isDriving = assignment.status === 'en-route'
        const drive = seen(isDriving ? drives.get(assignment.id) : undefined, {
          at: Date.now(),
          position: fix.position,
          seconds,
        })
        if (isDriving) after.set(assignment.id, drive)
        const at = Math.round(arrivesAt(drive))
        const going = isStanding(drive) ? 'standing' : 'driving'
        byUnit.set(assignment.unit, {
          assignment: assignment.id,
          at,
          seconds: Math.round((at - drive.last.at) / 1_000),
          method,
          late: at > dueAt(by, incident, assignment),
          drive: isDriving ? going : 'waiting',
        })
      }
    }
    drives = after
    const gone = told.flatMap((unit) => (byUnit.has(unit) ? [] : [[unit, undefined] as const]))
    if (byUnit.size > 0 || told.length > 0) tell([...byUnit.values()], new Map([...byUnit, ...gone]))
    told = [...byUnit.keys()]
  }

  const stop = again(reckonedEvery, reckon, onError)

  const record = async (id: string, { assignment, unit }: Reported): Promise<void> => {
    const incident = house.get(incidentKind, id)
    const place = incident && placeOf(incident)
    const fix = positions.of(unit)
    if (!place || !fix) return
    const way = await roads.way(fix, place)
    const estimate: Estimate = way
      ? { method: 'road', seconds: way.seconds, byClass: way.byClass }
      : {
          method: 'straight-line',
          seconds: Math.round(straightSeconds(fix.position, place, roads)),
          byClass: {},
        }
    const ask = { type: 'estimate-arrival', by: theHouse, assignment, estimate } as const
    await house.commit(theHouse, (work) => command(work, id, ask))
  }
  house.onCommitted(({ events }) => {
    for (const event of events) {
      if (event.type !== 'unit-reported') continue
      const reported = flat<Extract<IncidentEvent, { type: 'unit-reported' }>>(event)
      // Where they were when they set out, nobody knows any more.
      if (reported.step !== 'en-route' || isSaidLate(reported)) continue
      record(idOfStream(event.stream), reported).catch((error) => {
        if (!(error instanceof Refused)) onError(error)
      })
    }
  })

  return {
    async ways(incident, unit) {
      const place = placeOf(incident)
      if (!place) return []
      const ways = incident.assignments
        .filter((one) => isUnderWay(one) && (unit === undefined || one.unit === unit))
        .map(async (one): Promise<WayView[]> => {
          const fix = positions.of(one.unit)
          const way = fix && (await roads.way(fix, place))
          if (!way) return []
          const { seconds, metres, line, roads: names } = way
          return [{ assignment: one.id, unit: one.unit, seconds, metres, line: [...line], roads: [...names] }]
        })
      return (await Promise.all(ways)).flat()
    },
    close: stop,
  }
}

/** By when the response plan wants a unit there; Infinity where it asks for none like this one. */
const dueAt = ({ house, plans }: ArrivingBy, incident: Incident, { unit, times }: Assignment): number => {
  const { needs } = askedBy(planFor(plans, incident.type, incident.priority), incident.alarmLevel)
  const within = wantedWithin(needs, house.get(unitKind, unit)?.capabilities ?? [])
  return within === undefined ? Number.POSITIVE_INFINITY : times.assigned! + within * 1_000
}
