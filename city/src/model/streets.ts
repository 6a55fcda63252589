import type { StreetClass } from './ground/uses.ts'
import type { Network } from './ground/ways.ts'
import { createNearby, type Nearby } from './nearby.ts'
import { between, metresBetween, type Point } from './plane.ts'

/** A piece of a street between two junctions, along its bends. */
export type Segment = {
  readonly street: string
  readonly class: StreetClass
  readonly from: number
  readonly to: number
  /** Its bends, from junction to junction. */
  readonly line: readonly Point[]
  readonly metres: number
  /** Metres from the beginning of the street to the beginning of this piece: house numbers count along it. */
  readonly startsAt: number
  /** How fast a team drives here, metres for each second. */
  readonly speed: number
  /** To be driven from `from` to `to` only. */
  readonly oneway: boolean
  readonly bridge: boolean
}

/** A segment, as it leaves a junction. */
export type Turning = { readonly segment: Segment; readonly to: number }

/** The streets of the city as a graph: junctions by number, and for each where one can drive from there. */
export type Streets = {
  readonly junctions: readonly Point[]
  readonly segments: readonly Segment[]
  readonly turnings: readonly (readonly Turning[])[]
  readonly nearby: Nearby<Segment>
}

const metresPerSecond: Readonly<Record<StreetClass, number>> = { ring: 17, radial: 15, street: 12, lane: 7 }

/** Ways are cut where others meet them; what lies between two junctions is one segment. */
export function streetsOf({ nodes, ways }: Network): Streets {
  const uses = nodes.map(() => 0)
  for (const way of ways) {
    for (const node of way.nodes) uses[node]! += 1
    // Where a street ends is a junction too, with nothing to turn into.
    for (const end of [way.nodes[0]!, way.nodes.at(-1)!]) uses[end]! += 1
  }
  const numbers = new Map<number, number>()
  const junctions: Point[] = []
  const junctionAt = (node: number): number => {
    const known = numbers.get(node)
    if (known !== undefined) return known
    const number = junctions.push(nodes[node]!) - 1
    numbers.set(node, number)
    return number
  }

  const lengths = new Map<string, number>()
  const segments = ways.flatMap((way) =>
    stretchesOf(way.nodes, (node) => uses[node]! > 1).map((stretch): Segment => {
      const line = stretch.map((node) => nodes[node]!)
      const metres = lengthOf(line)
      const startsAt = lengths.get(way.name) ?? 0
      lengths.set(way.name, startsAt + metres)
      return {
        street: way.name,
        class: way.class,
        from: junctionAt(stretch[0]!),
        to: junctionAt(stretch.at(-1)!),
        line,
        metres,
        startsAt,
        speed: metresPerSecond[way.class],
        oneway: way.oneway,
        bridge: way.bridge,
      }
    }),
  )

  const turnings: Turning[][] = junctions.map(() => [])
  const nearby = createNearby<Segment>(200)
  for (const segment of segments) {
    turnings[segment.from]!.push({ segment, to: segment.to })
    if (!segment.oneway) turnings[segment.to]!.push({ segment, to: segment.from })
    segment.line.slice(1).forEach((point, index) => {
      nearby.add(segment, segment.line[index]!, point)
    })
  }
  return { junctions, segments, turnings, nearby }
}

function stretchesOf(nodes: readonly number[], isJunction: (node: number) => boolean): number[][] {
  const stretches: number[][] = [[nodes[0]!]]
  nodes.slice(1).forEach((node, index) => {
    stretches.at(-1)!.push(node)
    if (isJunction(node) && index < nodes.length - 2) stretches.push([node])
  })
  return stretches
}

export const lengthOf = (line: readonly Point[]): number =>
  line.reduce((sum, point, index) => sum + (index > 0 ? metresBetween(line[index - 1]!, point) : 0), 0)

/** The line between two distances (m) from its beginning; backwards, where the second is less. */
export function stretchOf(line: readonly Point[], from: number, to: number): Point[] {
  if (from > to) return stretchOf(line, to, from).toReversed()
  const inner: Point[] = []
  let passed = 0
  line.slice(1).forEach((point, index) => {
    passed += metresBetween(line[index]!, point)
    if (passed > from && passed < to) inner.push(point)
  })
  return [pointAlong(line, from), ...inner, pointAlong(line, to)]
}

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

/** A place on a street, and how far it is from the beginning of its segment (m). */
export type Stop = { readonly segment: Segment; readonly metres: number; readonly point: Point }

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
  let passed = 0
  const feet = segment.line.slice(1).map((to, index): Stop => {
    const from = segment.line[index]!
    const length = metresBetween(from, to)
    const along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / (length * length || 1)
    const share = Math.min(1, Math.max(0, along))
    passed += length
    return { segment, metres: passed - length + share * length, point: between(from, to, share) }
  })
  return nearestOf(feet, point)!
}
