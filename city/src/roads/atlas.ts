import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Atlas, buildAtlas, openAtlas, writeOsm } from '@yordam/atlas'
import type { City } from '../model/city.ts'
import { idOf } from '../model/ground/districts.ts'
import { cityName } from '../model/names.ts'
import { mapOf } from './map.ts'

/** Stands on every screen that shows the map: nobody surveyed this city. */
const attribution = `${cityName}, Yordam`

/**
 * The roads of the city as an atlas in this folder, with the map of which it was made; a server that has the folder takes it
 * over. It is made when it is not there, or when it is that of another city or of one that was built differently.
 */
export async function atlasOf({ seed, network }: City, folder: string, signal?: AbortSignal): Promise<Atlas> {
  const map = mapOf(network)
  const is = createHash('sha256').update(JSON.stringify(map)).digest('hex').slice(0, 8)
  const name = `${idOf(cityName)}-${seed}-${is}.osm.pbf`
  const known = await openAtlas(folder).catch(() => undefined)
  if (known?.manifest.source.name === name) return known
  await mkdir(folder, { recursive: true })
  await writeOsm(join(folder, name), map)
  await buildAtlas(join(folder, name), folder, { country: 'uz', attribution, ...(signal && { signal }) })
  return openAtlas(folder)
}

/** The same for a city at a server that is elsewhere: nothing of it stays on this machine's disk. */
export async function atlasInMemory(city: City, signal?: AbortSignal): Promise<Atlas> {
  const folder = await mkdtemp(join(tmpdir(), 'city-'))
  try {
    return await atlasOf(city, folder, signal)
  } finally {
    await rm(folder, { recursive: true })
  }
}
