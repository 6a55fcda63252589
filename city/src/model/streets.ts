import type { StreetClass } from './ground/uses.ts'
import { type Network, stretchesOf } from './ground/ways.ts'
import { createNearby, type Nearby } from './nearby.ts'
import { between, metresBetween, type Point } from './plane.ts'

/** A piece of a street between two junctions, along its bends. */
export type Segment = {
  readonly street: string
  readonly class: StreetClass
  /** Its bends, from junction to junction. */
  readonly line: readonly Point[]
  readonly metres: number
  /** Metres from the beginning of the street to the beginning of this piece: house numbers count along it. */
  readonly startsAt: number
  readonly bridge: boolean
}

/** The streets of the city, as people live along them. */
export type Streets = {
  readonly junctions: readonly Point[]
  readonly segments: readonly Segment[]
  readonly nearby: Nearby<Segment>
}

/** Ways are cut where others meet them; what lies between two junctions is one segment. */
export function streetsOf({ nodes, ways }: Network): Streets {
  const uses = nodes.map(() => 0)
  for (const way of ways) {
    for (const node of way.nodes) uses[node]! += 1
    // Where a street ends is a junction too, with nothing to turn into.
    for (const end of [way.nodes[0]!, way.nodes.at(-1)!]) uses[end]! += 1
  }
  const junctions = new Set<number>()
  const lengths = new Map<string, number>()
  const segments = ways.flatMap((way) =>
    stretchesOf(way.nodes, (node) => uses[node]! > 1).map((stretch): Segment => {
      const line = stretch.map((node) => nodes[node]!)
      const metres = lengthOf(line)
      const startsAt = lengths.get(way.name) ?? 0
      lengths.set(way.name, startsAt + metres)
      junctions.add(stretch[0]!).add(stretch.at(-1)!)
      return { street: way.name, class: way.class, line, metres, startsAt, bridge: way.bridge }
    }),
  )

  const nearby = createNearby<Segment>(200)
  for (const segment of segments)
    segment.line.slice(1).forEach((point, index) => {
      nearby.add(segment, segment.line[index]!, point)
    })
  return { junctions: [...junctions].map((node) => nodes[node]!), segments, nearby }
}

const lengthOf = (line: readonly Point[]): number =>
  line.reduce((sum, point, index) => sum + (index > 0 ? metresBetween(line[index - 1]!, point) : 0), 0)

/** The point at so many metres from the beginning of a line. */
export function pointAlong(line: readonly Point[], metres: number): Point {
  let left = metres
  for (let index = 1; index < line.length; index++) {
    const piece = metresBetween(line[index - 1]!, line[index]!)
    if (left <= piece) return between(line[index - 1]!, line[index]!, piece === 0 ? 0 : left / piece)
    left -= piece
  }
  return line.at(-1)!
}

/** A place on a street. */
export type Stop = { readonly segment: Segment; readonly point: Point }

/** The place on a street that is nearest to a point. */
export function nearestStop(streets: Streets, point: Point): Stop {
  for (let reach = 100; ; reach *= 2) {
    const candidates = streets.nearby.within(
      { x: point.x - reach, y: point.y - reach },
      { x: point.x + reach, y: point.y + reach },
    )
    const nearest = nearestOf(
      [...candidates].map((segment) => footOn(segment, point)),
      point,
    )
    // What is further away than one looked may have a nearer neighbour that was not looked at.
    if (nearest && (metresBetween(nearest.point, point) <= reach || reach > 1e5)) return nearest
  }
}

const nearestOf = (stops: readonly Stop[], point: Point): Stop | undefined =>
  stops.reduce<Stop | undefined>(
    (best, stop) => (best && metresBetween(best.point, point) <= metresBetween(stop.point, point) ? best : stop),
    undefined,
  )

function footOn(segment: Segment, point: Point): Stop {
  const feet = segment.line.slice(1).map((to, index): Stop => {
    const from = segment.line[index]!
    const length = metresBetween(from, to)
    const along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / (length * length || 1)
    return { segment, point: between(from, to, Math.min(1, Math.max(0, along))) }
  })
  return nearestOf(feet, point)!
}
