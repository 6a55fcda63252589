import type { Position } from '../platform/words.ts'
import type { Demand } from './coverage.ts'

/** A place from which calls come, or could: how many, only the proportions count. */
export interface Origin {
  readonly position: Position
  readonly weight: number
}

/** Demand, and where its points are. */
export interface LocatedDemand extends Demand {
  readonly points: readonly Position[]
}

/** The side of the finest cell, degrees: about half a kilometre from north to south. Of a door nothing is left in it. */
const finest = 0.005
/** So many points are asked for; where there would be more, the cells grow. */
const mostPoints = 150

/**
 * Where calls usually come from, as few points: a cell of a grid each, at the middle of what comes from it. What says something of
 * people (who called from where) ends here: a cell holds a sum.
 *
 * @param areaOf which response area answers for a point
 */
export const demandOf = (origins: readonly Origin[], areaOf: (point: Position) => string | null): LocatedDemand => {
  let cells = cellsOf(origins, finest)
  for (let side = finest; cells.length > mostPoints; side *= 1.5) cells = cellsOf(origins, side * 1.5)
  const points = cells.map(({ position }) => position)
  return { points, weights: Float64Array.from(cells, ({ weight }) => weight), areas: points.map(areaOf) }
}

const cellsOf = (origins: readonly Origin[], side: number): Origin[] => {
  const sums = new Map<string, { weight: number; lon: number; lat: number }>()
  for (const {
    position: [lon, lat],
    weight,
  } of origins) {
    const key = `${Math.floor(lon / side)} ${Math.floor(lat / side)}`
    const sum = sums.get(key) ?? { weight: 0, lon: 0, lat: 0 }
    sums.set(key, { weight: sum.weight + weight, lon: sum.lon + weight * lon, lat: sum.lat + weight * lat })
  }
  return Array.from(sums.values(), ({ weight, lon, lat }) => ({ position: [lon / weight, lat / weight], weight }))
}

/** Premises count together as so many calls: where nothing has happened yet, something may. */
const callsOfPremises = 100

/** Past calls count one each; before there are any, calls are expected from where panels are. */
export const originsOf = (calls: readonly Position[], premises: readonly Position[]): Origin[] => [
  ...calls.map((position) => ({ position, weight: 1 })),
  ...premises.map((position) => ({ position, weight: callsOfPremises / premises.length })),
]
