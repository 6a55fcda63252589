import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Atlas,
  type BuildOptions,
  buildAtlas,
  type OsmElement,
  openAtlas,
  type Position,
  type Tags,
  type VehicleName,
  writeOsm,
} from '../src/index.ts'

/** A small map: points by name, in metres east and north of its corner; roads over them; turns that are not allowed. */
export interface Town {
  readonly points: Readonly<Record<string, readonly [east: number, north: number]>>
  /** What stands at a point. */
  readonly at?: Readonly<Record<string, Tags>>
  /** Names of points with blanks between them, and the tags: a residential street where they say nothing else. */
  readonly roads: readonly (readonly [over: string, tags?: Tags])[]
  /** Turns by the index of a road: from, via a point or roads, to. */
  readonly turns?: readonly {
    readonly from: number
    readonly via: string | readonly number[]
    readonly to: number
    readonly tags: Tags
  }[]
}

const corner = [69.2, 41.3] as const
const metresPerDegree = 111_195
const eastOf = (metres: number) => metres / (metresPerDegree * Math.cos((corner[1] * Math.PI) / 180))

/** Where a point of a town is, degrees. */
export const positionOf = (east: number, north: number): Position => [
  corner[0] + eastOf(east),
  corner[1] + north / metresPerDegree,
]

const units = ([lon, lat]: Position) => ({ lon: Math.round(lon * 1e7), lat: Math.round(lat * 1e7) })

export const elementsOf = ({ points, at = {}, roads, turns = [] }: Town): OsmElement[] => {
  const names = Object.keys(points)
  const id = (name: string) => {
    if (!(name in points)) throw new Error(`there is no point ${name}`)
    return names.indexOf(name) + 1
  }
  return [
    ...names.map((name) => ({
      type: 'node' as const,
      id: id(name),
      ...units(positionOf(...points[name]!)),
      tags: at[name] ?? {},
    })),
    ...roads.map(([over, tags], index) => ({
      type: 'way' as const,
      id: index + 1,
      nodes: over.split(' ').map(id),
      tags: { highway: 'residential', ...tags },
    })),
    ...turns.map(({ from, via, to, tags }, index) => ({
      type: 'relation' as const,
      id: index + 1,
      tags: { type: 'restriction', ...tags },
      members: [
        { type: 'way' as const, id: from + 1, role: 'from' },
        ...(typeof via === 'string'
          ? [{ type: 'node' as const, id: id(via), role: 'via' }]
          : via.map((road) => ({ type: 'way' as const, id: road + 1, role: 'via' }))),
        { type: 'way' as const, id: to + 1, role: 'to' },
      ],
    })),
  ]
}

/** An atlas of what was made up, through a file as everything else. */
export const atlasOf = async (elements: Iterable<OsmElement>, options: BuildOptions = {}): Promise<Atlas> => {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-'))
  try {
    await writeOsm(join(folder, 'town.osm.pbf'), elements)
    await buildAtlas(join(folder, 'town.osm.pbf'), join(folder, 'atlas'), options)
    return await openAtlas(join(folder, 'atlas'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The roads of a town, and where its points are on them. */
export const roadsOf = async (town: Town, vehicle: VehicleName = 'car') => {
  const roads = (await atlasOf(elementsOf(town))).roads(vehicle)
  const at = (east: number, north: number, heading?: number) => {
    const place = roads.snap(positionOf(east, north), { heading })
    if (!place) throw new Error(`no road near ${east}, ${north}`)
    return place
  }
  return {
    roads,
    at,
    time: (from: Parameters<typeof at>, to: Parameters<typeof at>) => roads.etas(at(...to), [at(...from)])[0]!,
  }
}
