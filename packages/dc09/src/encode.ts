import { randomFillSync } from 'node:crypto'
import { encrypt } from './cipher.ts'
import { writeContactId } from './contact-id.ts'
import { crc16 } from './crc.ts'
import { writeDc03 } from './dc03.ts'
import { longestBody } from './envelope.ts'
import { writeExtended } from './extended.ts'
import type { AccountRef, ExtendedData, SignalCode } from './frame.ts'
import { hex4 } from './hex.ts'
import type { Quirks } from './quirks.ts'
import { writeTimestamp } from './timestamp.ts'
import { writeText } from './windows1252.ts'

/** A frame to be written. `line` is `0` where nothing else is said. */
export interface Message extends AccountRef {
  readonly token: string
  /** Four digits, `0000` to `9999`. */
  readonly sequence: string
  /** The data as it stands between the first brackets; where it is given, `events` are not looked at. */
  readonly data?: string
  /** Codes, which are written as the token demands: DC-03 for `SIA-DCS`, Contact ID for `ADM-CID`. */
  readonly events?: readonly SignalCode[]
  readonly extended?: readonly ExtendedData[]
  /** Epoch milliseconds. An encrypted frame must have one (5.5.1.8). */
  readonly timestamp?: number
}

export interface EncodeOptions {
  /** Encrypts with it: 16, 24 or 32 bytes. Give the same Buffer for the same key every time. */
  readonly key?: Buffer | undefined
  readonly quirks?: Quirks | undefined
}

const noQuirks: Quirks = {}

/**
 * Writes a frame, from LF to CR.
 *
 * @throws RangeError when the body is longer than a length field can say, the key has a length that AES does not know, or
 * an encrypted message has no timestamp.
 * @example encodeFrame({ token: 'SIA-DCS', sequence: '0001', account: '1234', data: '#1234|Nri1/BA001' })
 */
export function encodeFrame(message: Message, { key, quirks = noQuirks }: EncodeOptions = {}): Buffer {
  const { token, sequence, receiver, line = '0', account, extended, timestamp } = message
  if (key && timestamp === undefined) throw new RangeError('an encrypted frame needs a timestamp (DC-09, 5.5.1.8)')
  const head =
    `"${key ? '*' : ''}${token}"${sequence}${receiver === undefined ? '' : `R${receiver}`}` +
    `L${quirks.emptyLine ? '' : line}${quirks.accountInDataOnly || account === '' ? '' : `#${account}`}[`
  const content =
    `${message.data ?? writeData(message)}]${extended ? writeExtended(extended) : ''}` +
    (timestamp === undefined ? '' : `_${writeTimestamp(timestamp)}`)
  return frameOf(key ? head + encryptContent(content, key, quirks) : head + content, quirks)
}

function writeData({ token, account, events }: Message): string {
  if (!events || events.length === 0) return ''
  return `#${account}|${token === 'ADM-CID' ? writeContactId(events) : writeDc03(events)}`
}

/** LF, CRC, length, `body`, CR. */
export function frameOf(body: string, quirks: Quirks = noQuirks): Buffer {
  const bytes = writeText(body)
  if (bytes.length > longestBody) {
    throw new RangeError(`the body of a frame has at most ${longestBody} bytes, this one has ${bytes.length}`)
  }
  const inCase = (digits: string) => (quirks.lowerCaseHex ? digits.toLowerCase() : digits)
  const crc = crc16(bytes)
  const length = quirks.decimalLength ? String(bytes.length).padStart(4, '0') : inCase(hex4(bytes.length))
  return Buffer.concat([
    Buffer.from('\n'),
    quirks.binaryCrc ? Buffer.from([crc >>> 8, crc & 0xff]) : Buffer.from(inCase(hex4(crc))),
    Buffer.from(length),
    bytes,
    Buffer.from(quirks.trailingNul ? '\r\0' : '\r'),
  ])
}

/** Padding, `|`, content, in whole blocks, as hexadecimal digits. A full block of padding where there would be none. */
export function encryptContent(content: string, key: Buffer, quirks: Quirks = noQuirks): string {
  const bytes = writeText(quirks.padWithoutBar ? content : `|${content}`)
  const padding = 16 - (bytes.length % 16)
  const plain = Buffer.allocUnsafe(padding + bytes.length)
  writePadding(plain, padding)
  bytes.copy(plain, padding)
  const digits = encrypt(plain, key).toString('hex')
  return quirks.lowerCaseHex ? digits : digits.toUpperCase()
}

const randomBytes = Buffer.alloc(4096)
let randomUsed = randomBytes.length

/** Any bytes but `[`, `]` and `|`, which end the padding (5.4.4). */
function writePadding(into: Buffer, length: number): void {
  if (randomUsed + length > randomBytes.length) {
    randomFillSync(randomBytes)
    randomUsed = 0
  }
  for (let at = 0; at < length; at++) {
    const byte = randomBytes[randomUsed++]!
    into[at] = byte === 0x5b || byte === 0x5d || byte === 0x7c ? 0x2e : byte
  }
}
