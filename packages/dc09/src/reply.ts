import { decodeFrame } from './decode.ts'
import { encryptContent, frameOf } from './encode.ts'
import type { AccountRef, FrameDefect, Header } from './frame.ts'
import { writeTimestamp } from './timestamp.ts'

/**
 * What a receiver answers (DC-09, 5.5.3):
 * `ack` taken; `nak` the timestamp of an encrypted frame is too far from ours; `duh` received well, but it cannot be
 * processed.
 */
export type ReplyKind = 'ack' | 'nak' | 'duh'

export interface ReplyOptions {
  /** Our time, which goes into a NAK and an encrypted ACK. Epoch milliseconds. */
  readonly now: number
  /** The key under which an encrypted frame came; its ACK goes back under the same. */
  readonly key?: Buffer | undefined
}

const address = ({ receiver, line, account }: AccountRef) =>
  `${receiver === undefined ? '' : `R${receiver}`}L${line ?? '0'}${account === '' ? '' : `#${account}`}`

/**
 * Writes the reply to a frame. An encrypted frame gets an encrypted ACK (5.5.3.1); a NAK is never encrypted and says
 * `0000R0L0A0` whoever is meant (5.5.3.2); a DUH is never encrypted either (5.5.3.3).
 */
export function encodeReply(kind: ReplyKind, to: Header, { now, key }: ReplyOptions): Buffer {
  switch (kind) {
    case 'nak':
      return frameOf(`"NAK"0000R0L0A0[]_${writeTimestamp(now)}`)
    case 'duh':
      return frameOf(`"DUH"${to.sequence}${address(to)}[]`)
    case 'ack':
      if (!to.encrypted || !key) return frameOf(`"ACK"${to.sequence}${address(to)}[]`)
      return frameOf(`"*ACK"${to.sequence}${address(to)}[`, undefined, encryptContent(`]_${writeTimestamp(now)}`, key))
  }
}

/** A reply as the panel reads it. A NAK names nobody (`0000R0L0A0`): all it says is the time. */
export interface DecodedReply extends Header {
  readonly defect?: undefined
  readonly kind: ReplyKind
  /** The receiver's time in a NAK and in an encrypted ACK; epoch milliseconds. */
  readonly timestamp?: number
}

const kinds: Readonly<Record<string, ReplyKind>> = { ACK: 'ack', NAK: 'nak', DUH: 'duh' }

/** Reads a reply, from LF to CR. A frame that is no reply has the defect `structure`. */
export function decodeReply(bytes: Buffer, key?: Buffer): DecodedReply | FrameDefect {
  const frame = decodeFrame(bytes, { keyFor: () => key })
  if (frame.defect) return frame
  const { token, encrypted, sequence, receiver, line, account, timestamp } = frame
  const header: Header = { token, encrypted, sequence, receiver, line, account }
  const kind = kinds[token]
  if (!kind) return { defect: 'structure', header }
  return { ...header, kind, ...(timestamp !== undefined && { timestamp }) }
}
