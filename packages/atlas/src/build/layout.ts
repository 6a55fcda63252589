import Flatbush from 'flatbush'
import { closed, edgeFlag, nodeFlag, type RoadGraph, turnKey } from '../graph/graph.ts'
import { directionTo, metresBetween, middleOf, shrink } from '../graph/plane.ts'
import { vehicleNames } from '../roads/vehicles.ts'
import { cellsOf } from './cells.ts'
import type { Cut } from './edges.ts'
import { mainlandOf } from './mainland.ts'
import { sortedBy } from './sorted-by.ts'
import type { Survey } from './survey.ts'
import type { Turns } from './turns.ts'

/** Puts the pieces of road in the order in which a search finds them fast, and writes down what it needs of each. */
export const layOut = (survey: Survey, cut: Cut, turns: Turns, largestCell: number): RoadGraph => {
  const nodes = nodesInOrder(survey, cut, largestCell)
  const edges = edgesInOrder(cut, turns, nodes.numberOf)
  const arcOf = (arc: number) => 2 * edges.numberOf[arc >> 1]! + (arc & 1)
  const ends = endsOf(cut, turns, edges.order, nodes.numberOf)
  const { firstOut, out } = leaving(nodes.points.length, ends)
  const bare = {
    lon: Int32Array.from(nodes.points, (point) => survey.lons[point]!),
    lat: Int32Array.from(nodes.points, (point) => survey.lats[point]!),
    crossings: Uint8Array.from(nodes.points, (point) => survey.crossings[point]!),
    firstOfCell: nodes.firstOfCell,
    firstOut,
    out,
    tail: ends,
    ...about(survey, cut, turns, edges.order),
    ...bansOf(turns, arcOf),
    ...namesOf(survey.nameList),
  }
  return {
    ...bare,
    bearing: bearingsOf(bare),
    nodeFlags: nodeFlagsOf(bare),
    edgeFlags: withMainland(bare),
    index: indexOfEdges(bare),
  }
}

/** The ends of all edges, cell by cell. */
const nodesInOrder = (survey: Survey, cut: Cut, largestCell: number) => {
  const isNode = new Uint8Array(survey.lons.length)
  for (const ends of [cut.from, cut.to]) for (const point of ends) isNode[point] = 1
  const used = Uint32Array.from({ length: isNode.length }, (_, point) => point).filter((point) => isNode[point] === 1)
  const numberOf = new Int32Array(survey.lons.length).fill(-1)
  used.forEach((point, number) => {
    numberOf[point] = number
  })
  const ends = Uint32Array.from(
    { length: 2 * cut.from.length },
    (_, index) => numberOf[(index & 1) === 0 ? cut.from[index >> 1]! : cut.to[index >> 1]!]!,
  )
  const lat = middleOf(survey.lats)
  const narrow = shrink(lat)
  const { order, firstOfCell } = cellsOf(
    Float64Array.from(used, (point) => (survey.lons[point]! - survey.lons[used[0]!]!) * narrow),
    Float64Array.from(used, (point) => survey.lats[point]! - lat),
    ends,
    largestCell,
  )
  const points = order.map((index) => used[index]!)
  points.forEach((point, number) => {
    numberOf[point] = number
  })
  return { points, numberOf, firstOfCell }
}

/** Edges by the first of their nodes; those that are copies stand behind the others. */
const edgesInOrder = (cut: Cut, turns: Turns, nodeOf: Int32Array) => {
  const edges = cut.way.length
  const order = sortedBy(
    Uint32Array.from({ length: edges + turns.copies.length }, (_, edge) =>
      edge < edges ? Math.min(nodeOf[cut.from[edge]!]!, nodeOf[cut.to[edge]!]!) : nodeOf.length,
    ),
  )
  const numberOf = new Uint32Array(order.length)
  order.forEach((edge, number) => {
    numberOf[edge] = number
  })
  return { order, numberOf }
}

