import { dash, digit, hexLetter, lower, skipRun, upper } from './characters.ts'
import { crc16 } from './crc.ts'
import type { Defect, Header, Leniency } from './frame.ts'
import { readHex4 } from './hex.ts'
import { readText } from './windows1252.ts'

const lf = 0x0a
const cr = 0x0d
const nul = 0x00
const quote = 0x22

/** The longest body that the length field `0LLL` can announce. */
export const longestBody = 0xfff

/** LF, four digits of CRC, four of length, the body, CR. */
export const longestFrame = 1 + 4 + 4 + longestBody + 1

/** A frame with a right CRC, opened as far as it is never encrypted. */
export interface Envelope {
  readonly defect?: undefined
  readonly header: Header
  /** The body as text; of an encrypted one only the beginning, since the rest is digits. */
  readonly body: string
  /** Where in the body the content starts: behind the first bracket. */
  readonly contentStart: number
  /** `bytes[bodyStart, bodyEnd)` is the body. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /** The account stood in the header. */
  readonly accountGiven: boolean
  readonly leniencies: Leniency[]
}

export interface Unopened {
  readonly defect: Defect
}

const unopened = { format: { defect: 'format' }, crc: { defect: 'crc' }, structure: { defect: 'structure' } } as const

/** Where the body starts in a frame that starts at `start` with LF, or -1 where no header stands. */
export function bodyOf(bytes: Buffer, start: number): number {
  // A CRC of two bytes puts the quotation mark two places further to the front.
  if (bytes[start + 9] === quote && readHex4(bytes, start + 5) >= 0) return start + 9
  if (bytes[start + 7] === quote && readHex4(bytes, start + 3) >= 0) return start + 7
  return -1
}

/**
 * Opens a frame: LF, CRC, length, `"token"`, sequence, receiver, line, account (DC-09, 5.5.1). Nothing of a frame whose
 * CRC is wrong is looked at.
 */
export function openEnvelope(bytes: Buffer): Envelope | Unopened {
  const leniencies: Leniency[] = []
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === nul) end--
  if (end < bytes.length) leniencies.push('trailing-nul')
  const bodyStart = bytes[0] === lf ? bodyOf(bytes, 0) : -1
  const bodyEnd = end - 1
  if (bodyStart < 0 || bytes[bodyEnd] !== cr || bodyEnd <= bodyStart) return unopened.format

  const binary = bodyStart === 7
  const sent = binary ? (bytes[1]! << 8) | bytes[2]! : readHex4(bytes, 1)
  if (sent !== crc16(bytes, bodyStart, bodyEnd)) return unopened.crc
  if (binary) leniencies.push('binary-crc')
  if (hasSmallLetter(bytes, binary ? 3 : 1, bodyStart)) leniencies.push('lower-case-hex')
  if (readHex4(bytes, bodyStart - 4) !== bodyEnd - bodyStart) leniencies.push('length')
  return readHeader(bytes, bodyStart, bodyEnd, leniencies) ?? unopened.structure
}

function hasSmallLetter(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! >= 0x61) return true
  return false
}

/** `"*`, a token, `"`, a sequence, receiver, line and account at their longest, `[`. */
const longestHeader = 2 + 16 + 1 + 4 + 7 + 7 + 17 + 1

function readHeader(bytes: Buffer, bodyStart: number, bodyEnd: number, leniencies: Leniency[]): Envelope | undefined {
  const encrypted = bytes[bodyStart + 1] === 0x2a // *
  const body = readText(bytes, bodyStart, encrypted ? Math.min(bodyEnd, bodyStart + longestHeader) : bodyEnd)
  const tokenStart = encrypted ? 2 : 1
  const tokenEnd = skipRun(body, tokenStart, tokenStart + 16, upper | digit | dash)
  const sequenceEnd = skipRun(body, tokenEnd + 1, tokenEnd + 5, digit)
  if (body.charCodeAt(tokenEnd) !== quote || tokenEnd === tokenStart || sequenceEnd !== tokenEnd + 5) return undefined

  let at = sequenceEnd
  let receiver: string | undefined
  if (body[at] === 'R') {
    const end = skipRun(body, at + 1, at + 7, digit | hexLetter)
    receiver = body.slice(at + 1, end)
    at = end
  }
  let line: string | undefined
  if (body[at] === 'L') {
    const end = skipRun(body, at + 1, at + 7, digit | hexLetter)
    line = body.slice(at + 1, end)
    if (line === '') leniencies.push('empty-line')
    at = end
  } else leniencies.push('no-line')

  let account = ''
  const accountGiven = body[at] === '#'
  if (accountGiven) {
    // The standard has hexadecimal digits; panels that let their owner type any letters exist.
    const end = skipRun(body, at + 1, at + 17, digit | upper | lower)
    account = body.slice(at + 1, end)
    at = end
  }
  if (body[at] !== '[') return undefined
  const token = body.slice(tokenStart, tokenEnd)
  const sequence = body.slice(tokenEnd + 1, sequenceEnd)
  const header = { token, encrypted, sequence, receiver, line, account }
  return { header, body, contentStart: at + 1, bodyStart, bodyEnd, accountGiven, leniencies }
}
