import { digit, hexLetter, skipRun } from './characters.ts'
import { decrypt } from './cipher.ts'
import { readContactId } from './contact-id.ts'
import { readDc03 } from './dc03.ts'
import { type Envelope, openEnvelope } from './envelope.ts'
import { readExtended } from './extended.ts'
import type { AccountRef, DecodedFrame, ExtendedData, FrameDefect, Header, Leniency, SignalCode } from './frame.ts'
import { readHexBytes } from './hex.ts'
import { readTimestamp, timestampLength } from './timestamp.ts'
import { readText } from './windows1252.ts'

export interface DecodeOptions {
  /**
   * The AES key of an account: 16, 24 or 32 bytes. Asked for encrypted frames only. Give the same Buffer for the same
   * key every time: ciphers are kept open by it.
   */
  readonly keyFor?: (account: AccountRef) => Buffer | undefined
}

const hash = 0x23
const bar = 0x7c
const openBracket = 0x5b
const closeBracket = 0x5d

const noEvents: readonly SignalCode[] = Object.freeze([])
const noExtended: readonly ExtendedData[] = Object.freeze([])

/** How the data of a token is read. A token that is missing here has no events; its data is there as it came. */
const readers: ReadonlyMap<string, (text: string, start: number, end: number) => SignalCode[]> = new Map([
  ['SIA-DCS', readDc03],
  ['ADM-CID', readContactId],
])

/**
 * Reads one frame, from LF to CR. Pure: the same bytes and keys give the same result.
 *
 * Takes what panels in the field send (see `Leniency`), but never a frame whose CRC is wrong.
 *
 * @example
 * const frame = decodeFrame(Buffer.from('\n367B002B"ADM-CID"0058L9999#9999[#9999|1900 00 001]\r'))
 * if (!frame.defect) console.log(frame.account, frame.events)
 */
export function decodeFrame(bytes: Buffer, options: DecodeOptions = {}): DecodedFrame | FrameDefect {
  const envelope = openEnvelope(bytes)
  if (envelope.defect) return envelope
  const { header } = envelope
  if (!header.encrypted) return sound(readContent(envelope.body, envelope.contentStart, envelope), header)
  const key = options.keyFor?.(header)
  if (!key) return { defect: 'no-key', header }
  const plain = decryptContent(bytes, envelope, key)
  if (!plain) return { defect: 'structure', header }
  const frame = readContent(readText(plain, paddingEnd(plain, header.account)), 0, envelope)
  return frame?.timestamp === undefined ? { defect: 'undecipherable', header } : sound(frame, header)
}

/** No panel reports as many at once; each is a signal of its own, so a frame must not be able to hold hundreds. */
const mostCodes = 64

/** Some panels name no account in a link test; whatever stands there otherwise is a number (5.5.1.6). */
const isAccount = (account: string): boolean =>
  account.length <= 16 && skipRun(account, 0, account.length, digit | hexLetter) === account.length

/** A frame whose brackets are closed may still say what no panel says. */
const sound = (frame: DecodedFrame | undefined, header: Header): DecodedFrame | FrameDefect =>
  frame && frame.events.length <= mostCodes && isAccount(frame.account) ? frame : { defect: 'structure', header }

/** The decrypted content, or undefined when it is not hexadecimal digits of whole blocks. */
function decryptContent(
  bytes: Buffer,
  { bodyStart, bodyEnd, contentStart }: Envelope,
  key: Buffer,
): Buffer | undefined {
  const start = bodyStart + contentStart
  const digits = bodyEnd - start
  if (digits === 0 || digits % 32 !== 0) return undefined
  const encrypted = Buffer.allocUnsafe(digits / 2)
  return readHexBytes(bytes, start, bodyEnd, encrypted) ? decrypt(encrypted, key) : undefined
}

/**
 * Where the data starts behind the padding, which is anything but `[`, `]` and `|`, and ends with a `|` (5.4.4); some
 * panels leave that `|` out. The account block is the surest sign; without it, the first `|` or `]` decides.
 */
function paddingEnd(plain: Buffer, account: string): number {
  if (account !== '') {
    for (let at = plain.indexOf(hash); at >= 0; at = plain.indexOf(hash, at + 1)) {
      if (isAccountBlock(plain, at, account)) return at
    }
  }
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === bar) return at + 1
    if (plain[at] === closeBracket) return at
  }
  return plain.length
}

function isAccountBlock(plain: Buffer, start: number, account: string): boolean {
  for (let at = 0; at < account.length; at++) if (plain[start + 1 + at] !== account.charCodeAt(at)) return false
  return plain[start + 1 + account.length] === bar
}

/** `data]`, any number of `[extended]`, and perhaps `_timestamp`; undefined when the data is not closed. */
function readContent(text: string, start: number, envelope: Envelope): DecodedFrame | undefined {
  const dataEnd = text.indexOf(']', start)
  if (dataEnd < 0) return undefined
  const { header, leniencies } = envelope
  const data = text.slice(start, dataEnd)

  let at = dataEnd + 1
  const blocks: string[] = []
  while (text.charCodeAt(at) === openBracket) {
    const close = text.indexOf(']', at)
    if (close < 0) break
    if (close > at + 1) blocks.push(text.slice(at + 1, close))
    at = close + 1
  }
  const content = text.slice(start, at)
  const timestamp = readTail(text, at, leniencies)

  const codesStart = codesStartOf(text, start, dataEnd)
  const account = readAccount(text, start, codesStart, envelope)
  return {
    token: header.token,
    encrypted: header.encrypted,
    sequence: header.sequence,
    receiver: header.receiver,
    line: header.line,
    account,
    data,
    content,
    events: readers.get(header.token)?.(text, codesStart, dataEnd) ?? noEvents,
    extended: blocks.length > 0 ? readExtended(blocks) : noExtended,
    timestamp,
    leniencies,
  }
}

function readTail(text: string, at: number, leniencies: Leniency[]): number | undefined {
  if (at === text.length) return undefined
  if (text[at] !== '_') {
    leniencies.push('trailing-data')
    return undefined
  }
  const timestamp = readTimestamp(text, at + 1)
  if (timestamp === undefined) leniencies.push('timestamp')
  else if (at + 1 + timestampLength !== text.length) leniencies.push('trailing-data')
  return timestamp
}

/** Where the codes start: behind `#account|`. Some panels leave the `#` out (`3044|NOP1`), some the whole block. */
function codesStartOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start)
  if (first !== hash && !(first >= 0x30 && first <= 0x39)) return start
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === bar) return at + 1
  return first === hash ? end : start
}

function readAccount(
  text: string,
  start: number,
  codesStart: number,
  { header, accountGiven, leniencies }: Envelope,
): string {
  if (text.charCodeAt(start) !== hash) return header.account
  const blockEnd = text.charCodeAt(codesStart - 1) === bar ? codesStart - 1 : codesStart
  if (header.account !== '' && blockEnd - start - 1 === header.account.length) {
    if (text.startsWith(header.account, start + 1)) return header.account
  }
  const inside = text.slice(start + 1, blockEnd)
  leniencies.push(accountGiven && header.account !== '' ? 'account-differs' : 'account-in-data')
  return accountGiven && header.account !== '' ? header.account : inside
}
