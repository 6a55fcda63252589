import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { CoverageView } from './dispatch/choice.ts'
import type { Chooser } from './dispatch/chooser.ts'
import { demandOf, type LocatedDemand, originsOf } from './dispatch/demand.ts'
import { straightLineSeconds } from './dispatch/straight-line.ts'
import type { Place } from './incidents/incident.ts'
import type { House } from './platform/house/house.ts'
import { remembered } from './platform/remembered.ts'
import { inPieces } from './platform/turns.ts'
import { instant, type Position } from './platform/words.ts'
import type { PremisesIndex } from './premises/index-board.ts'
import type { Whereabout } from './roads/question.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { stationKind } from './stations/evolve.ts'
import type { Whereabouts } from './stations/whereabouts.ts'
import { unitKind } from './units/evolve.ts'
import { onDutySince } from './units/on-duty.ts'
import type { UnitPositions } from './units/positions.ts'

/** For so long an answer serves all who ask, ms: units drive, but coverage changes slowly. */
const believedFor = 15_000
/** Where calls come from changes more slowly still. */
const demandBelievedFor = 3_600_000
/** The calls of so many days are looked at: fewer than their places are kept. */
const days = 28

export interface CoveringBy {
  readonly house: House
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly index: PremisesIndex
  readonly whereabouts: Whereabouts
  readonly positions: UnitPositions
  readonly roads: RoadTimes
  readonly chooser: Chooser
  /** Seconds within which a unit should be on scene. */
  readonly target: number
}

/** How the free units cover the usual calls: reckoned anew when somebody asks and the last answer is old. */
export const openCovering = (by: CoveringBy): (() => Promise<CoverageView>) => {
  const demand = remembered(demandBelievedFor, () => demandFrom(by))
  return remembered(believedFor, async () => reckon(by, await demand()))
}

/** Where calls usually come from: places of past ones are opened one after the other, and only sums of cells are kept. */
const demandFrom = async ({ pool, open, index, whereabouts }: CoveringBy): Promise<LocatedDemand> => {
  const { rows } = await pool.query<{ place: Sealed }>(
    `select state -> 'place' as place from board.incident where opened_at > $1`,
    [Date.now() - days * 86_400_000],
  )
  const calls: Position[] = []
  for await (const { place } of inPieces(rows)) {
    const found = open(place) as Place | undefined
    if (found) calls.push(found.position)
  }
  return demandOf(originsOf(calls, await index.places()), (point) => whereabouts.ofPosition(point))
}

const reckon = async (
  { house, positions, roads, chooser, target }: CoveringBy,
  demand: LocatedDemand,
): Promise<CoverageView> => {
  const free = Array.from(house.list(unitKind)).flatMap((unit) => {
    const fix = positions.of(unit.id)
    const canBeSent = unit.status === 'available' && unit.distress === null && onDutySince(unit) !== undefined
    return fix && canBeSent ? [{ id: unit.id, ...fix }] : []
  })
  const stations = [...house.list(stationKind)]
  const posts = stations.map(({ position }): Whereabout => ({ position, heading: null }))
  const starts = [...free, ...posts]

  const toPoints = await timesTo(roads, starts, demand.points)
  const toPosts = await timesTo(
    roads,
    free,
    stations.map(({ position }) => position),
  )
  const { uncovered, moves } = await chooser.cover({
    demand: { weights: demand.weights, areas: demand.areas },
    units: free.map(({ id }) => id),
    times: toPoints.seconds.subarray(0, free.length * demand.points.length),
    posts: posts.length,
    fromPosts: toPoints.seconds.subarray(free.length * demand.points.length),
    drives: toPosts.seconds,
    target,
  })
  return {
    at: instant(Date.now()),
    target,
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
    const byRoad = await roads.to(place, starts)
    if (!byRoad) isByRoad = false
    for (const [start, { position }] of starts.entries())
      seconds[start * places.length + at] = byRoad?.[start] ?? straightLineSeconds(position, place)
  }
  return { seconds, isByRoad }
}
