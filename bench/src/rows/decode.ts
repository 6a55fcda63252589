import { createDecipheriv } from 'node:crypto'
import { decodeFrame, encodeFrame } from '@yordam/dc09'
import { median, perSecond, rateOf } from '../figures.ts'
import type { Row } from '../table.ts'

const rounds = 5
const roundMs = 400
const key = Buffer.from('0123456789ABCDEF0123456789ABCDEF', 'hex')

/** What the best open receiver reaches on such a machine; the aim is five times that. */
const loads = [
  { what: 'plain', key: undefined, aim: 5 * 137_000 },
  { what: 'AES-128', key, aim: 5 * 35_500 },
] as const

/** Frames read in process, with their events; against the way in which one would write it in an hour. */
export const measureDecoding = async (): Promise<Row[]> =>
  loads.map(({ what, key: cipher, aim }) => {
    const frames = framesUnder(cipher)
    const ours = () => readAll(frames, (frame) => decodeFrame(frame, { keyFor: () => cipher }).defect === undefined)
    const plainly = () => readAll(frames, (frame) => decodePlainly(frame, cipher) !== undefined)
    for (const read of [ours, plainly]) rateOf(roundMs, read)
    const rates = Array.from({ length: rounds }, () => ({
      baseline: rateOf(roundMs, plainly),
      measured: rateOf(roundMs, ours),
    }))
    const rate = median(rates.map(({ measured }) => measured))
    return {
      what: `DC-09 frames decoded in process, ${what}`,
      measured: perSecond(rate),
      baseline: `regular expression and a cipher for each frame ${perSecond(median(rates.map(({ baseline }) => baseline)))}`,
      ratio: median(rates.map(({ measured, baseline }) => measured / baseline)),
      target: `≥ ${perSecond(aim)}`,
      met: rate >= aim,
    }
  })

const readAll = (frames: readonly Buffer[], read: (frame: Buffer) => boolean): number => {
  for (const frame of frames) if (!read(frame)) throw new Error(`not read: ${frame.toString('latin1')}`)
  return frames.length
}

const framesUnder = (cipher: Buffer | undefined): Buffer[] =>
  Array.from({ length: 1_000 }, (_, index) => {
    const sequence = String(index + 1).padStart(4, '0')
    const data = `#12${sequence.slice(2)}|Nri1/BA${sequence.slice(1)}`
    const timestamp = cipher && Date.UTC(2026, 0, 1) + index * 1_000
    return encodeFrame(
      { token: 'SIA-DCS', sequence, account: `12${sequence.slice(2)}`, data, timestamp },
      { key: cipher },
    )
  })

const framePattern = /^\n([0-9A-F]{4})([0-9A-F]{4})("(\*?)([A-Z-]+)"(\d{4})(?:R(\w+))?L(\w+)#(\w+)\[(.*))\r$/s
const contentPattern = /^(?:#(\w+))?\|([^\]]*)\](?:\[[^\]]*\])*(?:_(\d\d):(\d\d):(\d\d),(\d\d)-(\d\d)-(\d{4}))?$/
const codePattern = /([a-z]{2})([\d:.-]+)|([A-Z]{2})(\d*)/g

/** The yardstick: right for the frames above, and no more. */
function decodePlainly(frame: Buffer, cipher: Buffer | undefined) {
  const found = framePattern.exec(frame.toString('latin1'))
  if (!found) return undefined
  const [, crc, length, body, star, token, sequence, receiver, line, account, rest] = found
  if (Number.parseInt(length!, 16) !== body!.length || Number.parseInt(crc!, 16) !== crcOf(body!)) return undefined
  const content = contentPattern.exec(star ? decipher(rest!, cipher!) : rest!)
  if (!content) return undefined
  const [, , data, hours, minutes, seconds, month, day, year] = content
  const events: { code: string; number: string; modifiers: Record<string, string> }[] = []
  const modifiers: Record<string, string> = {}
  for (const [, modifier, value, code, number] of data!.slice(1).matchAll(codePattern)) {
    if (modifier) modifiers[modifier] = value!
    else events.push({ code: code!, number: number!, modifiers: { ...modifiers } })
  }
  const timestamp =
    year && Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds))
  return { token, sequence, receiver, line, account, data, events, timestamp }
}

function decipher(hex: string, cipher: Buffer): string {
  const decipherer = createDecipheriv('aes-128-cbc', cipher, Buffer.alloc(16)).setAutoPadding(false)
  const plain = Buffer.concat([decipherer.update(Buffer.from(hex, 'hex')), decipherer.final()]).toString('latin1')
  return plain.slice(plain.indexOf('|') + 1)
}

function crcOf(body: string): number {
  let crc = 0
  for (let at = 0; at < body.length; at++) {
    crc ^= body.charCodeAt(at)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}
