import type { StoredRow } from '../row.ts'

/**
 * The bytes of which a leaf is made: the row exactly as it is stored, in the tuple format of PostgreSQL's binary COPY. A count
 * of fields (2 bytes: 7), then for each of seq, at, stream, version, type, body, private its length (4 bytes; -1 for
 * null) and its bytes: integers big-endian (seq and at 8 bytes, version 4), text in UTF-8. The database sends rows in
 * this very form; this function makes it from a row that was exported.
 */
export const leafBytes = (row: StoredRow): Buffer => {
  const fields = [
    int64(row.seq),
    int64(row.at),
    text(row.stream),
    int32(row.version),
    text(row.type),
    text(row.body),
    text(row.private),
  ]
  const count = Buffer.alloc(2)
  count.writeInt16BE(fields.length)
  return Buffer.concat([count, ...fields.flatMap((field) => (field ? [int32(field.length)!, field] : [int32(-1)!]))])
}

const int64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

const int32 = (value: number | null): Buffer | undefined => {
  if (value === null) return undefined
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const text = (value: string | null): Buffer | undefined => (value === null ? undefined : Buffer.from(value))
