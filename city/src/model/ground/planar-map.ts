import { createNearby } from '../nearby.ts'
import { between, metresBetween, type Point } from '../plane.ts'
import { areaOf, contains, crossing, type Polygon } from '../polygon.ts'

/**
 * The plane, cut into faces without gap or overlap. Faces share their edges: what is put on an edge for one of them is
 * there for its neighbour too, so districts tile and streets meet by construction. `Stroke` says what an edge is part of,
 * `Use` what a face is; both halves of a face that is cut inherit its use.
 */
export type PlanarMap<Stroke, Use> = {
  readonly points: readonly Point[]
  readonly faces: readonly Face<Use>[]
  /** The face to the left of the way from one point to the next; undefined outside of the map, or when there is no such edge. */
  leftOf(from: number, to: number): Face<Use> | undefined
  strokeOf(from: number, to: number): Stroke | undefined
  polygonOf(face: Face<Use>): Polygon
  /** How many edges end in a point. */
  degree(point: number): number
  /** Puts a point on an edge, or takes the end of the edge that is nearer than a decimetre. */
  split(from: number, to: number, share: number): number
  /** Cuts a face in two along a line between two points of its border. @returns the new face, to the left of the line */
  cut(face: Face<Use>, from: number, to: number, along: readonly Point[], stroke: Stroke): Face<Use>
  /**
   * Draws a line over all faces in its way. What lies before its first and after its last crossing of an edge is left out,
   * but for a line that ends where it began.
   */
  draw(line: readonly Point[], stroke: Stroke): void
}

/** Its border, counter-clockwise, by the numbers of its points. */
export type Face<Use> = { border: readonly number[]; use: Use }

/** One side of an edge. */
type Way<Stroke, Use> = { readonly stroke: Stroke; left?: Face<Use> }

const decimetre = 0.1

