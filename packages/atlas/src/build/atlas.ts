import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crossingSections } from '../graph/crossings.ts'
import { graphIn, roadSections } from '../graph/file.ts'
import { edgesOf, nodesOf, type RoadGraph } from '../graph/graph.ts'
import { unitsPerDegree } from '../graph/plane.ts'
import { writeSections } from '../graph/sections.ts'
import { crossingsName, form, type Manifest, manifestName, roadsName } from '../manifest.ts'
import { type CountryCode, countries } from '../roads/countries.ts'
import { measureCrossings } from './measure.ts'
import { buildRoads } from './roads.ts'

export interface BuildOptions {
  /** Whose speeds, limits and side of the road hold. */
  readonly country?: CountryCode
  /** Whose map it is, as it has to stand wherever it is shown: OpenStreetMap's, unless somebody else made it. */
  readonly attribution?: string | undefined
  /** Ends the building; what is there already stays as it is. */
  readonly signal?: AbortSignal
  /** Crossings of a cell at most; it changes how long questions take, and no answer. */
  readonly largestCell?: number
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void
}

const ofOpenStreetMap = '© OpenStreetMap contributors (ODbL)'

/** So much of the work is reading, and measuring; what lies between shows no progress of its own. */
const readingPart = 0.4
const measuringPart = 0.3

/**
 * Makes an atlas of one OpenStreetMap file. Everything new stands in a folder of its own within `folder` until it is whole;
 * then the manifest is replaced, which is one step: whoever opens the atlas meanwhile finds the old one or the new one.
 *
 * @example
 * await buildAtlas('porto.osm.pbf', 'data/atlas', { country: 'pt' })
 *
 * @throws MapFileError where the file is not what it should be, or the reason of `signal`
 */
export const buildAtlas = async (
  file: string,
  folder: string,
  { country = 'world', attribution = ofOpenStreetMap, largestCell, signal, onProgress }: BuildOptions = {},
): Promise<Manifest> => {
  const source = await open(file)
  const version = `built-${randomBytes(6).toString('hex')}`
  try {
    const { roads, ignoredRestrictions } = await buildRoads(source, countries[country], {
      largestCell,
      signal,
      onProgress: (done, of) => onProgress?.((readingPart * done) / of),
    })
    signal?.throwIfAborted()
    const crossings = await measureCrossings(roads, country, {
      signal,
      onProgress: (done, of) => onProgress?.(1 - measuringPart + (measuringPart * done) / of),
    })
    signal?.throwIfAborted()
    await mkdir(join(folder, version), { recursive: true })
    await writeSections(join(folder, version, roadsName), roadSections, roads)
    await writeSections(join(folder, version, crossingsName), crossingSections, crossings)
    const graph = graphIn(roads)
    const manifest: Manifest = {
      form,
      version,
      builtAt: new Date().toISOString(),
      source: { name: basename(file), bytes: (await source.stat()).size },
      country,
      attribution,
      bounds: boundsOf(graph),
      roads: {
        nodes: nodesOf(graph),
        edges: edgesOf(graph),
        kilometres: Math.round(graph.lengths.reduce((sum, metres) => sum + metres, 0) / 1_000),
        ignoredRestrictions,
      },
    }
    signal?.throwIfAborted()
    // On the disk, before anything says that it is there.
    await writeFile(join(folder, version, manifestName), JSON.stringify(manifest, undefined, 2), { flush: true })
    await rename(join(folder, version, manifestName), join(folder, manifestName))
    await forgetOthers(folder, version)
    onProgress?.(1)
    return manifest
  } catch (error) {
    await rm(join(folder, version), { recursive: true, force: true })
    throw error
  } finally {
    await source.close()
  }
}

/** What was built before, and what was begun and never ended. */
const forgetOthers = async (folder: string, version: string): Promise<void> => {
  const others = (await readdir(folder)).filter((name) => /^built-[0-9a-f]{12}$/.test(name) && name !== version)
  for (const other of others) await rm(join(folder, other), { recursive: true, force: true })
}

const boundsOf = ({ lon, lat }: RoadGraph): Manifest['bounds'] => {
  const least = (values: Int32Array) => values.reduce((one, other) => Math.min(one, other)) / unitsPerDegree
  const most = (values: Int32Array) => values.reduce((one, other) => Math.max(one, other)) / unitsPerDegree
  return [least(lon), least(lat), most(lon), most(lat)]
}
