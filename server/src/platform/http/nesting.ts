const [quote, backslash] = [0x22, 0x5c]
const isOpening = (byte: number): boolean => byte === 0x5b || byte === 0x7b
const isClosing = (byte: number): boolean => byte === 0x5d || byte === 0x7d

/** What a document in JSON would be made of. */
export interface Nesting {
  /** Lists and objects. */
  readonly opened: number
  /** So many of them stand in one another. */
  readonly deepest: number
}

/** Counts lists and objects without making them. In UTF-8, no byte of a longer character is one of these (RFC 3629, 3). */
export const nestingOf = (bytes: Uint8Array): Nesting => {
  let [depth, deepest, opened] = [0, 0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === quote) at = endOfText(bytes, at)
    else if (isClosing(byte)) depth--
    else if (isOpening(byte)) {
      opened++
      if (++depth > deepest) deepest = depth
    }
  }
  return { opened, deepest }
}

const endOfText = (bytes: Uint8Array, from: number): number => {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
