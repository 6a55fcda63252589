import type { RoadGraph } from './graph.ts'

/** The points of an arc in the order in which it is driven, its ends among them: longitude and latitude, units of 1e-7 degrees. */
export const pointsOf = (graph: RoadGraph, arc: number): readonly (readonly [number, number])[] => {
  const { lon, lat, tail, firstShape, shape } = graph
  const edge = arc >> 1
  const points: (readonly [number, number])[] = [[lon[tail[2 * edge]!]!, lat[tail[2 * edge]!]!]]
  for (let at = firstShape[edge]!; at < firstShape[edge + 1]!; at++) points.push([shape[2 * at]!, shape[2 * at + 1]!])
  points.push([lon[tail[2 * edge + 1]!]!, lat[tail[2 * edge + 1]!]!])
  return (arc & 1) === 0 ? points : points.reverse()
}

/** The name of a road; empty where it has none. */
export const nameOf = ({ names, firstName, nameBytes }: RoadGraph, edge: number): string => {
  const name = names[edge]!
  // A decoder does not read memory that threads share.
  return new TextDecoder().decode(nameBytes.slice(firstName[name]!, firstName[name + 1]!))
}
