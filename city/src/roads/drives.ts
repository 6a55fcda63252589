import type { Atlas, Condition, RoadClass, Roads, Route, VehicleName } from '@yordam/atlas'
import { metresBetween, type Point, toPoint, toSurvey } from '../model/plane.ts'

/** A straight piece of a drive; `speed` in metres for each second, as the map reckons. Between the kerb and a door is a yard. */
export type Leg = {
  readonly from: Point
  readonly to: Point
  readonly speed: number
  readonly road: RoadClass | 'yard'
}

/** Where a car stands, and the direction that it faces, degrees clockwise from north, once it has driven. */
export type Standing = { readonly at: Point; readonly heading: number | undefined }

/** From the kerb to the door and back, at walking pace. */
const inTheYard = 4

/** Finds the fastest way by the roads of an atlas, as each kind of vehicle drives on them. */
export type Drives = {
  way(car: Standing, to: Point, as: VehicleName): Leg[]
  /** So it is with the roads from the next way on. */
  heed(conditions: readonly Condition[]): void
  /** How often that has changed: who is under way then looks for another one. */
  readonly changes: number
}

export function drivesOn(atlas: Atlas): Drives {
  const roads: Readonly<Record<VehicleName, Roads>> = { car: atlas.roads('car'), rightOfWay: atlas.roads('rightOfWay') }
  let changes = 0
  return {
    way({ at, heading }, to, as) {
      const [start, goal] = [onRoad(roads[as], at, heading), onRoad(roads[as], to)]
      const route = start && goal && roads[as].route(start, goal)
      // Where no road leads, one walks.
      if (!route) return [{ from: at, to, speed: inTheYard, road: 'yard' }]
      const legs: Leg[] = [
        { from: at, to: toPoint(start.position), speed: inTheYard, road: 'yard' },
        ...legsAlong(route),
        { from: toPoint(goal.position), to, speed: inTheYard, road: 'yard' },
      ]
      return legs.filter((leg) => metresBetween(leg.from, leg.to) > nothing)
    },
    heed(conditions) {
      for (const one of Object.values(roads)) one.setConditions(conditions, anyHour)
      changes += 1
    },
    get changes() {
      return changes
    },
  }
}

/** No condition that is heeded asks for the hour of the week. */
const anyHour = 0

/** Shorter than this (m) nobody drives. */
const nothing = 0.5

/** The nearest road, however far it is. */
const onRoad = (roads: Roads, point: Point, heading?: number) =>
  roads.snap(toSurvey(point), { within: Number.POSITIVE_INFINITY, heading })

/** Each stretch of the way takes as long as it is reckoned to, what one waits before turning into it included. */
const legsAlong = ({ line, legs }: Route): Leg[] =>
  legs.flatMap(({ road, seconds, start }, index) => {
    const points = line.slice(start, (legs[index + 1]?.start ?? line.length - 1) + 1).map(toPoint)
    const pieces = points.slice(1).map((to, number) => ({ from: points[number]!, to }))
    const metres = pieces.reduce((sum, { from, to }) => sum + metresBetween(from, to), 0)
    return pieces.map((piece) => ({ ...piece, speed: metres / seconds, road }))
  })
