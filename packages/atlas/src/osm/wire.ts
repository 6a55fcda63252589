import type { PbfReader } from 'pbf'
import { MapFileError } from './map-file-error.ts'

/** Where a field that says its own length ends. What lies about its length is not read: it could ask for any amount of memory. */
export const endOfField = (pbf: PbfReader): number => {
  const length = pbf.readVarint()
  const end = pbf.pos + length
  if (length < 0 || end > pbf.length) throw new MapFileError('damaged', 'A field is longer than what it stands in.')
  return end
}

/** Reads a message field by field, up to `end`. What `read` does not take is skipped. */
export const readFields = (pbf: PbfReader, end: number, read: (field: number) => void): void => {
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) read(field)
}

export const readPart = (pbf: PbfReader): Uint8Array => {
  const end = endOfField(pbf)
  const part = pbf.buf.subarray(pbf.pos, end)
  pbf.pos = end
  return part
}

export const readNumbers = (pbf: PbfReader): number[] => {
  const end = endOfField(pbf)
  const numbers: number[] = []
  while (pbf.pos < end) numbers.push(pbf.readVarint())
  return numbers
}

/** Numbers of which each is written as the difference from the one before (“delta coding”). */
export const readDeltas = (pbf: PbfReader): number[] => {
  const end = endOfField(pbf)
  const numbers: number[] = []
  let last = 0
  while (pbf.pos < end) {
    last += pbf.readSVarint()
    numbers.push(last)
  }
  return numbers
}
