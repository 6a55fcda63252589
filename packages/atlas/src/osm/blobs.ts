import type { FileHandle } from 'node:fs/promises'
import { inflateSync, zstdDecompressSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { MapFileError } from './map-file-error.ts'
import { readFields, readPart } from './wire.ts'

/** The largest header of a block, and the largest block, packed or not, in bytes (OSM wiki, “PBF Format”, File format). */
export const largestHeader = 64 * 1024
export const largestBlob = 32 * 1024 * 1024

/** A block of the file, unpacked. */
export interface Blob {
  readonly kind: string
  readonly data: Uint8Array
  /** Where it begins and ends in the file, bytes. */
  readonly start: number
  readonly end: number
}

/**
 * The blocks of an OpenStreetMap PBF file, one after the other.
 * @throws MapFileError
 */
export async function* blobsOf(file: FileHandle): AsyncGenerator<Blob> {
  const stat = await file.stat()
  if (stat.isDirectory()) throw new MapFileError('not-osm-pbf', 'This is a folder: say which file in it.')
  const { size } = stat
  if (size === 0) throw unlike(0)
  let start = 0
  while (start < size) {
    const headerLength = (await bytesAt(file, start, 4)).readUInt32BE()
    if (headerLength === 0 || headerLength > largestHeader) throw unlike(start)
    const { kind, length } = readHeader(await bytesAt(file, start + 4, headerLength), start)
    if (start === 0 && kind !== 'OSMHeader') throw unlike(0)
    if (length > largestBlob) throw tooLarge(start)
    const end = start + 4 + headerLength + length
    yield { kind, data: unpack(await bytesAt(file, end - length, length), start), start, end }
    start = end
  }
}

const unlike = (position: number): MapFileError =>
  position === 0
    ? new MapFileError('not-osm-pbf', 'This is not an OpenStreetMap file in PBF format (.osm.pbf).')
    : damagedAt(position)

const tooLarge = (position: number): MapFileError =>
  new MapFileError(
    'too-large',
    `The block at byte ${position} is larger than the format allows (${largestBlob} bytes).`,
  )

/** What a block is that cannot be read, whatever stumbled over it. */
export const damagedAt = (position: number, cause?: unknown): MapFileError =>
  new MapFileError('damaged', `The file is damaged in the block at byte ${position}. Fetch it again.`, { cause })

const bytesAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead === length) return bytes
  const end = position + bytesRead
  throw new MapFileError('truncated', `The file ends at byte ${end}, in the middle of a block. Fetch it again.`)
}

const readHeader = (bytes: Uint8Array, position: number): { kind: string; length: number } => {
  let kind = ''
  let length = -1
  const pbf = new PbfReader(bytes)
  try {
    readFields(pbf, pbf.length, (field) => {
      if (field === 1) kind = pbf.readString()
      if (field === 3) length = pbf.readVarint()
    })
  } catch {
    throw unlike(position)
  }
  if (length < 0) throw unlike(position)
  return { kind, length }
}

/** How the data of a block may be packed, by the number of its field. None unpacks more than a block may have. */
const packings: Readonly<Record<number, (packed: Uint8Array) => Uint8Array>> = {
  1: (raw) => raw,
  3: (zlib) => inflateSync(zlib, { maxOutputLength: largestBlob }),
  7: (zstd) => zstdDecompressSync(zstd, { maxOutputLength: largestBlob }),
}

const rareOnes: Readonly<Record<number, string>> = { 4: 'LZMA', 5: 'bzip2', 6: 'LZ4' }

const unpack = (blob: Uint8Array, position: number): Uint8Array => {
  const pbf = new PbfReader(blob)
  let data: Uint8Array | undefined
  try {
    readFields(pbf, pbf.length, (field) => {
      const rare = rareOnes[field]
      if (rare)
        throw new MapFileError(
          'unsupported',
          `The file is packed with ${rare}; one packed with zlib or zstd is needed.`,
        )
      const unpacked = packings[field]
      if (unpacked) data = unpacked(readPart(pbf))
    })
  } catch (error) {
    throw isBomb(error)
      ? tooLarge(position)
      : error instanceof MapFileError && error.defect === 'unsupported'
        ? error
        : damagedAt(position, error)
  }
  if (!data) throw damagedAt(position)
  return data
}

const isBomb = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
