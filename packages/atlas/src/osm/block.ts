import { PbfReader } from 'pbf'
import { noTags, type OsmMember, type OsmReader, type Tags } from './elements.ts'
import { MapFileError } from './map-file-error.ts'
import { endOfField, readDeltas, readFields, readNumbers, readPart } from './wire.ts'

/** How the elements of a block are written: the block says it once for all of them. */
interface Writing {
  readonly text: (index: number) => string
  readonly lon: (value: number) => number
  readonly lat: (value: number) => number
}

/** One block of data (`PrimitiveBlock`), element by element, in the order of the file. @throws whatever a damaged one leads to */
export const readBlock = (data: Uint8Array, reader: OsmReader): void => {
  const pbf = new PbfReader(data)
  const strings: Uint8Array[] = []
  const groups: Uint8Array[] = []
  let [granularity, lonOffset, latOffset] = [100, 0, 0]
  readFields(pbf, pbf.length, (field) => {
    if (field === 1) readFields(pbf, endOfField(pbf), () => strings.push(readPart(pbf)))
    if (field === 2) groups.push(readPart(pbf))
    if (field === 17) granularity = pbf.readVarint()
    if (field === 19) latOffset = pbf.readVarint(true)
    if (field === 20) lonOffset = pbf.readVarint(true)
  })
  const writing: Writing = {
    text: textsOf(strings),
    // Nanodegrees in the file, 1e-7 degrees here: finer was nobody's survey.
    lon: (value) => Math.round((lonOffset + granularity * value) / 100),
    lat: (value) => Math.round((latOffset + granularity * value) / 100),
  }
  for (const group of groups) readGroup(new PbfReader(group), writing, reader)
}

/** A string is unfolded when it is first asked for: most of a block's are of elements that nobody reads. */
const textsOf = (strings: readonly Uint8Array[]): ((index: number) => string) => {
  const texts: (string | undefined)[] = []
  const decoder = new TextDecoder()
  return (index) => {
    const bytes = strings[index]
    if (!bytes) throw new MapFileError('damaged', `There is no string ${index}.`)
    texts[index] ??= decoder.decode(bytes)
    return texts[index]
  }
}

const readGroup = (pbf: PbfReader, writing: Writing, { node, way, relation }: OsmReader): void =>
  readFields(pbf, pbf.length, (field) => {
    if (field === 1 && node) node(readNode(new PbfReader(readPart(pbf)), writing))
    if (field === 2 && node) readDenseNodes(new PbfReader(readPart(pbf)), writing, node)
    if (field === 3 && way) way(readWay(new PbfReader(readPart(pbf)), writing))
    if (field === 4 && relation) relation(readRelation(new PbfReader(readPart(pbf)), writing))
  })

const tagsOf = (keys: readonly number[], values: readonly number[], { text }: Writing): Tags => {
  const tags: Record<string, string> = Object.create(null)
  keys.forEach((key, index) => {
    tags[text(key)] = text(values[index] ?? -1)
  })
  return tags
}

const readNode = (pbf: PbfReader, writing: Writing) => {
  let [id, lon, lat] = [0, 0, 0]
  let keys: number[] = []
  let values: number[] = []
  readFields(pbf, pbf.length, (field) => {
    if (field === 1) id = pbf.readSVarint()
    if (field === 2) keys = readNumbers(pbf)
    if (field === 3) values = readNumbers(pbf)
    if (field === 8) lat = pbf.readSVarint()
    if (field === 9) lon = pbf.readSVarint()
  })
  return { id, lon: writing.lon(lon), lat: writing.lat(lat), tags: tagsOf(keys, values, writing) }
}

const readDenseNodes = (pbf: PbfReader, writing: Writing, node: NonNullable<OsmReader['node']>): void => {
  let ids: number[] = []
  let lons: number[] = []
  let lats: number[] = []
  let tagged: number[] = []
  readFields(pbf, pbf.length, (field) => {
    if (field === 1) ids = readDeltas(pbf)
    if (field === 8) lats = readDeltas(pbf)
    if (field === 9) lons = readDeltas(pbf)
    if (field === 10) tagged = readNumbers(pbf)
  })
  if (lons.length !== ids.length || lats.length !== ids.length)
    throw new MapFileError('damaged', 'Some nodes have no position.')
  let next = 0
  ids.forEach((id, index) => {
    let tags = noTags
    // Key, value, key, value, and a zero behind the last of each node; nothing at all when none of them has tags.
    if ((tagged[next] ?? 0) !== 0) {
      const [keys, values]: [number[], number[]] = [[], []]
      for (; (tagged[next] ?? 0) !== 0; next += 2) {
        keys.push(tagged[next]!)
        values.push(tagged[next + 1] ?? -1)
      }
      tags = tagsOf(keys, values, writing)
    }
    next++
    node({ id, lon: writing.lon(lons[index]!), lat: writing.lat(lats[index]!), tags })
  })
}

const readWay = (pbf: PbfReader, writing: Writing) => {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let nodes: number[] = []
  readFields(pbf, pbf.length, (field) => {
    if (field === 1) id = pbf.readVarint()
    if (field === 2) keys = readNumbers(pbf)
    if (field === 3) values = readNumbers(pbf)
    if (field === 8) nodes = readDeltas(pbf)
  })
  return { id, tags: tagsOf(keys, values, writing), nodes }
}

const memberTypes = ['node', 'way', 'relation'] as const

const readRelation = (pbf: PbfReader, writing: Writing) => {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let roles: number[] = []
  let ids: number[] = []
  let types: number[] = []
  readFields(pbf, pbf.length, (field) => {
    if (field === 1) id = pbf.readVarint()
    if (field === 2) keys = readNumbers(pbf)
    if (field === 3) values = readNumbers(pbf)
    if (field === 8) roles = readNumbers(pbf)
    if (field === 9) ids = readDeltas(pbf)
    if (field === 10) types = readNumbers(pbf)
  })
  const members: OsmMember[] = ids.map((member, index) => {
    const type = memberTypes[types[index] ?? -1]
    if (!type) throw new MapFileError('damaged', `Relation ${id} has a member of no known type.`)
    return { type, id: member, role: writing.text(roles[index] ?? -1) }
  })
  return { id, tags: tagsOf(keys, values, writing), members }
}
