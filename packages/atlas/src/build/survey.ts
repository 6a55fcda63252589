import type { FileHandle } from 'node:fs/promises'
import { indexOf } from '../graph/sorted.ts'
import type { OsmWay } from '../osm/elements.ts'
import { MapFileError } from '../osm/map-file-error.ts'
import { type ReadingOptions, readOsm } from '../osm/read.ts'
import { roadClasses } from '../roads/classes.ts'
import type { Country } from '../roads/countries.ts'
import { crossingKinds, crossingOf, directionOfSignal } from '../roads/crossings.ts'
import { driveOf, roadOf } from '../roads/drive.ts'
import { type Restriction, restrictionOf } from '../roads/restrictions.ts'
import { vehicleNames, vehicles } from '../roads/vehicles.ts'
import { Growing } from './growing.ts'
import { Names } from './names.ts'

/** All roads of a file as they stand there: ways that run over points, not yet cut at their crossings. */
export interface Survey {
  /** The nodes of each way, one way after the other, as indices of points; way n has those from `starts[n]` to `starts[n + 1]`. */
  readonly points: Uint32Array
  readonly starts: Uint32Array
  readonly wayIds: Float64Array
  /** Of each way: its class, its name, what it is beside that, and for each vehicle the speed forward and backward (km/h). */
  readonly classes: Uint8Array
  readonly names: Uint32Array
  readonly flags: Uint8Array
  readonly speeds: Float32Array
  readonly nameList: readonly string[]
  /** Of each point: where it is (1e-7 degrees), how many roads meet there (2 stands for more), and what stands there. */
  readonly pointIds: Float64Array
  readonly lons: Int32Array
  readonly lats: Int32Array
  readonly uses: Uint8Array
  readonly crossings: Uint8Array
  /** Of a signal, whom it stops: 1 who drives forward, 2 backward, 3 both. */
  readonly signals: Uint8Array
  readonly restrictions: readonly Restriction[]
}

/** What a way is beside its class: bits. */
export const flag = { tunnel: 1, bridge: 2, roundabout: 4 } as const

/** A point that ways run over and the file does not have: it lies outside of what was cut out. */
export const missing = -0x8000_0000

export const noRoads = () => new MapFileError('no-roads', 'There is no road in this file on which a car could drive.')

export const survey = async (
  file: FileHandle,
  country: Country,
  { signal, onProgress }: ReadingOptions,
): Promise<Survey> => {
  const half = (part: number) => (done: number, of: number) => onProgress?.(part * of + done, 2 * of)
  const ways = await readWays(file, country, { signal, onProgress: half(0) })
  if (ways.starts.length < 2) throw noRoads()
  return { ...ways, ...(await readPoints(file, ways, { signal, onProgress: half(1) })) }
}

const readWays = async (file: FileHandle, country: Country, options: ReadingOptions) => {
  const nodes = new Growing(Float64Array)
  const starts = new Growing(Uint32Array)
  const wayIds = new Growing(Float64Array)
  const classes = new Growing(Uint8Array)
  const names = new Growing(Uint32Array)
  const flags = new Growing(Uint8Array)
  const speeds = new Growing(Float32Array)
  const nameList = new Names()
  const restrictions: Restriction[] = []
  const way = ({ id, tags, nodes: over }: OsmWay): void => {
    const road = roadOf(tags)
    if (!road || over.length < 2) return
    const drives = vehicleNames.map((name) => driveOf(tags, road, vehicles[name], country))
    if (drives.every(({ forward, backward }) => forward === 0 && backward === 0)) return
    starts.push(nodes.length)
    for (const node of over) nodes.push(node)
    wayIds.push(id)
    classes.push(roadClasses.indexOf(road))
    names.push(nameList.of(tags.name ?? tags.ref ?? ''))
    flags.push(flagsOf(tags))
    for (const { forward, backward } of drives) {
      speeds.push(forward)
      speeds.push(backward)
    }
  }
  await readOsm(
    file,
    {
      way,
      relation(relation) {
        const restriction = restrictionOf(relation)
        if (restriction) restrictions.push(restriction)
      },
    },
    options,
  )
  starts.push(nodes.length)
  return {
    ...numbered(nodes.finish(), starts.finish()),
    starts: starts.finish(),
    wayIds: wayIds.finish(),
    classes: classes.finish(),
    names: names.finish(),
    flags: flags.finish(),
    speeds: speeds.finish(),
    nameList: nameList.finish(),
    restrictions,
  }
}

const flagsOf = ({ tunnel = 'no', bridge = 'no', junction }: OsmWay['tags']): number =>
  (tunnel === 'no' ? 0 : flag.tunnel) |
  (bridge === 'no' ? 0 : flag.bridge) |
  (junction === 'roundabout' || junction === 'circular' ? flag.roundabout : 0)

/** Gives the nodes of all ways numbers without gaps, in the order of their ids, and counts how many roads meet at each. */
const numbered = (nodes: Float64Array, starts: Uint32Array) => {
  const sorted = nodes.slice().sort()
  let count = 0
  for (let index = 0; index < sorted.length; index++)
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[count++] = sorted[index]!
  const pointIds = sorted.slice(0, count)
  const points = new Uint32Array(nodes.length)
  const uses = new Uint8Array(count)
  for (let way = 0; way + 1 < starts.length; way++) {
    const [first, last] = [starts[way]!, starts[way + 1]! - 1]
    for (let index = first; index <= last; index++) {
      const point = indexOf(pointIds, nodes[index]!)
      points[index] = point
      // The end of a way is a crossing: there another begins, or the road ends.
      uses[point] = Math.min(2, uses[point]! + (index === first || index === last ? 2 : 1))
    }
  }
  return { points, pointIds, uses }
}

const stops = { forward: 1, backward: 2, both: 3 } as const

const readPoints = async (file: FileHandle, { pointIds }: { pointIds: Float64Array }, options: ReadingOptions) => {
  const lons = new Int32Array(pointIds.length).fill(missing)
  const lats = new Int32Array(pointIds.length)
  const crossings = new Uint8Array(pointIds.length)
  const signals = new Uint8Array(pointIds.length)
  let next = 0
  await readOsm(
    file,
    {
      node({ id, lon, lat, tags }) {
        // Files are sorted by id, as a rule: then the next one that is wanted is the one behind the last.
        while (next < pointIds.length && pointIds[next]! < id) next++
        const point = pointIds[next] === id ? next : indexOf(pointIds, id)
        if (point === -1) return
        lons[point] = lon
        lats[point] = lat
        const crossing = crossingOf(tags)
        crossings[point] = crossingKinds.indexOf(crossing)
        if (crossing === 'signals') signals[point] = stops[directionOfSignal(tags)]
      },
    },
    options,
  )
  return { lons, lats, crossings, signals }
}
