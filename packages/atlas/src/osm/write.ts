import { open } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import type { OsmMember, OsmNode, OsmRelation, OsmWay, Tags } from './elements.ts'

/** An element to write. Nodes come first, then ways, then relations: readers count on it. */
export type OsmElement =
  | ({ readonly type: 'node' } & OsmNode)
  | ({ readonly type: 'way' } & OsmWay)
  | ({ readonly type: 'relation' } & OsmRelation)

/** As many elements as the format's authors advise for one block. */
const perBlock = 8_000

/**
 * Writes an OpenStreetMap PBF file: for maps that come from elsewhere, or were made up.
 *
 * @example
 * await writeOsm('crossing.osm.pbf', [
 *   { type: 'node', id: 1, lon: 692_400_000, lat: 413_100_000, tags: {} },
 *   { type: 'node', id: 2, lon: 692_500_000, lat: 413_100_000, tags: {} },
 *   { type: 'way', id: 1, nodes: [1, 2], tags: { highway: 'residential' } },
 * ])
 */
export const writeOsm = async (path: string, elements: Iterable<OsmElement>): Promise<void> => {
  const file = await open(path, 'w')
  try {
    await file.write(blob('OSMHeader', header()))
    for (const group of groupsOf(elements)) await file.write(blob('OSMData', block(group)))
  } finally {
    await file.close()
  }
}

/** Elements of one kind each, for a group holds one kind only. */
function* groupsOf(elements: Iterable<OsmElement>): Generator<readonly OsmElement[]> {
  let group: OsmElement[] = []
  for (const element of elements) {
    if (group.length === perBlock || (group[0] && group[0].type !== element.type)) {
      yield group
      group = []
    }
    group.push(element)
  }
  if (group.length > 0) yield group
}

const header = (): Uint8Array => {
  const pbf = new PbfWriter()
  pbf.writeStringField(4, 'OsmSchema-V0.6')
  pbf.writeStringField(4, 'DenseNodes')
  pbf.writeStringField(16, 'yordam-atlas')
  return pbf.finish()
}

const blob = (kind: string, data: Uint8Array): Buffer => {
  const packed = new PbfWriter()
  packed.writeVarintField(2, data.length)
  packed.writeBytesField(3, deflateSync(data))
  const body = packed.finish()
  const pbf = new PbfWriter()
  pbf.writeStringField(1, kind)
  pbf.writeVarintField(3, body.length)
  const head = pbf.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, body])
}

/** The strings of a block, each once; the first is empty, for zero ends a list. */
class Strings {
  readonly #indices = new Map<string, number>([['', 0]])

  of(text: string): number {
    const index = this.#indices.get(text) ?? this.#indices.size
    this.#indices.set(text, index)
    return index
  }

  write = (_: unknown, pbf: PbfWriter): void => {
    for (const text of this.#indices.keys()) pbf.writeStringField(1, text)
  }
}

const block = (elements: readonly OsmElement[]): Uint8Array => {
  const strings = new Strings()
  const group = new PbfWriter()
  const [first] = elements
  if (first?.type === 'node') group.writeMessage(2, denseNodes(strings), elements as readonly OsmNode[])
  else
    for (const element of elements) {
      if (element.type === 'way') group.writeMessage(3, way(strings), element)
      if (element.type === 'relation') group.writeMessage(4, relation(strings), element)
    }
  const pbf = new PbfWriter()
  pbf.writeMessage(1, strings.write, undefined)
  pbf.writeBytesField(2, group.finish())
  return pbf.finish()
}

const deltas = (numbers: readonly number[]): number[] => numbers.map((one, index) => one - (numbers[index - 1] ?? 0))

const denseNodes = (strings: Strings) => (nodes: readonly OsmNode[], pbf: PbfWriter) => {
  pbf.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)))
  pbf.writePackedSVarint(8, deltas(nodes.map(({ lat }) => lat)))
  pbf.writePackedSVarint(9, deltas(nodes.map(({ lon }) => lon)))
  const tags = nodes.flatMap(({ tags }) => [
    ...Object.entries(tags)
      .flat()
      .map((text) => strings.of(text)),
    0,
  ])
  pbf.writePackedVarint(10, tags)
}

const writeTags = (strings: Strings, tags: Tags, pbf: PbfWriter): void => {
  pbf.writePackedVarint(
    2,
    Object.keys(tags).map((key) => strings.of(key)),
  )
  pbf.writePackedVarint(
    3,
    Object.values(tags).map((value) => strings.of(value)),
  )
}

const way = (strings: Strings) => (of: OsmWay, pbf: PbfWriter) => {
  pbf.writeVarintField(1, of.id)
  writeTags(strings, of.tags, pbf)
  pbf.writePackedSVarint(8, deltas(of.nodes))
}

const memberTypes: Readonly<Record<OsmMember['type'], number>> = { node: 0, way: 1, relation: 2 }

const relation = (strings: Strings) => (of: OsmRelation, pbf: PbfWriter) => {
  pbf.writeVarintField(1, of.id)
  writeTags(strings, of.tags, pbf)
  pbf.writePackedVarint(
    8,
    of.members.map(({ role }) => strings.of(role)),
  )
  pbf.writePackedSVarint(9, deltas(of.members.map(({ id }) => id)))
  pbf.writePackedVarint(
    10,
    of.members.map(({ type }) => memberTypes[type]),
  )
}
