import { orientationIn, orientationSegment } from './exif.ts'

/**
 * What may go into the house as a photograph: a JPEG (ITU-T T.81) that every browser shows, and nothing else in it. The
 * picture itself is not touched; what stands beside it is left out (camera, owner, place, thumbnails, comments, whatever
 * follows the end), but for what is needed to show it: its colours and which way is up.
 */
export interface Photograph {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** Said to who sent it. */
export class NotAPhotograph extends Error {
  override readonly name = 'NotAPhotograph'
}

/** Pixels on a side, and altogether: no phone makes more, and a screen that has to show more stands still. */
const most = { side: 16_384, pixels: 60_000_000 }
/** Progressive pictures come in about ten scans; one of thousands keeps a screen busy for minutes. */
const mostScans = 100
/** Cameras write some dozens of segments; half a million of empty ones keep the server busy for seconds. */
const mostSegments = 1_000

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const com = 0xfe
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

/** What a segment must be like to be kept: of exactly the length that its content says, so that nothing hides behind it. */
const shapes: Readonly<Record<number, (body: Buffer) => boolean>> = {
  // Baseline, extended sequential and progressive with Huffman coding (T.81 B.2.2); browsers show no others.
  192: isFrame,
  193: isFrame,
  194: isFrame,
  196: isHuffmanTables,
  218: isScanHeader,
  219: isQuantizationTables,
  221: (body) => body.length === 2,
}
const isStartOfFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2

/** B.2.2: precision, lines, samples per line, components of three bytes each. */
function isFrame(body: Buffer): boolean {
  return body.length >= 6 && body[0] === 8 && (body[5] === 1 || body[5] === 3) && body.length === 6 + 3 * body[5]
}

/** B.2.3: components of two bytes each, then where in the spectrum, and how exactly. */
function isScanHeader(body: Buffer): boolean {
  return body.length >= 1 && body[0]! >= 1 && body[0]! <= 3 && body.length === 4 + 2 * body[0]!
}

/** B.2.4.1: tables of 64 elements, of one byte or two. */
function isQuantizationTables(body: Buffer): boolean {
  let at = 0
  while (at < body.length) at += 1 + (body[at]! >> 4 === 0 ? 64 : 128)
  return at === body.length && at > 0
}

/** B.2.4.2: how many codes there are of each of 16 lengths, then what each means. */
function isHuffmanTables(body: Buffer): boolean {
  let at = 0
  while (at + 17 <= body.length) {
    let codes = 0
    for (const count of body.subarray(at + 1, at + 17)) codes += count
    at += 17 + codes
  }
  return at === body.length && at > 0
}

/** @throws {NotAPhotograph} */
export const photographIn = (given: Buffer): Photograph => {
  if (given[0] !== 0xff || given[1] !== soi) throw new NotAPhotograph('does not begin as a JPEG does')
  const kept: Buffer[] = []
  const needed = new Map<string, Buffer>()
  let size: { width: number; height: number } | undefined
  let scans = 0
  for (let at = 2, segments = 0; ; segments++) {
    if (segments > mostSegments) throw new NotAPhotograph('has segments that no camera makes')
    const { marker, body, next } = segmentAt(given, at)
    if (marker === eoi) break
    at = next
    if (isApplication(marker)) {
      const [name, segment] = neededIn(marker, body) ?? []
      if (name !== undefined && segment && !needed.has(name)) needed.set(name, segment)
      continue
    }
    if (marker === com) continue
    if (!shapes[marker]?.(body)) throw new NotAPhotograph(`has a segment that is none of a photograph (${marker})`)
    if (isStartOfFrame(marker)) {
      if (size) throw new NotAPhotograph('is more than one picture')
      size = sizeIn(body)
    }
    kept.push(segmentOf(marker, body))
    if (marker !== sos) continue
    if (!size || ++scans > mostScans) throw new NotAPhotograph('has scans that no camera makes')
    const end = endOfScan(given, at)
    kept.push(given.subarray(at, end))
    at = end
  }
  if (!size || scans === 0) throw new NotAPhotograph('has no picture in it')
  return { bytes: Buffer.concat([marked(soi), ...needed.values(), ...kept, marked(eoi)]), ...size }
}

interface Segment {
  readonly marker: number
  readonly body: Buffer
  readonly next: number
}

/** B.1.1.2: a marker may be preceded by any number of fill bytes; B.1.1.4: the length counts itself. */
const segmentAt = (given: Buffer, from: number): Segment => {
  let at = from
  if (given[at] !== 0xff) throw new NotAPhotograph(`has no marker at byte ${from}`)
  while (given[at] === 0xff) at++
  const marker = given[at]
  if (marker === eoi) return { marker, body: given.subarray(0, 0), next: at + 1 }
  if (marker === undefined || marker < 0xc0 || isRestart(marker) || marker === soi || at + 3 > given.length)
    throw new NotAPhotograph(`has no marker at byte ${from}`)
  const length = given.readUInt16BE(at + 1)
  const next = at + 1 + length
  if (length < 2 || next > given.length) throw new NotAPhotograph('is cut off')
  return { marker, body: given.subarray(at + 3, next), next }
}

/** B.1.1.5: within a scan 0xFF is followed by 0, or is a restart marker; anything else ends it. */
const endOfScan = (given: Buffer, from: number): number => {
  // Byte by byte: a picture of nothing but 0xFF00 would make a search for each of them take a fifth of a second.
  for (let at = from; at < given.length - 1; at++) {
    if (given[at] !== 0xff) continue
    const after = given[at + 1]!
    if (after !== 0 && !isRestart(after)) return at
  }
  throw new NotAPhotograph('is cut off')
}

const sizeIn = (frame: Buffer): { width: number; height: number } => {
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)]
  if (width === 0 || height === 0 || Math.max(width, height) > most.side || width * height > most.pixels)
    throw new NotAPhotograph(`has ${width} × ${height} pixels`)
  return { width, height }
}

/** JFIF 1.01 without a thumbnail; its density says nothing about a picture on a screen. */
const jfif = Buffer.from('JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00', 'latin1')

/** What is needed to show the picture as it was taken, made anew so that nothing of the camera's comes with it. */
const neededIn = (marker: number, body: Buffer): readonly [string, Buffer] | undefined => {
  if (marker === 0xe0 && startsWith(body, 'JFIF\0')) return ['jfif', segmentOf(marker, jfif)]
  if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) {
    const orientation = orientationIn(body.subarray(6))
    return orientation === undefined ? undefined : ['orientation', segmentOf(marker, orientationSegment(orientation))]
  }
  // Adobe's: whether colours are as red, green and blue, or as brightness and two differences.
  if (marker === 0xee && startsWith(body, 'Adobe') && body.length >= 12 && body[11]! <= 2)
    return ['colours', segmentOf(marker, Buffer.from(`Adobe\0\x64\0\0\0\0${String.fromCharCode(body[11]!)}`, 'latin1'))]
  return undefined
}

const startsWith = (body: Buffer, name: string): boolean => body.toString('latin1', 0, name.length) === name
const marked = (marker: number): Buffer => Buffer.from([0xff, marker])
const segmentOf = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
