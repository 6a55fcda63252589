/** For each byte, what it does to the CRC when 0, 1, 2 or 3 bytes still follow it in the same step. */
const [last, third, second, first] = makeTables()

function makeTables(): [Uint16Array, Uint16Array, Uint16Array, Uint16Array] {
  const shift = (crc: number) => (crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1)
  const whole = Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = shift(crc)
    return crc
  })
  const behind = (table: Uint16Array) => table.map((crc) => (crc >>> 8) ^ whole[crc & 0xff]!)
  const one = behind(whole)
  const two = behind(one)
  return [whole, one, two, behind(two)]
}

/**
 * CRC-16/ARC (polynomial 8005 reflected, initial value 0) of `bytes[start, end)`, four bytes in a step. DC-09 computes it
 * over the body of a frame: from the quotation mark before the token up to, and without, the carriage return (5.5.1.2).
 *
 * @example crc16(Buffer.from('123456789')) === 0xbb3d
 */
export function crc16(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let crc = 0
  let at = start
  for (; at + 3 < end; at += 4) {
    crc =
      first[(crc ^ bytes[at]!) & 0xff]! ^
      second[(crc >>> 8) ^ bytes[at + 1]!]! ^
      third[bytes[at + 2]!]! ^
      last[bytes[at + 3]!]!
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ last[(crc ^ bytes[at]!) & 0xff]!
  return crc
}