/** The edge of the survey that an edge is, or is a copy of, and whether it runs the other way. */
const originOf = (edge: number, cut: Cut, { copies }: Turns): { edge: number; turned: boolean; isCopy: boolean } => {
  // No list is asked for what stands before its beginning: that takes longer than all else here.
  if (edge < cut.way.length) return { edge, turned: false, isCopy: false }
  const copied = copies[edge - cut.way.length]!
  return { edge: copied >> 1, turned: (copied & 1) === 1, isCopy: true }
}

/** The node where each arc begins. */
const endsOf = (cut: Cut, turns: Turns, order: Uint32Array, nodeOf: Int32Array): Uint32Array => {
  const tail = new Uint32Array(2 * order.length)
  order.forEach((from, number) => {
    const { edge, turned } = originOf(from, cut, turns)
    const [first, last] = [nodeOf[cut.from[edge]!]!, nodeOf[cut.to[edge]!]!]
    tail[2 * number] = turned ? last : first
    tail[2 * number + 1] = turned ? first : last
  })
  return tail
}

const leaving = (nodes: number, tail: Uint32Array) => {
  const firstOut = new Uint32Array(nodes + 1)
  for (const node of tail) firstOut[node + 1]!++
  for (let node = 0; node < nodes; node++) firstOut[node + 1]! += firstOut[node]!
  const next = firstOut.slice()
  const out = new Uint32Array(tail.length)
  tail.forEach((node, arc) => {
    out[next[node]!++] = arc
  })
  return { firstOut, out }
}

const about = (survey: Survey, cut: Cut, turns: Turns, order: Uint32Array) => {
  const durations = {
    car: new Uint32Array(2 * order.length),
    rightOfWay: new Uint32Array(2 * order.length),
  }
  const lengths = new Float32Array(order.length)
  const classes = new Uint8Array(order.length)
  const names = new Uint32Array(order.length)
  const edgeFlags = new Uint8Array(order.length)
  const firstShape = new Uint32Array(order.length + 1)
  order.forEach((from, number) => {
    const { edge } = originOf(from, cut, turns)
    firstShape[number + 1] = firstShape[number]! + cut.firstShape[edge + 1]! - cut.firstShape[edge]!
  })
  const shape = new Int32Array(2 * firstShape.at(-1)!)
  order.forEach((from, number) => {
    const { edge, turned, isCopy } = originOf(from, cut, turns)
    const way = cut.way[edge]!
    vehicleNames.forEach((name, vehicle) => {
      const at = 2 * (edge * vehicleNames.length + vehicle)
      const both = [cut.durations[at]!, cut.durations[at + 1]!] as const
      durations[name][2 * number] = turned ? both[1] : both[0]
      durations[name][2 * number + 1] = isCopy ? closed : both[1]
    })
    lengths[number] = cut.lengths[edge]!
    classes[number] = survey.classes[way]!
    names[number] = survey.names[way]!
    edgeFlags[number] = survey.flags[way]! | (isCopy ? edgeFlag.copy : 0)
    const [first, end] = [cut.firstShape[edge]!, cut.firstShape[edge + 1]!]
    for (let index = first; index < end; index++) {
      const point = cut.shape[turned ? end - 1 - (index - first) : index]!
      const at = 2 * (firstShape[number]! + index - first)
      shape[at] = survey.lons[point]!
      shape[at + 1] = survey.lats[point]!
    }
  })
  return { durations, lengths, classes, names, edgeFlags, firstShape, shape }
}

const bansOf = ({ bans }: Turns, arcOf: (arc: number) => number) => {
  const byKey = new Map<number, number>()
  for (const ban of bans) {
    const key = turnKey(arcOf(ban.from), arcOf(ban.to))
    byKey.set(key, (byKey.get(key) ?? 0) | ban.for)
  }
  const keys = Float64Array.from(byKey.keys()).sort()
  return { bans: keys, bannedFor: Uint8Array.from(keys, (key) => byKey.get(key)!) }
}

const namesOf = (list: readonly string[]) => {
  const encoder = new TextEncoder()
  const encoded = list.map((name) => encoder.encode(name))
  const firstName = new Uint32Array(list.length + 1)
  encoded.forEach((bytes, index) => {
    firstName[index + 1] = firstName[index]! + bytes.length
  })
  return { firstName, nameBytes: Uint8Array.from(Buffer.concat(encoded)) }
}

