import type { RecordedEvent } from './event.ts'
import type { JsonObject } from './json.ts'
import type { Sealed } from './vault/sealed.ts'

/** A row of `journal.event` as it is stored. */
export type StoredRow = {
  readonly seq: number
  readonly at: number
  readonly stream: string
  readonly version: number | null
  readonly type: string
  /** JSON text, byte for byte. */
  readonly body: string
  /** JSON text: field name -> sealed part. */
  readonly private: string | null
}

export const COLUMNS = 'seq, at, stream, version, type, body, private'

/** Length of the header of COPY's binary format: signature (11), flags (4), length of an empty extension (4). */
const COPY_HEADER = 19
const FIELDS = 7

/**
 * The tuples of a binary COPY out, one for each message of the server (PostgreSQL, COPY, "Binary Format"): the first
 * message also carries the header, and the last one is the trailer (a field count of -1), for which this is undefined.
 */
export const tupleOf = (message: Buffer): Buffer | undefined => {
  // 'P' begins the signature "PGCOPY\n..."; a tuple begins with the high byte of a small field count.
  const tuple = message[0] === 0x50 ? message.subarray(COPY_HEADER) : message
  return tuple.length >= 2 && tuple.readInt16BE(0) === FIELDS ? tuple : undefined
}

/** A bigint that fits into a number: positions and milliseconds do. */
const readInt64 = (tuple: Buffer, offset: number): number =>
  tuple.readInt32BE(offset) * 0x1_0000_0000 + tuple.readUInt32BE(offset + 4)

/** The position of a tuple's row: the first field. */
export const seqOf = (tuple: Buffer): number => readInt64(tuple, 6)

/** Decodes a tuple: field count, then for each field its length (-1 for null) and its bytes. */
export const decodeRow = (tuple: Buffer): StoredRow => {
  // seq and at are never null: 2 + (4 + 8) + (4 + 8).
  const seq = seqOf(tuple)
  const at = readInt64(tuple, 18)
  let length = tuple.readInt32BE(26)
  let offset = 30
  const stream = tuple.toString('latin1', offset, offset + length) // names are ASCII
  offset += length
  length = tuple.readInt32BE(offset)
  offset += 4
  const version = length < 0 ? null : tuple.readInt32BE(offset)
  if (length > 0) offset += length
  length = tuple.readInt32BE(offset)
  offset += 4
  const type = tuple.toString('latin1', offset, offset + length)
  offset += length
  length = tuple.readInt32BE(offset)
  offset += 4
  const body = tuple.toString('utf8', offset, offset + length)
  offset += length
  length = tuple.readInt32BE(offset)
  offset += 4
  return {
    seq,
    at,
    stream,
    version,
    type,
    body,
    private: length < 0 ? null : tuple.toString('utf8', offset, offset + length),
  }
}

export const recordedEvent = ({ seq, at, stream, version, type, body, private: sealed }: StoredRow): RecordedEvent => {
  const parsed = JSON.parse(body) as JsonObject
  return sealed === null
    ? { seq, at, stream, version, type, body: parsed }
    : { seq, at, stream, version, type, body: parsed, private: JSON.parse(sealed) as Record<string, Sealed> }
}
