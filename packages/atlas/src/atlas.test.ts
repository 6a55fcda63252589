import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { elementsOf, positionOf, type Town } from '../testing/town.ts'
import { AtlasError, buildAtlas, MapFileError, openAtlas, type Place, writeOsm } from './index.ts'

const town: Town = { points: { a: [0, 0], b: [500, 0], c: [1000, 0] }, roads: [['a b'], ['b c']] }
const longer: Town = { ...town, points: { ...town.points, d: [1500, 0] }, roads: [...town.roads, ['c d']] }

let folder: string
let atlasFolder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-'))
  atlasFolder = join(folder, 'atlas')
})
afterEach(() => rm(folder, { recursive: true }))

const fileOf = async (of: Town): Promise<string> => {
  const path = join(folder, 'town.osm.pbf')
  await writeOsm(path, elementsOf(of))
  return path
}
const time = (roads: {
  etas(to: Place, from: readonly Place[]): Float64Array
  snap(at: readonly [number, number]): Place | undefined
}) => roads.etas(roads.snap(positionOf(900, 0))!, [roads.snap(positionOf(100, 0))!])[0]

describe('an atlas', () => {
  test('says what it is made of, and whose work that was', async () => {
    const shown: number[] = []
    const manifest = await buildAtlas(await fileOf(town), atlasFolder, {
      country: 'uz',
      onProgress: (part) => shown.push(part),
    })
    expect(manifest).toMatchObject({
      source: { name: 'town.osm.pbf' },
      country: 'uz',
      attribution: expect.stringContaining('OpenStreetMap'),
      roads: { nodes: 3, edges: 2, kilometres: 1, ignoredRestrictions: 0 },
    })
    expect(shown).toEqual([...shown].sort((one, other) => one - other))
    expect(shown.at(-1)).toBe(1)
    expect((await openAtlas(atlasFolder)).manifest).toEqual(manifest)
  })

  test('of a map that somebody made up says whose it is', async () => {
    const { attribution } = await buildAtlas(await fileOf(town), atlasFolder, { attribution: 'Nowhere' })
    expect(attribution).toBe('Nowhere')
  })

  test('is replaced in one step, and who has the old one keeps it', async () => {
    await buildAtlas(await fileOf(town), atlasFolder)
    const old = (await openAtlas(atlasFolder)).roads('car')
    await buildAtlas(await fileOf(longer), atlasFolder)
    expect((await openAtlas(atlasFolder)).manifest.roads.edges).toBe(3)
    expect(time(old)).toBeGreaterThan(0)
    expect(await readdir(atlasFolder)).toHaveLength(2)
  })

  test('stays as it is when the building of the next is broken off, or fails', async () => {
    const before = await buildAtlas(await fileOf(town), atlasFolder)
    const stopped = buildAtlas(await fileOf(longer), atlasFolder, { signal: AbortSignal.abort(new Error('enough')) })
    await expect(stopped).rejects.toThrow('enough')
    await writeFile(join(folder, 'bad.osm.pbf'), 'not a map')
    await expect(buildAtlas(join(folder, 'bad.osm.pbf'), atlasFolder)).rejects.toThrow(MapFileError)
    expect((await openAtlas(atlasFolder)).manifest).toEqual(before)
    expect(await readdir(atlasFolder)).toHaveLength(2)
  })

  test('is the same in another thread, in the same memory', async () => {
    await buildAtlas(await fileOf(town), atlasFolder)
    const atlas = await openAtlas(atlasFolder)
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads')
       import(workerData.module).then(({ Atlas }) => {
         const roads = new Atlas(workerData.shared).roads('car')
         const [from, to] = workerData.positions.map((position) => roads.snap(position))
         parentPort.postMessage(roads.etas(to, [from])[0])
       })`,
      {
        eval: true,
        workerData: {
          module: new URL('index.ts', import.meta.url).href,
          shared: atlas.shared,
          positions: [positionOf(100, 0), positionOf(900, 0)],
        },
      },
    )
    const [answer] = await new Promise<unknown[]>((resolve, reject) =>
      worker.once('message', (message) => resolve([message])).once('error', reject),
    )
    expect(answer).toBe(time(atlas.roads('car')))
    await worker.terminate()
  })
})

describe('an atlas that cannot be used says so', () => {
  test.for([
    ['there is none', () => rm(atlasFolder, { recursive: true })],
    ['its manifest is no manifest', () => writeFile(join(atlasFolder, 'atlas.json'), '{"form":')],
    [
      'it is of another form',
      async () => {
        const path = join(atlasFolder, 'atlas.json')
        await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), form: 999 }))
      },
    ],
    [
      'its roads are of the form before',
      async () =>
        writeFile(
          await roadsFile(),
          Buffer.concat([Buffer.from('YORDAMR1'), (await readFile(await roadsFile())).subarray(8)]),
        ),
    ],
    ['its roads were changed', async () => writeFile(await roadsFile(), flipped(await readFile(await roadsFile())))],
    [
      'its roads were cut off',
      async () => writeFile(await roadsFile(), (await readFile(await roadsFile())).subarray(0, -8)),
    ],
    ['something stands behind its roads', async () => appendFile(await roadsFile(), 'more')],
    ['its roads are gone', async () => rm(await roadsFile())],
    [
      'its crossings were changed',
      async () => writeFile(await crossingsFile(), flipped(await readFile(await crossingsFile()))),
    ],
    ['its crossings are gone', async () => rm(await crossingsFile())],
  ] as const)('%s', async ([, spoil]) => {
    await buildAtlas(await fileOf(town), atlasFolder)
    await spoil()
    await expect(openAtlas(atlasFolder)).rejects.toThrow(AtlasError)
  })

  const fileNamed = (name: string) => async () => {
    const version = (await readdir(atlasFolder)).find((one) => one.startsWith('built-'))!
    return join(atlasFolder, version, name)
  }
  const roadsFile = fileNamed('roads.bin')
  const crossingsFile = fileNamed('crossings.bin')
  const flipped = (bytes: Buffer) => {
    bytes[bytes.length - 20]! ^= 1
    return bytes
  }
})

describe('a map on which nobody can drive', () => {
  test.for([
    ['nothing on it', { points: {}, roads: [] }],
    ['only footways', { ...town, roads: [['a b', { highway: 'footway' }]] }],
    ['only places', { ...town, roads: [] }],
  ] as const)('%s', async ([, of]) => {
    await expect(buildAtlas(await fileOf(of), atlasFolder)).rejects.toMatchObject({ defect: 'no-roads' })
  })

  test('a road of which the file has no point', async () => {
    const path = join(folder, 'town.osm.pbf')
    await writeOsm(
      path,
      elementsOf(town).filter(({ type }) => type !== 'node'),
    )
    await expect(buildAtlas(path, atlasFolder)).rejects.toMatchObject({ defect: 'no-roads' })
  })
})
