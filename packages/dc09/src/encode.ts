import { randomFillSync } from 'node:crypto'
import { encrypt } from './cipher.ts'
import { writeContactId } from './contact-id.ts'
import { crc16 } from './crc.ts'
import { writeDc03 } from './dc03.ts'
import { longestBody } from './envelope.ts'
import { writeExtended } from './extended.ts'
import type { AccountRef, ExtendedData, SignalCode } from './frame.ts'
import { writeHex4, writeHexBytes } from './hex.ts'
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
  readonly timestamp?: number | undefined
}

export interface EncodeOptions {
  /** Encrypts with it: 16, 24 or 32 bytes. Give the same Buffer for the same key every time. */
  readonly key?: Buffer | undefined
  readonly quirks?: Quirks | undefined
}

const noQuirks: Quirks = {}

/** What the parts of a header look like (5.5.1.4 to 5.5.1.6). */
const forms = {
  token: /^[A-Z0-9-]{1,16}$/,
  sequence: /^\d{4}$/,
  receiver: /^[0-9A-Fa-f]{1,6}$/,
  line: /^[0-9A-Fa-f]{0,6}$/,
  account: /^[0-9A-Za-z]{0,16}$/,
} as const

function checkHeader(message: Message): void {
  for (const [part, form] of Object.entries(forms)) {
    const value = message[part as keyof typeof forms]
    if (value !== undefined && !form.test(value)) throw new RangeError(`"${value}" is no ${part} of a DC-09 frame`)
  }
}

/** Brackets end a block, and a carriage return ends the frame: none may stand inside. */
function checkBlock(block: string): string {
  if (/[[\]\r\n]/.test(block))
    throw new RangeError(`brackets and line ends cannot stand in the data of a frame: ${block}`)
  return block
}

/**
 * Writes a frame, from LF to CR.
 *
 * @throws RangeError when the body is longer than a length field can say, the key has a length that AES does not know, or
 * an encrypted message has no timestamp, or something in it would be read as the end of its block.
 * @example encodeFrame({ token: 'SIA-DCS', sequence: '0001', account: '1234', data: '#1234|Nri1/BA001' })
 */
export function encodeFrame(message: Message, { key, quirks = noQuirks }: EncodeOptions = {}): Buffer {
  checkHeader(message)
  const { token, sequence, receiver, line = '0', account, extended = [], timestamp } = message
  if (key && timestamp === undefined) throw new RangeError('an encrypted frame needs a timestamp (DC-09, 5.5.1.8)')
  const head =
    `"${key ? '*' : ''}${token}"${sequence}${receiver === undefined ? '' : `R${receiver}`}` +
    `L${quirks.emptyLine ? '' : line}${quirks.accountInDataOnly || account === '' ? '' : `#${account}`}[`
  const content =
    `${checkBlock(message.data ?? writeData(message))}]` +
    extended
      .flatMap(writeExtended)
      .map((block) => `[${checkBlock(block)}]`)
      .join('') +
    (timestamp === undefined ? '' : `_${writeTimestamp(timestamp)}`)
  return key ? frameOf(head, quirks, encryptContent(content, key, quirks)) : frameOf(head + content, quirks)
}

function writeData({ token, account, events }: Message): string {
  if (!events || events.length === 0) return ''
  return `#${account}|${token === 'ADM-CID' ? writeContactId(events) : writeDc03(events)}`
}

/** LF, CRC, length, `body` (with `encrypted` behind it, in hexadecimal digits), CR. */
export function frameOf(body: string, quirks: Quirks = noQuirks, encrypted?: Buffer): Buffer {
  const length = body.length + (encrypted ? 2 * encrypted.length : 0)
  if (length > longestBody) {
    throw new RangeError(`the body of a frame has at most ${longestBody} bytes, this one has ${length}`)
  }
  const bodyStart = quirks.binaryCrc ? 7 : 9
  const bodyEnd = bodyStart + length
  const bytes = Buffer.allocUnsafe(bodyEnd + (quirks.trailingNul ? 2 : 1))
  bytes[0] = 0x0a
  writeText(body, bytes, bodyStart)
  if (encrypted) writeHexBytes(encrypted, bytes, bodyStart + body.length, quirks.lowerCaseHex)
  const crc = crc16(bytes, bodyStart, bodyEnd)
  if (quirks.binaryCrc) bytes.writeUInt16BE(crc, 1)
  else writeHex4(crc, bytes, 1, quirks.lowerCaseHex)
  if (quirks.decimalLength) bytes.write(String(length).padStart(4, '0'), bodyStart - 4, 'latin1')
  else writeHex4(length, bytes, bodyStart - 4, quirks.lowerCaseHex)
  bytes[bodyEnd] = 0x0d
  if (quirks.trailingNul) bytes[bodyEnd + 1] = 0
  return bytes
}

/** Padding, `|`, content, in whole blocks, encrypted. A full block of padding where there would be none. */
export function encryptContent(content: string, key: Buffer, quirks: Quirks = noQuirks): Buffer {
  const text = quirks.padWithoutBar ? content : `|${content}`
  const padding = 16 - (text.length % 16)
  const plain = Buffer.allocUnsafe(padding + text.length)
  writePadding(plain, padding)
  writeText(text, plain, padding)
  return encrypt(plain, key)
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