type Bare = Omit<RoadGraph, 'bearing' | 'nodeFlags' | 'index'>

/** How far along a road one looks to see where it goes, metres: the first stones of a kerb point anywhere. */
const lookAhead = 12

const bearingsOf = (graph: Bare): Uint8Array => {
  const bearings = new Uint8Array(graph.tail.length)
  for (let arc = 0; arc < bearings.length; arc++) bearings[arc] = bearingOf(graph, arc)
  return bearings
}

const bearingOf = (graph: Bare, arc: number): number => {
  const [node, head] = [graph.tail[arc]!, graph.tail[arc ^ 1]!]
  const [lon, lat] = [graph.lon[node]!, graph.lat[node]!]
  const [first, end] = [graph.firstShape[arc >> 1]!, graph.firstShape[(arc >> 1) + 1]!]
  for (let step = 0; step < end - first; step++) {
    const point = 2 * ((arc & 1) === 0 ? first + step : end - 1 - step)
    const [pointLon, pointLat] = [graph.shape[point]!, graph.shape[point + 1]!]
    if (metresBetween(lon, lat, pointLon, pointLat) >= lookAhead) return directionTo(lon, lat, pointLon, pointLat)
  }
  return directionTo(lon, lat, graph.lon[head]!, graph.lat[head]!)
}

const nodeFlagsOf = ({ firstOut, out, edgeFlags, bans, tail }: Bare): Uint8Array => {
  const flags = new Uint8Array(firstOut.length - 1)
  for (let node = 0; node < flags.length; node++) {
    const roads = out
      .subarray(firstOut[node]!, firstOut[node + 1]!)
      .reduce((count, arc) => count + ((edgeFlags[arc >> 1]! & edgeFlag.copy) === 0 ? 1 : 0), 0)
    flags[node] = roads === 1 ? nodeFlag.end : roads === 2 ? nodeFlag.through : 0
  }
  for (const key of bans) flags[tail[key % turnKey(1, 0)]!]! |= nodeFlag.bans
  return flags
}

const withMainland = ({ edgeFlags, durations, firstOut, out, tail }: Bare): Uint8Array => {
  const flags = edgeFlags.slice()
  for (const name of vehicleNames) {
    const driven = durations[name]
    const mainland = mainlandOf(firstOut, out, (arc) => (driven[arc] === closed ? -1 : tail[arc ^ 1]!))
    for (let edge = 0; edge < flags.length; edge++)
      if (mainland[tail[2 * edge]!] === 1 && mainland[tail[2 * edge + 1]!] === 1)
        flags[edge]! |= edgeFlag.mainland[name]
  }
  return flags
}

/** Over a plane in which a unit is as long to the east as to the north, for nearness means metres. */
const indexOfEdges = (graph: Bare): Uint8Array => {
  const scale = shrink(middleOf(graph.lat))
  const index = new Flatbush(graph.lengths.length, 16, Int32Array)
  for (let edge = 0; edge < graph.lengths.length; edge++) {
    const [from, to] = [graph.tail[2 * edge]!, graph.tail[2 * edge + 1]!]
    let west = Math.min(graph.lon[from]!, graph.lon[to]!)
    let east = Math.max(graph.lon[from]!, graph.lon[to]!)
    let south = Math.min(graph.lat[from]!, graph.lat[to]!)
    let north = Math.max(graph.lat[from]!, graph.lat[to]!)
    for (let point = 2 * graph.firstShape[edge]!; point < 2 * graph.firstShape[edge + 1]!; point += 2) {
      west = Math.min(west, graph.shape[point]!)
      east = Math.max(east, graph.shape[point]!)
      south = Math.min(south, graph.shape[point + 1]!)
      north = Math.max(north, graph.shape[point + 1]!)
    }
    index.add(Math.floor(west * scale), south, Math.ceil(east * scale), north)
  }
  index.finish()
  return new Uint8Array(index.data)
}
