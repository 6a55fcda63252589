import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import { raisedByPanels } from './alarms/opening.ts'
import type { CoverageView } from './dispatch/choice.ts'
import type { Chooser } from './dispatch/chooser.ts'
import { demandOf, type LocatedDemand, Origins, originsOf } from './dispatch/demand.ts'
import type { ResponsePlans } from './dispatch/plan.ts'
import { pastCalls } from './past-calls.ts'
import { hourOfWeek } from './platform/day.ts'
import type { House } from './platform/house/house.ts'
import { remembered } from './platform/remembered.ts'
import { inPieces } from './platform/turns.ts'
import { instant, type Position } from './platform/words.ts'
import type { PremisesIndex } from './premises/index-board.ts'
import type { Whereabout } from './roads/question.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { stationKind } from './stations/evolve.ts'
import type { Whereabouts } from './stations/whereabouts.ts'
import { Travel } from './travel.ts'
import { unitKind } from './units/evolve.ts'
import { onDutySince } from './units/on-duty.ts'
import type { UnitPositions } from './units/positions.ts'

/** For so long an answer serves all who ask, ms; and for so many times as long as it took: what takes long is reckoned less often. */
const believedFor = 3_000
const restFor = 20
/** Where calls come from changes more slowly still. */
const demandBelievedFor = 3_600_000

export interface CoveringBy {
  readonly house: House
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly index: PremisesIndex
  readonly whereabouts: Whereabouts
  readonly positions: UnitPositions
  readonly roads: RoadTimes
  readonly chooser: Chooser
  readonly plans: ResponsePlans
  readonly timeZone: string
}

/** How the free units cover what calls usually ask for: reckoned anew when somebody asks and the last answer is old. */
export const openCovering = (by: CoveringBy): (() => Promise<CoverageView>) => {
  const demand = remembered(demandBelievedFor, () => demandFrom(by))
  return remembered(believedFor, async () => reckon(by, await demand()), restFor)
}

/** What calls usually ask for, and from where: only sums of cells are kept. */
const demandFrom = async (by: CoveringBy): Promise<LocatedDemand> => {
  const { index, whereabouts, plans, timeZone } = by
  const now = Date.now()
  const calls = await pastCalls(by, now)
  const origins = new Origins()
  const expected = originsOf(calls, await index.places(), raisedByPanels, hourOfWeek(now, timeZone))
  for await (const origin of inPieces(expected, 500)) origins.add(origin)
  return demandOf(origins, plans, (point) => whereabouts.ofPosition(point))
}

const reckon = async (
  { house, positions, roads, chooser }: CoveringBy,
  demand: LocatedDemand,
): Promise<CoverageView> => {
  const free = Array.from(house.list(unitKind)).flatMap((unit) => {
    const fix = positions.of(unit.id)
    const canBeSent = unit.status === 'available' && unit.distress === null && onDutySince(unit) !== undefined
    return fix && canBeSent ? [{ id: unit.id, capabilities: unit.capabilities, ...fix }] : []
  })
  const stations = [...house.list(stationKind)]
  const posts = stations.map(({ position }): Whereabout => ({ position, heading: null }))

  const { points, ...asked } = demand
  const toPoints = await timesTo(roads, [...free, ...posts], points)
  const toPosts = await timesTo(
    roads,
    free,
    stations.map(({ position }) => position),
  )
  const { uncovered, moves } = await chooser.cover({
    demand: asked,
    names: free.map(({ id }) => id),
    units: free.map(({ capabilities }) => capabilities),
    fromUnits: toPoints.seconds.subarray(0, free.length * points.length),
    posts: posts.length,
    fromPosts: toPoints.seconds.subarray(free.length * points.length),
    drives: toPosts.seconds,
  })
  return {
    at: instant(Date.now()),
    method: toPoints.isByRoad ? 'road' : 'straight-line',
    free: free.length,
    uncovered,
    moves: moves.map(({ unit, post, seconds, gain }) => ({
      unit: free[unit]!.id,
      station: stations[post]!.id,
      seconds: Math.round(seconds),
      gain,
    })),
  }
}

/**
 * Seconds from many starts to many places, one start after the other. One place is asked for after the other, so that whoever
 * is to be sent meanwhile does not wait for all of them, and no panel does either.
 */
const timesTo = async (roads: RoadTimes, starts: readonly Whereabout[], places: readonly Position[]) => {
  const seconds = new Float64Array(starts.length * places.length)
  let isByRoad = places.length > 0
  for await (const [at, place] of inPieces(places.entries(), 1)) {
    const travel = await Travel.to(place, starts, roads)
    if (!travel.isByRoad) isByRoad = false
    for (const start of starts.keys()) seconds[start * places.length + at] = travel.seconds(start)
  }
  return { seconds, isByRoad }
}
