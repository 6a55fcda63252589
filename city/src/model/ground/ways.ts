import type { RoadClass } from '@yordam/atlas'
import { metresBetween, type Point } from '../plane.ts'
import { areaOf, crosses } from '../polygon.ts'
import { beyond, type Curves, polar, radialCount, radialLine, radiiOfRings } from './curves.ts'
import type { CityMap, Ground } from './ground.ts'
import { withOneWays } from './one-ways.ts'
import { highways, isWater, type StreetClass, type Stroke } from './uses.ts'

/** The streets as OpenStreetMap would have them: nodes, and ways that run through them. */
export type Network = { readonly nodes: readonly Point[]; readonly ways: readonly Way[] }

/** A stretch of a street that is all of one sort. */
export type Way = {
  readonly name: string
  readonly class: StreetClass
  readonly highway: RoadClass
  readonly bridge: boolean
  /** To be driven from its first node to its last only. */
  readonly oneway: boolean
  /** By the numbers of the network; the first again at the end of a ring. */
  readonly nodes: readonly number[]
}

/** All streets of the ground; where two meet, they share a node. Some highways lead on beyond the border. */
export function networkOf({ map, curves }: Ground): Network {
  const nodes: Point[] = [...map.points]
  const inside = [...edgesByStroke(map)].flatMap(([stroke, edges]) =>
    pathsOf(edges).flatMap((path) => waysAlong(map, stroke, path)),
  )
  const outside = Array.from({ length: radialCount / 2 }, (_, index) => 2 * index).flatMap(
    (radial) => highway(curves, radial, inside, nodes) ?? [],
  )
  return withOneWays(compact(nodes, [...inside, ...outside]))
}

type Edge = readonly [from: number, to: number]

/** Those edges of each street on which one can drive: not where it would cross water without a bridge. */
function edgesByStroke(map: CityMap): Map<Stroke, Edge[]> {
  const edges = new Map<Stroke, Edge[]>()
  for (const face of map.faces) {
    face.border.forEach((to, index) => {
      const from = face.border.at(index - 1)!
      const stroke = map.strokeOf(from, to)!
      const isFirstLook = from < to || !map.leftOf(to, from)
      if (!isFirstLook || !stroke.street || !isCarried(map, stroke, from, to)) return
      const known = edges.get(stroke)
      if (known) known.push([from, to])
      else edges.set(stroke, [[from, to]])
    })
  }
  return edges
}

/** The water that an edge crosses, if it does. */
function waterUnder(map: CityMap, from: number, to: number): 'river' | 'canal' | undefined {
  const sides = [map.leftOf(from, to), map.leftOf(to, from)]
  if (!sides.every((face) => face === undefined || isWater(face.use)) || sides.every((face) => !face)) return undefined
  return sides.some((face) => face?.use.is === 'canal') ? 'canal' : 'river'
}

function isCarried(map: CityMap, { bridges }: Stroke, from: number, to: number): boolean {
  const water = waterUnder(map, from, to)
  return water === undefined || bridges === 'every' || bridges === water
}

/** Edges that hang together, as lines from end to end; a ring begins and ends at one point. */
function pathsOf(edges: readonly Edge[]): number[][] {
  const next = new Map<number, Set<number>>()
  for (const [from, to] of [...edges, ...edges.map(([from, to]) => [to, from] as const)]) {
    const known = next.get(from)
    if (known) known.add(to)
    else next.set(from, new Set([to]))
  }
  const takeStep = (from: number): number | undefined => {
    const [to] = next.get(from) ?? []
    if (to === undefined) return undefined
    next.get(from)!.delete(to)
    next.get(to)!.delete(from)
    return to
  }
  const ends = [...next].filter(([, others]) => others.size === 1).map(([point]) => point)
  return [...ends, ...next.keys()].flatMap((first) => {
    const path = [first]
    for (let to = takeStep(first); to !== undefined; to = takeStep(to)) path.push(to)
    return path.length > 1 ? [path] : []
  })
}

function waysAlong(map: CityMap, stroke: Stroke, path: readonly number[]): Way[] {
  const isClockwise = areaOf(path.map((point) => map.points[point]!)) < 0
  const points = stroke.oneway && isClockwise ? path.toReversed() : path
  const isBridge = (index: number) => waterUnder(map, points[index]!, points[index + 1]!) !== undefined
  const stretches: { bridge: boolean; nodes: number[] }[] = []
  for (let index = 0; index < points.length - 1; index++) {
    const bridge = isBridge(index)
    const last = stretches.at(-1)
    if (last?.bridge === bridge) last.nodes.push(points[index + 1]!)
    else stretches.push({ bridge, nodes: [points[index]!, points[index + 1]!] })
  }
  return stretches.map(({ bridge, nodes }) => ({
    name: stroke.name!,
    class: stroke.street!,
    highway: stroke.highway ?? highways[stroke.street!],
    bridge,
    oneway: stroke.oneway ?? false,
    nodes,
  }))
}

/** A radial street goes on as a highway, out of the city; not where it would meet the river again. */
function highway(curves: Curves, radial: number, ways: readonly Way[], nodes: Point[]): Way | undefined {
  const border = radiiOfRings.at(-1)!
  const there = polar(curves.radial(radial, border), border)
  const ends = ways
    .filter((way) => way.class === 'radial')
    .flatMap((way) => [way.nodes[0]!, way.nodes.at(-1)!].map((node) => ({ way, node })))
  const distance = ({ node }: { node: number }) => metresBetween(nodes[node]!, there)
  const { way, node } = ends.reduce((best, end) => (distance(end) < distance(best) ? end : best))
  const start = Math.hypot(nodes[node]!.x, nodes[node]!.y)
  const outwards = radialLine(curves, radial, start, border + beyond).slice(1)
  if ([curves.river, curves.canal].some(({ left }) => meets(outwards, left))) return undefined
  return { ...way, highway: 'trunk', bridge: false, nodes: [node, ...outwards.map((point) => nodes.push(point) - 1)] }
}

const meets = (line: readonly Point[], other: readonly Point[]): boolean =>
  line.slice(1).some((to, index) => other.slice(1).some((end, place) => crosses(line[index]!, to, other[place]!, end)))

/** Without the points that no street uses. */
function compact(points: readonly Point[], ways: readonly Way[]): Network {
  const numbers = new Map<number, number>()
  for (const { nodes } of ways) for (const node of nodes) if (!numbers.has(node)) numbers.set(node, numbers.size)
  return {
    nodes: [...numbers.keys()].map((point) => points[point]!),
    ways: ways.map((way) => ({ ...way, nodes: way.nodes.map((node) => numbers.get(node)!) })),
  }
}

/** The nodes of a way, cut at some of them: each is the end of one stretch and the beginning of the next. */
export function stretchesOf(nodes: readonly number[], isCut: (node: number) => boolean): number[][] {
  const stretches: number[][] = [[nodes[0]!]]
  nodes.slice(1).forEach((node, index) => {
    stretches.at(-1)!.push(node)
    if (isCut(node) && index < nodes.length - 2) stretches.push([node])
  })
  return stretches
}
