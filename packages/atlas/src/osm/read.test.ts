import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { PbfWriter } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elementsOf } from '../../testing/town.ts'
import { MapFileError } from './map-file-error.ts'
import { readOsm } from './read.ts'
import { type OsmElement, writeOsm } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osm-'))
})
afterAll(() => rm(folder, { recursive: true }))

const readAll = async (path: string): Promise<OsmElement[]> => {
  const elements: OsmElement[] = []
  const file = await open(path)
  try {
    await readOsm(file, {
      node: (node) => elements.push({ type: 'node', ...node }),
      way: (way) => elements.push({ type: 'way', ...way }),
      relation: (relation) => elements.push({ type: 'relation', ...relation }),
    })
  } finally {
    await file.close()
  }
  return elements
}

const tags = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 4 })
const id = fc.integer({ min: 1, max: 2 ** 40 })
const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 })
const member = fc.record({ type: fc.constantFrom('node', 'way', 'relation'), id, role: fc.string() })
const elements = fc
  .tuple(
    fc.array(fc.record({ type: fc.constant('node'), id, lon: degrees(180), lat: degrees(90), tags })),
    fc.array(fc.record({ type: fc.constant('way'), id, nodes: fc.array(id), tags })),
    fc.array(fc.record({ type: fc.constant('relation'), id, members: fc.array(member), tags })),
  )
  .map((kinds) => kinds.flat() as OsmElement[])

test('what is written is what is read', async () => {
  await fc.assert(
    fc.asyncProperty(elements, async (given) => {
      const path = join(folder, 'some.osm.pbf')
      await writeOsm(path, given)
      expect(JSON.parse(JSON.stringify(await readAll(path)))).toEqual(JSON.parse(JSON.stringify(given)))
    }),
  )
})

const town = elementsOf({ points: { a: [0, 0], b: [100, 0], c: [200, 0] }, roads: [['a b'], ['b c']] })

const townFile = async (): Promise<Buffer> => {
  const path = join(folder, 'town.osm.pbf')
  await writeOsm(path, town)
  return readFile(path)
}

test('a folder is no file', async () => {
  await expect(readAll(folder)).rejects.toThrow(
    new MapFileError('not-osm-pbf', 'This is a folder: say which file in it.'),
  )
})

const defectOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'bad.osm.pbf')
  await writeFile(path, bytes)
  try {
    await readAll(path)
    return 'none'
  } catch (error) {
    if (error instanceof MapFileError) return error.defect
    throw error
  }
}

/** A block of this kind, packed by `write`. */
const block = (kind: string, write: (pbf: PbfWriter) => void): Buffer => {
  const blob = new PbfWriter()
  write(blob)
  const body = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, kind)
  header.writeVarintField(3, body.length)
  const head = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, body])
}
const header = (write: (pbf: PbfWriter) => void) => {
  const pbf = new PbfWriter()
  write(pbf)
  return block('OSMHeader', (blob) => blob.writeBytesField(1, pbf.finish()))
}
const plainHeader = () => header((pbf) => pbf.writeStringField(4, 'OsmSchema-V0.6'))
const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024))

describe('a file that is not as it should be', () => {
  const cases: Record<string, { bytes: () => Uint8Array | Promise<Uint8Array>; defect: string }> = {
    'nothing at all': { bytes: () => Buffer.alloc(0), defect: 'not-osm-pbf' },
    'a text': { bytes: () => Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>'), defect: 'not-osm-pbf' },
    'a picture': { bytes: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), defect: 'not-osm-pbf' },
    'a file cut off in a block': { bytes: async () => (await townFile()).subarray(0, -5), defect: 'truncated' },
    'a file cut off in the length of a block': {
      bytes: async () => Buffer.concat([await townFile(), Buffer.from([0, 0])]),
      defect: 'truncated',
    },
    'a block that grows a thousandfold when it is unpacked': {
      bytes: () => Buffer.concat([plainHeader(), block('OSMData', (blob) => blob.writeBytesField(3, bomb))]),
      defect: 'too-large',
    },
    'a block that says it is larger than any may be': {
      bytes: () => {
        const head = new PbfWriter()
        head.writeStringField(1, 'OSMHeader')
        head.writeVarintField(3, 2 ** 31)
        const bytes = head.finish()
        return Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
      },
      defect: 'too-large',
    },
    'a list that says it is longer than the file': {
      bytes: () =>
        Buffer.concat([
          plainHeader(),
          block('OSMData', (blob) =>
            blob.writeBytesField(1, Buffer.from([0x12, 0x06, 0x12, 0xff, 0xff, 0xff, 0xff, 0x0f])),
          ),
        ]),
      defect: 'damaged',
    },
    'packed in a way that few can unpack': {
      bytes: () =>
        Buffer.concat([plainHeader(), block('OSMData', (blob) => blob.writeBytesField(4, Buffer.from('x')))]),
      defect: 'unsupported',
    },
    'a file with the history of everything': {
      bytes: () => header((pbf) => pbf.writeStringField(4, 'HistoricalInformation')),
      defect: 'unsupported',
    },
  }

  test.for(Object.entries(cases))('%s', async ([, { bytes, defect }]) => {
    expect(await defectOf(await bytes())).toBe(defect)
  })

  test('any bytes anywhere: it is read, or it is said what is wrong', async () => {
    const whole = await townFile()
    const defects = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          defects.add(await defectOf(bytes))
        },
      ),
      { numRuns: 500 },
    )
    expect(defects).toContain('damaged')
  })
})