/** A map of one face. */
export function createMap<Stroke, Use>(outline: Polygon, stroke: Stroke, use: Use): PlanarMap<Stroke, Use> {
  const points: Point[] = [...outline]
  const first: Face<Use> = { border: outline.map((_, index) => index), use }
  const faces = [first]
  /** The ways that lead from each point, by the point to which they lead. */
  const ways: Map<number, Way<Stroke, Use>>[] = outline.map(() => new Map())

  const addPoint = (point: Point): number => {
    ways.push(new Map())
    return points.push(point) - 1
  }
  const join = (from: number, to: number, by: Stroke) => {
    ways[from]!.set(to, { stroke: by })
    ways[to]!.set(from, { stroke: by })
  }
  const claim = (face: Face<Use>) => {
    face.border.forEach((to, index) => {
      ways[face.border.at(index - 1)!]!.get(to)!.left = face
    })
  }
  first.border.forEach((to, index) => {
    join(first.border.at(index - 1)!, to, stroke)
  })
  claim(first)

  const polygonOf = (face: Face<Use>) => face.border.map((point) => points[point]!)

  const split = (from: number, to: number, share: number): number => {
    const [a, b] = [points[from]!, points[to]!]
    const length = metresBetween(a, b)
    if (share * length < decimetre) return from
    if ((1 - share) * length < decimetre) return to
    const middle = addPoint(between(a, b, share))
    const [there, back] = [ways[from]!.get(to)!, ways[to]!.get(from)!]
    ways[from]!.delete(to)
    ways[to]!.delete(from)
    join(from, middle, there.stroke)
    join(middle, to, there.stroke)
    for (const [face, start, end] of [
      [there.left, from, to],
      [back.left, to, from],
    ] as const) {
      if (!face) continue
      face.border = face.border.toSpliced(face.border.indexOf(end), 0, middle)
      ways[start]!.get(middle)!.left = face
      ways[middle]!.get(end)!.left = face
    }
    return middle
  }

  const cut = (face: Face<Use>, from: number, to: number, along: readonly Point[], by: Stroke): Face<Use> => {
    const inner = along.map(addPoint)
    const line = [from, ...inner, to]
    line.slice(1).forEach((point, index) => {
      join(line[index]!, point, by)
    })
    const whole = turnedTo(face.border, from)
    const place = whole.indexOf(to)
    const left: Face<Use> = { border: [...line, ...whole.slice(place + 1)], use: face.use }
    face.border = [...whole.slice(0, place + 1), ...inner.toReversed()]
    faces.push(left)
    claim(face)
    claim(left)
    return left
  }

  const facesAround = (point: number) => [...ways[point]!.values()].flatMap(({ left }) => left ?? [])

  const draw = (line: readonly Point[], by: Stroke) => {
    const stops = crossings(line)
    const isClosed = line[0] === line.at(-1)
    const links = stops.slice(isClosed ? 0 : 1).map((stop, index) => ({
      before: stops.at(isClosed ? index - 1 : index)!,
      stop,
    }))
    for (const { before, stop } of links) {
      const along =
        before.piece <= stop.piece
          ? line.slice(before.piece + 1, stop.piece + 1)
          : [...line.slice(before.piece + 1), ...line.slice(1, stop.piece + 1)]
      if (before.point === stop.point || (along.length === 0 && ways[before.point]!.has(stop.point))) continue
      const probe = between(points[before.point]!, along[0] ?? points[stop.point]!, 0.5)
      const face = facesAround(before.point).find(
        (candidate) => candidate.border.includes(stop.point) && contains(polygonOf(candidate), probe),
      )
      if (face) cut(face, before.point, stop.point, along, by)
    }
  }

  /** Where a line meets edges, in its own order; the edges get their points there. */
  const crossings = (line: readonly Point[]): { readonly piece: number; readonly point: number }[] => {
    const pieces = createNearby<number>(120)
    for (let piece = 0; piece < line.length - 1; piece++) pieces.add(piece, line[piece]!, line[piece + 1]!)
    const edges = ways.flatMap((others, from) =>
      [...others.keys()].flatMap((to) => (from < to ? [[from, to] as const] : [])),
    )
    const found: { at: number; piece: number; point: number }[] = []
    for (const [from, to] of edges) {
      const [a, b] = [points[from]!, points[to]!]
      const hits: { piece: number; along: number; across: number }[] = []
      for (const piece of pieces.within(a, b)) {
        const at = crossing(a, b, line[piece]!, line[piece + 1]!)
        if (!at || at.along < 0 || at.along >= 1 || at.across < 0 || at.across >= 1) continue
        hits.push({ piece, along: at.along, across: at.across })
      }
      hits.sort((one, other) => one.along - other.along)
      let [start, begun] = [from, 0]
      for (const { piece, along, across } of hits) {
        const point = split(start, to, (along - begun) / (1 - begun))
        if (point !== to) [start, begun] = [point, along]
        found.push({ at: piece + across, piece, point })
      }
    }
    return found.sort((one, other) => one.at - other.at)
  }

  return {
    points,
    faces,
    leftOf: (from, to) => ways[from]!.get(to)?.left,
    strokeOf: (from, to) => ways[from]!.get(to)?.stroke,
    polygonOf,
    degree: (point) => ways[point]!.size,
    split,
    cut,
    draw,
  }
}

const turnedTo = (border: readonly number[], first: number): number[] => {
  const place = border.indexOf(first)
  return [...border.slice(place), ...border.slice(0, place)]
}

/** The outer border of some faces taken together, as polygons: those points where an edge has one of them on its left only. */
export function borderOf<Use>(map: PlanarMap<unknown, Use>, isOfIt: (face: Face<Use>) => boolean): Point[][] {
  const next = new Map<number, number>()
  for (const face of map.faces) {
    if (!isOfIt(face)) continue
    face.border.forEach((to, index) => {
      const from = face.border.at(index - 1)!
      const beyond = map.leftOf(to, from)
      if (!beyond || !isOfIt(beyond)) next.set(from, to)
    })
  }
  const polygons: Point[][] = []
  while (next.size > 0) {
    const polygon: Point[] = []
    for (let at = next.keys().next().value; at !== undefined; ) {
      polygon.push(map.points[at]!)
      const further = next.get(at)
      next.delete(at)
      at = further !== undefined && next.has(further) ? further : undefined
    }
    polygons.push(polygon)
  }
  return polygons.sort((one, other) => areaOf(other) - areaOf(one))
}
