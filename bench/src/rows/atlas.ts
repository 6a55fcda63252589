import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openAtlas, type Position, writeOsm } from '@yordam/atlas'
import { freshFolder, removeFolder } from '../duty-centre.ts'
import { duration, median } from '../figures.ts'
import { gridOf, placesOnGrid } from '../grid.ts'
import { startPeer } from '../peer.ts'
import type { Asked, AtlasPeer, Built, Loaded } from '../peers/atlas.ts'
import type { ValhallaPeer } from '../peers/valhalla.ts'
import type { Row } from '../table.ts'

const maps = join(import.meta.dirname, '../../../../shared/data/osm')
const country = 3_000_000
const patience = 1_800_000

/** The roads: how long an atlas takes to make, and to answer for a whole fleet; against an engine that many use. */
export const measureAtlas = async (): Promise<Row[]> => {
  const folder = await freshFolder('atlas')
  try {
    const [monaco, porto] = ['monaco', 'porto'].map((name) => join(maps, `${name}.osm.pbf`))
    if (!existsSync(porto!)) {
      console.log(`  skipped: there are no maps in ${maps}`)
      return []
    }
    const grid = join(folder, 'country.osm.pbf')
    const city = await measureMap(porto!, join(folder, 'porto'))
    const rows = [...cityRows(city), ...(await againstValhalla(porto!, folder))]
    const small = await measureMap(monaco!, join(folder, 'monaco'))
    await writeOsm(grid, gridOf(country))
    const large = await measureMap(grid, join(folder, 'country'), placesOnGrid(country, 1_300))
    return [...rows, ...growthRows({ Monaco: small, Porto: city, 'a grid of 3,000,000 crossings': large })]
  } finally {
    await removeFolder(folder)
  }
}

interface Measured {
  readonly input: number
  readonly built: Built
  readonly loaded: Loaded
  readonly asked: Asked
  readonly snapped: number
}

const units = 1_000

const measureMap = async (file: string, folder: string, places?: readonly Position[]): Promise<Measured> => {
  const { size } = await stat(file)
  const built = await inPeer((peer) => peer.ask('build', { file, folder, country: 'pt' }))
  const on = places ?? (await placesOn(folder, units + 300))
  return inPeer(async (peer) => {
    const loaded = await peer.ask('load', { folder })
    const asked = await peer.ask('etas', { units: on.slice(0, units), incidents: on.slice(units) })
    const snapped = await peer.ask('snap', { positions: on.slice(0, units) })
    return { input: size, built, loaded, asked, snapped }
  })
}

const inPeer = async <Result>(
  work: (peer: ReturnType<typeof startPeer<AtlasPeer>>) => Promise<Result>,
): Promise<Result> => {
  const peer = startPeer<AtlasPeer>('atlas', patience)
  try {
    return await work(peer)
  } finally {
    peer.end()
  }
}

