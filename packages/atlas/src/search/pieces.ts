import { edgeFlag, type RoadGraph } from '../graph/graph.ts'
import { unitsPerDegree } from '../graph/plane.ts'
import { nameOf, pointsOf } from '../graph/shape.ts'
import { type RoadClass, roadClasses } from '../roads/classes.ts'
import { alongLine, arcsMeant, type Condition, onlyCrosses } from './conditions.ts'
import type { Position, Snapper } from './snap.ts'

/** A piece of road, from one crossing to the next. */
export interface Piece {
  /** Its name; empty where it has none. */
  readonly name: string
  readonly road: RoadClass
  readonly metres: number
  readonly line: readonly Position[]
  /** A line that was meant to follow roads only runs over this one: all of the piece is meant all the same. */
  readonly isCrossed: boolean
}

/** The pieces of road that a condition is about, each once. */
export const piecesMeant = (graph: RoadGraph, snapper: Snapper, where: Condition['where']): Piece[] => {
  const crossed = new Set<number>()
  if (where !== 'everywhere' && 'along' in where)
    for (const [arc, along] of alongLine(snapper, where.along, where.onlyThatWay === true))
      if (onlyCrosses(along, graph.lengths[arc >> 1]!)) crossed.add(arc >> 1)
  const edges = new Set(Array.from(arcsMeant(graph, snapper, where), (arc) => arc >> 1))
  return Array.from(edges)
    .filter((edge) => (graph.edgeFlags[edge]! & edgeFlag.copy) === 0)
    .map((edge) => ({
      name: nameOf(graph, edge),
      road: roadClasses[graph.classes[edge]!]!,
      metres: graph.lengths[edge]!,
      line: pointsOf(graph, 2 * edge).map(([lon, lat]): Position => [lon / unitsPerDegree, lat / unitsPerDegree]),
      isCrossed: crossed.has(edge),
    }))
}
