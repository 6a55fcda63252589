import { randomUUID } from 'node:crypto'
import type { Differing, RecommendationView } from './dispatch/choice.ts'
import type { Situation } from './dispatch/choose.ts'
import type { Chooser } from './dispatch/chooser.ts'
import { differenceOf } from './dispatch/difference.ts'
import { Given } from './dispatch/given.ts'
import type { AlarmLevel } from './dispatch/need.ts'
import type { ResponsePlan, ResponsePlans } from './dispatch/plan.ts'
import { type Asked, askedBy, planFor, withBackUp } from './dispatch/plans.ts'
import type { Choosable } from './dispatch/recommend.ts'
import { incidentKind } from './incidents/evolve.ts'
import type { Incident } from './incidents/incident.ts'
import { metresBetween } from './platform/distance.ts'
import type { House } from './platform/house/house.ts'
import type { Position } from './platform/words.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { Travel } from './travel.ts'
import { unitKind } from './units/evolve.ts'
import { onDutySince } from './units/on-duty.ts'
import type { UnitPositions } from './units/positions.ts'
import type { Unit } from './units/unit.ts'

export interface ChoosingFrom {
  readonly house: House
  readonly positions: UnitPositions
  readonly roads: RoadTimes
  readonly chooser: Chooser
  readonly plans: ResponsePlans
  /** Reckons how things are covered, where that is long ago: what a choice leaves uncovered follows from it. */
  readonly coverage: () => Promise<unknown>
}

/** Who should be sent: brought together from what is to be helped with, where everybody is, and what the roads are like. */
export const openChoosing = ({ house, positions, roads, chooser, plans, coverage }: ChoosingFrom) => {
  const given = new Given()

  const reckon = async (
    incident: Incident,
    place: Position | undefined,
    atMost: number,
  ): Promise<RecommendationView> => {
    // Nobody who sends help waits for it: it is there the next time.
    coverage().catch(() => undefined)
    const { fleet, wayOf } = await fleetFor(house, positions, roads, place)
    const plan = planFor(plans, incident.type, incident.priority)
    const { id, type, priority, distress } = incident
    const situation: Situation = {
      wanting: { id, type, priority, distress },
      asked: askedFor(plan, incident),
      work: workOf(house, fleet.units),
      ...fleet,
    }
    const { recommendation, leaves } = await chooser.choose(situation, atMost)
    return {
      ...recommendation,
      id: randomUUID(),
      alarm: incident.alarmLevel,
      alarms: plan.alarms.length as AlarmLevel,
      next: [...(plan.alarms[incident.alarmLevel] ?? [])],
      considered: recommendation.considered.map((one) => ({ ...one, ...wayOf(one.unit, one.seconds) })),
      leaves,
    }
  }

  return {
    async recommend(incident: Incident, place: Position | undefined, atMost: number): Promise<RecommendationView> {
      const recommendation = await reckon(incident, place, atMost)
      given.remember(incident.id, recommendation)
      return recommendation
    },

    /**
     * How those who are sent differ from those who were recommended. Without a name of what was recommended, fewer are no
     * difference: the others may be sent next. A name that nobody remembers is no reason to send no help: it is then compared
     * with what is recommended now, and said so.
     */
    async difference(
      incident: Incident,
      place: Position | undefined,
      sent: readonly string[],
      recommendation: string | undefined,
    ): Promise<Differing | null> {
      const named = given.of(incident.id, recommendation)
      const knows = named && sent.every((unit) => named.considered.some((one) => one.unit === unit))
      const difference = differenceOf(knows ? named : await reckon(incident, place, Infinity), sent)
      if (!difference || (recommendation === undefined && difference.instead.length === 0)) return null
      return { difference, comparedWith: knows ? 'seen' : 'now' }
    },
  }
}

/** What the plan asks for by now, and what a crew on the scene asks for beside it. */
const askedFor = (plan: ResponsePlan, { alarmLevel, backUpWanted }: Incident): Asked => {
  const asked = askedBy(plan, alarmLevel)
  return backUpWanted ? withBackUp(asked, backUpWanted.capability) : asked
}

/** All units as they are handed to who chooses, and how far each is from the place. */
const fleetFor = async (house: House, positions: UnitPositions, roads: RoadTimes, place: Position | undefined) => {
  const all = Array.from(house.list(unitKind), (unit) => ({ unit, fix: positions.of(unit.id) }))
  const located = place ? all.flatMap(({ fix }, index) => (fix ? [{ fix, index }] : [])) : []
  const fixes = located.map(({ fix }) => fix)
  const travel = place && (await Travel.to(place, fixes, roads))
  const seconds = new Float64Array(all.length).fill(Number.NaN)
  const somehow = new Map<number, number>()
  for (const [at, { index }] of located.entries()) {
    seconds[index] = travel!.seconds(at)
    if (seconds[index] === Infinity) somehow.set(index, travel!.straight(at))
  }

  const indexOf = new Map(all.map(({ unit }, index) => [unit.id, index]))
  return {
    fleet: { units: all.map(({ unit }) => choosable(unit)), seconds, somehow },
    /** How a time is meant: no road leads where there is none. */
    wayOf(unit: string, time: number | null): Pick<RecommendationView['considered'][number], 'metres' | 'method'> {
      const index = indexOf.get(unit)!
      const { fix } = all[index]!
      const isByRoad = travel?.isByRoad && (time === null || Number.isFinite(seconds[index]))
      return {
        metres: fix && place ? Math.round(metresBetween(fix.position, place)) : null,
        method: isByRoad ? 'road' : 'straight-line',
      }
    },
  }
}

/** Nothing sealed, and nothing that is not looked at, is handed to who chooses. */
const choosable = (unit: Unit): Choosable => {
  const { id, capabilities, status, assignment, incident, distress } = unit
  const isOffShift = onDutySince(unit) === undefined
  return { id, capabilities, status, assignment, incident, isOffShift, isCalling: distress !== null }
}

/** What those incidents are that units are on. */
const workOf = (house: House, units: Situation['units']): Situation['work'] =>
  Object.fromEntries(
    units.flatMap(({ incident }) => {
      const found = incident === null ? undefined : house.get(incidentKind, incident)
      return found ? [[found.id, { type: found.type, priority: found.priority }]] : []
    }),
  )
