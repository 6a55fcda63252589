/** The value of each hexadecimal digit by its character code, upper and lower case; -1 for every other character. */
const values = Int8Array.from({ length: 256 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
)

/** The four hexadecimal digits at `at` as a number, or -1 when they are not four digits. */
export function readHex4(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) return -1
  const a = values[bytes[at]!]!
  const b = values[bytes[at + 1]!]!
  const c = values[bytes[at + 2]!]!
  const d = values[bytes[at + 3]!]!
  return (a | b | c | d) < 0 ? -1 : (a << 12) | (b << 8) | (c << 4) | d
}

const capitals = Buffer.from('0123456789ABCDEF')
const small = Buffer.from('0123456789abcdef')

/** Writes `value` as four hexadecimal digits at `at`. */
export function writeHex4(value: number, bytes: Uint8Array, at: number, lowerCase = false): void {
  const digits = lowerCase ? small : capitals
  bytes[at] = digits[value >>> 12]!
  bytes[at + 1] = digits[(value >>> 8) & 15]!
  bytes[at + 2] = digits[(value >>> 4) & 15]!
  bytes[at + 3] = digits[value & 15]!
}

/** Writes each of `from` as two hexadecimal digits, from `at` on. */
export function writeHexBytes(from: Uint8Array, bytes: Uint8Array, at: number, lowerCase = false): void {
  const digits = lowerCase ? small : capitals
  let to = at
  for (let index = 0; index < from.length; index++) {
    const byte = from[index]!
    bytes[to++] = digits[byte >>> 4]!
    bytes[to++] = digits[byte & 15]!
  }
}

/** Reads pairs of hexadecimal digits from `bytes[start, end)` into `into`; false when something else is among them. */
export function readHexBytes(bytes: Uint8Array, start: number, end: number, into: Uint8Array): boolean {
  let wrong = 0
  for (let from = start, to = 0; from < end; from += 2, to++) {
    const high = values[bytes[from]!]!
    const low = values[bytes[from + 1]!]!
    wrong |= high | low
    into[to] = (high << 4) | low
  }
  return wrong >= 0
}
