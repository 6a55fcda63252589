import { closed, edgeFlag, type RoadGraph } from '../graph/graph.ts'
import { unitsPerDegree } from '../graph/plane.ts'
import { pointsOf } from '../graph/shape.ts'
import { touches } from './polygon.ts'
import type { Position, Snapper } from './snap.ts'

/** Hours of a week, from Monday 0 o'clock. */
export const hoursOfWeek = 168

/** That roads are not as usual: closed, or slower. */
export interface Condition {
  /**
   * Which roads: the stretch along a line (a road works, an accident), all that touch a polygon (a flood, a crowd), or all of them.
   */
  readonly where:
    | { readonly along: readonly Position[]; readonly onlyThatWay?: boolean }
    | { readonly inside: readonly Position[] }
    | 'everywhere'
  /**
   * How many times as long they take: 1.5; Infinity is closed. 168 of them, one for each hour of the week from Monday 0
   * o'clock, where it depends on the time.
   */
  readonly slower: number | readonly number[]
}

/** Which arcs a condition is about. */
export const arcsMeant = (graph: RoadGraph, snapper: Snapper, where: Condition['where']): Iterable<number> => {
  if (where === 'everywhere') return graph.tail.keys()
  return 'along' in where
    ? withCopies(graph, alongLine(snapper, where.along, where.onlyThatWay === true).keys())
    : insidePolygon(graph, snapper, where.inside)
}

/** Metres between two looks at a line, and how far a road may be from it to be meant. */
const pace = 8
const near = 20

/** How a line lies on an arc: how many looks at it fell there, and between which parts of its length. */
export interface Along {
  readonly looks: number
  readonly first: number
  readonly last: number
}

/** The arcs on which a line lies, or over which it runs. */
export const alongLine = (
  snapper: Snapper,
  line: readonly Position[],
  onlyThatWay: boolean,
): ReadonlyMap<number, Along> => {
  const found = new Map<number, Along>()
  for (const { position, heading } of walk(line, pace)) {
    const place = snapper.snap(position, { within: near, heading })
    if (!place) continue
    const arcs = onlyThatWay && place.arc !== undefined ? [place.arc] : [2 * place.edge, 2 * place.edge + 1]
    for (const arc of arcs) {
      const { looks, first, last } = found.get(arc) ?? { looks: 0, first: place.along, last: place.along }
      found.set(arc, {
        looks: looks + 1,
        first: Math.min(first, place.along),
        last: Math.max(last, place.along),
      })
    }
  }
  // At a crossing one look may fall on the road that only crosses.
  const most = Math.max(...Array.from(found.values(), ({ looks }) => looks))
  for (const [arc, { looks }] of found) if (looks === 1 && most > 1) found.delete(arc)
  return found
}

/** Nobody is found on the copy of a road, but who came from where a turn is banned drives on it. */
function* withCopies(graph: RoadGraph, arcs: Iterable<number>): Generator<number> {
  const { tail, firstOut, out, lengths, edgeFlags } = graph
  for (const arc of arcs) {
    yield arc
    const node = tail[arc]!
    for (const other of out.subarray(firstOut[node]!, firstOut[node + 1]!)) {
      const isCopy = (edgeFlags[other >> 1]! & edgeFlag.copy) !== 0
      if (isCopy && tail[other ^ 1] === tail[arc ^ 1] && lengths[other >> 1] === lengths[arc >> 1]) yield other
    }
  }
}

/** Whether a line only crosses a road of so many metres: then all looks at it fall on about the same place of the road. */
export const onlyCrosses = ({ looks, first, last }: Along, metres: number): boolean =>
  looks > 1 && (last - first) * metres < ((looks - 1) * pace) / 2

const metresPerDegree = 111_195

function* walk(line: readonly Position[], metres: number): Generator<{ position: Position; heading: number }> {
  for (const [index, to] of line.entries()) {
    const from = line[index - 1]
    if (!from) continue
    const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180) * metresPerDegree
    const north = (to[1] - from[1]) * metresPerDegree
    const heading = (Math.atan2(east, north) * 180) / Math.PI
    const steps = Math.max(1, Math.ceil(Math.hypot(east, north) / metres))
    for (let step = 0; step < steps; step++) {
      const part = (step + 0.5) / steps
      yield { position: [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part], heading }
    }
  }
}

function* insidePolygon(graph: RoadGraph, snapper: Snapper, ring: readonly Position[]): Generator<number> {
  const corners = ring.map(([lon, lat]) => [lon * unitsPerDegree, lat * unitsPerDegree] as const)
  for (const edge of snapper.edgesIn(corners))
    if (touches(pointsOf(graph, 2 * edge), corners)) {
      yield 2 * edge
      yield 2 * edge + 1
    }
}

/** A condition that changes something at some hour: which of them it is, by how much, and where. */
export interface Changing {
  readonly condition: number
  readonly factor: number
  readonly arcs: Uint32Array
}

/** What of the conditions changes something at an hour of the week. */
export const changingAt = (
  graph: RoadGraph,
  snapper: Snapper,
  conditions: readonly Condition[],
  hourOfWeek: number,
): Changing[] =>
  conditions.flatMap(({ where, slower }, condition) => {
    const factor = typeof slower === 'number' ? slower : slower[hourOfWeek % hoursOfWeek]!
    return factor === 1 ? [] : [{ condition, factor, arcs: Uint32Array.from(arcsMeant(graph, snapper, where)) }]
  })

/** What arcs cost with all that. */
export const arcsUnder = (usual: Uint32Array, changing: readonly Changing[]): Uint32Array => {
  const arcs = usual.slice()
  for (const { factor, arcs: meant } of changing)
    for (const arc of meant) if (arcs[arc] !== closed) arcs[arc] = Math.min(closed, Math.round(arcs[arc]! * factor))
  return arcs
}
