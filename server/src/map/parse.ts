import { groundLimits } from './ground.ts'
import { BadPlan } from './plan.ts'

const [quote, backslash] = [0x22, 0x5c]
const isOpening = (byte: number): boolean => byte === 0x5b || byte === 0x7b
const isClosing = (byte: number): boolean => byte === 0x5d || byte === 0x7d

/**
 * Parses a document that somebody sent. Its bounds are tried before anything is made of it: a few megabytes of brackets become
 * gigabytes of lists, and what is nested deeply enough breaks whoever walks it.
 *
 * @throws {BadPlan}
 */
export const parsePlan = (bytes: Uint8Array): unknown => {
  refuseBeyondBounds(bytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new BadPlan(`This is not JSON: ${(error as Error).message}`)
  }
}

/** In UTF-8, no byte of a longer character is one of these (RFC 3629, 3). */
const refuseBeyondBounds = (bytes: Uint8Array): void => {
  const { depth: deepest, opened: most } = groundLimits
  let [depth, opened] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === quote) at = endOfText(bytes, at)
    else if (isClosing(byte)) depth--
    else if (isOpening(byte)) {
      if (++opened > most) throw new BadPlan(`A ground plan holds at most ${most} lists and objects.`)
      if (++depth > deepest) throw new BadPlan(`Lists and objects stand more than ${deepest} deep in one another.`)
    }
  }
}

const endOfText = (bytes: Uint8Array, from: number): number => {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
