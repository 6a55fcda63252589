import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAtlas, type CountryCode, openAtlas, type Place, type Position, type Roads } from '@yordam/atlas'
import { Latencies } from '../latencies.ts'
import { answerAsPeer } from '../peer.ts'

export interface Built {
  readonly seconds: number
  /** The most memory that the process had, megabytes. */
  readonly megabytes: number
  /** Of the folder, bytes. */
  readonly bytes: number
  readonly edges: number
}

export interface Loaded {
  readonly seconds: number
  readonly megabytes: number
}

export interface Asked {
  readonly p50: number
  readonly p99: number
}

export type AtlasPeer = {
  build: { ask: { file: string; folder: string; country: CountryCode }; answer: Built }
  load: { ask: { folder: string }; answer: Loaded }
  /** `units` to each of the incidents in turn, on the places that were found for them before. Milliseconds. */
  etas: { ask: { units: readonly Position[]; incidents: readonly Position[] }; answer: Asked }
  /** Milliseconds for finding the roads under so many positions. */
  snap: { ask: { positions: readonly Position[] }; answer: number }
  /** Seconds from every source to every target; Infinity where no road leads. */
  pairs: { ask: { sources: readonly Position[]; targets: readonly Position[] }; answer: number[][] }
}

let roads: Roads

const megabytes = () => process.resourceUsage().maxRSS / 1024

const placesOf = (positions: readonly Position[]): Place[] =>
  positions.map((position) => {
    const place = roads.snap(position)
    if (!place) throw new Error(`there is no road near ${position}`)
    return place
  })

answerAsPeer<AtlasPeer>({
  async build({ file, folder, country }) {
    const begun = performance.now()
    const { roads: built, version } = await buildAtlas(file, folder, { country })
    const seconds = (performance.now() - begun) / 1_000
    const files = await readdir(join(folder, version))
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, version, name))).size))
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    return { seconds, megabytes: megabytes(), bytes, edges: built.edges }
  },

  async load({ folder }) {
    const begun = performance.now()
    roads = (await openAtlas(folder)).roads('car')
    return { seconds: (performance.now() - begun) / 1_000, megabytes: megabytes() }
  },

  async etas({ units, incidents }) {
    const [from, scenes] = [placesOf(units), placesOf(incidents)]
    for (const scene of scenes.slice(0, 20)) roads.etas(scene, from)
    const latencies = new Latencies()
    for (const scene of scenes) {
      const begun = performance.now()
      roads.etas(scene, from)
      latencies.add(performance.now() - begun)
    }
    return { p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) }
  },

  async snap({ positions }) {
    const begun = performance.now()
    placesOf(positions)
    return performance.now() - begun
  },

  async pairs({ sources, targets }) {
    const [from, to] = [placesOf(sources), placesOf(targets)]
    const times = to.map((target) => roads.etas(target, from))
    return from.map((_, source) => times.map((column) => column[source]!))
  },
})
