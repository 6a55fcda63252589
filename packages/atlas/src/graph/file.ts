import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type VehicleName, vehicleNames } from '../roads/vehicles.ts'
import type { RoadGraph } from './graph.ts'

type Numbers = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array

/** What stands in the file, in this order. A section begins at a multiple of eight bytes. */
const sections = {
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
} as const satisfies Record<keyof Omit<RoadGraph, 'durations'> | VehicleName, unknown>

type Section = keyof typeof sections
const names = Object.keys(sections) as readonly Section[]

/** Eight bytes: what it is, and the number of its form. */
const mark = Buffer.from('YORDAMR1')
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8
const headBytes = aligned(mark.length + 4 * (names.length + 1))

/** A road graph that cannot be used: of another form, cut off or damaged. Build it again. */
export class RoadGraphError extends Error {
  override readonly name = 'RoadGraphError'
}

/** The graph as bytes: a head that says how long each section is, and a checksum of what follows; then the sections. */
export const bytesOfGraph = (graph: RoadGraph): Uint8Array => {
  const arrays = names.map((name) => sectionOf(graph, name))
  const bytes = Buffer.alloc(arrays.reduce((sum, { byteLength }) => sum + aligned(byteLength), headBytes))
  let at = headBytes
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += aligned(byteLength)
  }
  bytes.set(mark)
  arrays.forEach(({ byteLength }, index) => {
    bytes.writeUInt32LE(byteLength, mark.length + 4 * index)
  })
  bytes.writeUInt32LE(crc32(bytes.subarray(headBytes)), mark.length + 4 * arrays.length)
  return bytes
}

const isVehicle = (name: Section): name is Section & VehicleName => (vehicleNames as readonly string[]).includes(name)

const sectionOf = (graph: RoadGraph, name: Section): Numbers => (isVehicle(name) ? graph.durations[name] : graph[name])

/** Reads a graph, in one read, into memory that threads share. @throws RoadGraphError */
export const readGraph = async (path: string): Promise<SharedArrayBuffer> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const memory = new SharedArrayBuffer(size)
    const bytes = new Uint8Array(memory)
    for (let read = 0; read < size; ) {
      const { bytesRead } = await file.read(bytes, read, size - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    check(bytes, path)
    return memory
  } finally {
    await file.close()
  }
}

const check = (bytes: Uint8Array, path: string): void => {
  const head = Buffer.from(bytes.slice(0, headBytes))
  if (head.length < headBytes || !head.subarray(0, mark.length).equals(mark))
    throw new RoadGraphError(`${path} holds no road graph of this form. Build the atlas again.`)
  const expected = names.reduce((sum, _, index) => sum + aligned(head.readUInt32LE(mark.length + 4 * index)), headBytes)
  const checksum = head.readUInt32LE(mark.length + 4 * names.length)
  if (expected !== bytes.length || crc32(bytes.subarray(headBytes)) !== checksum)
    throw new RoadGraphError(`${path} is damaged. Build the atlas again.`)
}

/** The graph that lies in this memory: views, no copies. */
export const graphIn = (memory: SharedArrayBuffer): RoadGraph => {
  const head = new DataView(memory)
  const arrays = {} as Record<Section, Numbers>
  let at = headBytes
  names.forEach((name, index) => {
    const bytes = head.getUint32(mark.length + 4 * index, true)
    const kind = sections[name] as new (memory: SharedArrayBuffer, at: number, length: number) => Numbers
    arrays[name] = new kind(memory, at, bytes / sections[name].BYTES_PER_ELEMENT)
    at += aligned(bytes)
  })
  const { car, rightOfWay, ...others } = arrays
  return { ...others, durations: { car, rightOfWay } } as unknown as RoadGraph
}
