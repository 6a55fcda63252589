import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crossingSections, crossingsIn } from './graph/crossings.ts'
import { graphIn, roadSections } from './graph/file.ts'
import { readSections } from './graph/sections.ts'
import { crossingsName, form, type Manifest, manifestName, roadsName } from './manifest.ts'
import { countries } from './roads/countries.ts'
import type { VehicleName } from './roads/vehicles.ts'
import { Roads } from './search/roads.ts'

/** Why an atlas cannot be opened: there is none, or it is of another form, cut off or damaged. */
export class AtlasError extends Error {
  override readonly name = 'AtlasError'
}

/** What a thread hands to another, which then has the same atlas in the same memory: `new Atlas(shared)`. */
export interface SharedAtlas {
  readonly manifest: Manifest
  readonly roads: SharedArrayBuffer
  readonly crossings: SharedArrayBuffer
}

/**
 * An atlas that has been loaded. Its memory is shared by all threads that have it; what a question needs beside it is each
 * thread's own.
 */
export class Atlas {
  readonly manifest: Manifest
  readonly shared: SharedAtlas

  constructor(shared: SharedAtlas) {
    this.shared = shared
    this.manifest = shared.manifest
  }

  /** The roads as this kind of vehicle drives on them. */
  roads(vehicle: VehicleName): Roads {
    const { roads, crossings } = this.shared
    return new Roads(graphIn(roads), crossingsIn(crossings)[vehicle], vehicle, countries[this.manifest.country])
  }
}

/**
 * Loads an atlas that `buildAtlas` made, each of its files in one read.
 * @throws AtlasError
 */
export const openAtlas = async (folder: string): Promise<Atlas> => {
  const manifest = await readManifest(folder)
  const pathOf = (name: string) => join(folder, manifest.version, name)
  try {
    const roads = await readSections(pathOf(roadsName), roadSections)
    const crossings = await readSections(pathOf(crossingsName), crossingSections)
    return new Atlas({ manifest, roads, crossings })
  } catch (cause) {
    throw new AtlasError(`The atlas in ${folder} cannot be read. Build it again.`, { cause })
  }
}

/** @throws AtlasError */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((cause) => {
    throw new AtlasError(`There is no atlas in ${folder}.`, { cause })
  })
  const manifest = parsed(text)
  if (manifest?.form !== form) throw new AtlasError(`The atlas in ${folder} is of another form. Build it again.`)
  return manifest
}

const parsed = (text: string): Manifest | undefined => {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return undefined
  }
}
