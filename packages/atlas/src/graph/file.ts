import { type VehicleName, vehicleNames } from '../roads/vehicles.ts'
import type { RoadGraph } from './graph.ts'
import { arraysIn, type Numbers, roomFor } from './sections.ts'

/** A road graph, in its file and in memory. */
export const roadSections = {
  mark: 'YORDAMR2',
  kinds: {
    lon: Int32Array,
    lat: Int32Array,
    nodeFlags: Uint8Array,
    crossings: Uint8Array,
    firstOfCell: Uint32Array,
    firstOut: Uint32Array,
    out: Uint32Array,
    tail: Uint32Array,
    bearing: Uint8Array,
    car: Uint32Array,
    rightOfWay: Uint32Array,
    lengths: Float32Array,
    classes: Uint8Array,
    names: Uint32Array,
    edgeFlags: Uint8Array,
    firstShape: Uint32Array,
    shape: Int32Array,
    bans: Float64Array,
    bannedFor: Uint8Array,
    index: Uint8Array,
    firstName: Uint32Array,
    nameBytes: Uint8Array,
  } satisfies Record<keyof Omit<RoadGraph, 'durations'> | VehicleName, unknown>,
} as const

type Section = keyof typeof roadSections.kinds
const names = Object.keys(roadSections.kinds) as readonly Section[]

const isVehicle = (name: Section): name is Section & VehicleName => (vehicleNames as readonly string[]).includes(name)

const sectionOf = (graph: RoadGraph, name: Section): Numbers => (isVehicle(name) ? graph.durations[name] : graph[name])

/** The graph in memory that threads share. */
export const memoryOfGraph = (graph: RoadGraph): SharedArrayBuffer => {
  const lengths = Object.fromEntries(names.map((name) => [name, sectionOf(graph, name).length]))
  const memory = roomFor(roadSections, lengths as Record<Section, number>)
  const room = arraysIn(roadSections, memory)
  for (const name of names) room[name].set(sectionOf(graph, name))
  return memory
}

/** The graph that lies in this memory: views, no copies. */
export const graphIn = (memory: SharedArrayBuffer): RoadGraph => {
  const { car, rightOfWay, ...others } = arraysIn(roadSections, memory)
  return { ...others, durations: { car, rightOfWay } } as unknown as RoadGraph
}