/** Places near roads, spread over the map by the golden ratio; what lies on an island is left out. */
export const placesOn = async (folder: string, count: number): Promise<readonly Position[]> => {
  const atlas = await openAtlas(folder)
  const roads = atlas.roads('car')
  const [west, south, east, north] = atlas.manifest.bounds
  const places: Position[] = []
  for (let index = 1; places.length < count; index++) {
    const position: Position = [
      west + ((index * 0.618_033_988_749) % 1) * (east - west),
      south + ((index * 0.754_877_666_246) % 1) * (north - south),
    ]
    if (roads.snap(position, { within: 300 })) places.push(position)
  }
  return places
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

const cityRows = ({ input, built, asked, snapped }: Measured): Row[] => [
  {
    what: 'Atlas of Porto (51,000 ways) built: time, most memory',
    measured: `${built.seconds.toFixed(1)} s, ${Math.round(built.megabytes)} MB`,
    target: '≤ 15 s, ≤ 1,500 MB',
    met: built.seconds <= 15 && built.megabytes <= 1_500,
  },
  {
    what: '… its size',
    measured: megabytes(built.bytes),
    baseline: `the file ${megabytes(input)}`,
    ratio: built.bytes / input,
    target: '≤ 5',
    met: built.bytes <= 5 * input,
  },
  {
    what: `Times by road from ${units} units to one incident, one core`,
    measured: `p50 ${duration(asked.p50)}, p99 ${duration(asked.p99)}`,
    target: 'p50 ≤ 5 ms, p99 ≤ 15 ms',
    met: asked.p50 <= 5 && asked.p99 <= 15,
  },
  {
    what: `… finding the roads under ${units} positions, once for each that moves`,
    measured: duration(snapped),
    target: 'what it costs',
    met: true,
  },
]

const fleet = 200
const [sources, targets] = [40, 25]

/** The same questions to Valhalla, in its car profile, and how far the answers lie apart. */
const againstValhalla = async (file: string, folder: string): Promise<Row[]> => {
  const valhalla = startPeer<ValhallaPeer>('valhalla', patience)
  try {
    await valhalla.ask('open', { file, folder })
  } catch (error) {
    valhalla.end()
    console.log(`  Valhalla could not be had: ${(error as Error).message.split('\n')[0]}`)
    return [
      {
        what: 'Times by road against Valhalla',
        measured: 'it could not be had',
        target: '≥ 50 times as fast',
        met: false,
      },
    ]
  }
  try {
    const atlas = join(folder, 'porto')
    const places = await placesOn(atlas, fleet + sources + targets + 10)
    const [from, scenes] = [places.slice(0, fleet), places.slice(-10)]
    const theirs: number[] = []
    for (const scene of scenes)
      theirs.push((await valhalla.ask('pairs', { sources: from, targets: [scene] })).milliseconds)
    return await inPeer(async (peer) => {
      await peer.ask('load', { folder: atlas })
      const ours = await peer.ask('etas', {
        units: from,
        incidents: Array.from({ length: 300 }, (_, n) => scenes[n % 10]!),
      })
      const pairs = {
        sources: places.slice(fleet, fleet + sources),
        targets: places.slice(fleet + sources, fleet + sources + targets),
      }
      const [mine, { times }] = [await peer.ask('pairs', pairs), await valhalla.ask('pairs', pairs)]
      return [speedRow(ours.p50, median(theirs)), agreementRow(mine.flat(), times.flat())]
    })
  } finally {
    valhalla.end()
  }
}

const speedRow = (ours: number, theirs: number): Row => ({
  what: `Times by road from ${fleet} units to one incident, p50`,
  measured: duration(ours),
  baseline: `Valhalla, one matrix ${duration(theirs)}`,
  ratio: ours / theirs,
  target: '≤ 0.02',
  met: ours * 50 <= theirs,
})

const agreementRow = (ours: readonly number[], theirs: readonly (number | null)[]): Row => {
  const both = ours.flatMap((time, index) => {
    const other = theirs[index]
    return other != null && Number.isFinite(time) ? [Math.abs(time - other) / other] : []
  })
  const onlyOne = ours.filter((time, index) => Number.isFinite(time) !== (theirs[index] != null)).length
  const apart = median(both)
  return {
    what: `… ${ours.length} pairs, both as a car: median difference; pairs that only one of them can drive`,
    measured: `${(100 * apart).toFixed(1)} %, ${onlyOne}`,
    target: '≤ 15 %, 0',
    met: apart <= 0.15 && onlyOne === 0,
  }
}

const growthRows = (of: Readonly<Record<string, Measured>>): Row[] =>
  Object.entries(of).map(([name, { built, loaded, asked }]) => ({
    what: `Growth, ${name} (${built.edges.toLocaleString('en')} pieces): built, most memory; loaded, memory; 1,000 units to one, p50`,
    measured: [
      `${built.seconds.toFixed(1)} s, ${Math.round(built.megabytes)} MB`,
      `${loaded.seconds.toFixed(2)} s, ${Math.round(loaded.megabytes)} MB`,
      duration(asked.p50),
    ].join('; '),
    target: 'what it costs',
    met: true,
  }))
