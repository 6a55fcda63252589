import { expect, test } from 'vitest'
import { bitwiseCrc } from '../testing/frames.ts'
import { decodeFrame } from './decode.ts'
import { encodeFrame, type Message } from './encode.ts'
import { FrameSplitter } from './splitter.ts'

/** A generator of numbers below `limit` that gives the same numbers in every run (mulberry32). */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

const key = Buffer.alloc(16, 'fuzz')
const timestamp = Date.UTC(2026, 0, 2, 12)
const messages: readonly Message[] = [
  {
    token: 'SIA-DCS',
    sequence: '0001',
    receiver: '1',
    account: '1234',
    data: '#1234|Nri1/id2/BA001^door^/FA2',
    timestamp,
  },
  { token: 'ADM-CID', sequence: '0002', account: '12345A', data: '#12345A|1130 01 012' },
  { token: 'NULL', sequence: '0003', account: '1234', data: '', timestamp },
  {
    token: 'SIA-DCS',
    sequence: '0004',
    account: '1234',
    data: '#1234|NPA1',
    extended: [
      { type: 'position', longitude: 69.28, latitude: 41.31, altitude: 455 },
      { type: 'text', value: 'caf\u00e9 \u20ac' },
      { type: 'occurred', at: timestamp },
    ],
    timestamp,
  },
]
const seeds = messages.flatMap((message) => [
  encodeFrame(message),
  encodeFrame(message, { quirks: { binaryCrc: true, trailingNul: true } }),
  ...(message.timestamp ? [encodeFrame(message, { key })] : []),
])

/** Characters that mean something in a frame do more damage than others. */
const telling = Buffer.from('\n\r\0"#[]|_/^*RLA0F9f:,-', 'latin1')

const mutations: readonly ((bytes: Buffer, below: (limit: number) => number) => Buffer)[] = [
  (bytes, below) => {
    bytes[below(bytes.length)] = below(256)
    return bytes
  },
  (bytes, below) => {
    bytes[below(bytes.length)] = telling[below(telling.length)]!
    return bytes
  },
  (bytes, below) => {
    const at = below(bytes.length)
    bytes[at] = bytes[at]! ^ (1 << below(8))
    return bytes
  },
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  (bytes, below) => bytes.subarray(below(bytes.length)),
  (bytes, below) => {
    const at = below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([telling[below(telling.length)]!]), bytes.subarray(at)])
  },
  (bytes, below) => {
    const at = below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(8))])
  },
  (bytes, below) => {
    const other = seeds[below(seeds.length)]!
    return Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))])
  },
]

/** A mutated body under a CRC that belongs to it: gets past the CRC, into everything behind it. */
function resealed(bytes: Buffer): Buffer {
  const start = bytes.indexOf('"')
  const end = bytes.lastIndexOf('\r')
  if (start < 9 || end <= start) return bytes
  const crc = bitwiseCrc(bytes.subarray(start, end)).toString(16).toUpperCase().padStart(4, '0')
  return Buffer.concat([Buffer.from(`\n${crc}`), bytes.subarray(start - 4)])
}

/** Whether a frame may be taken, by nothing but LF, CRC, four characters, `"`, body, CR. */
function hasRightCrc(bytes: Buffer): boolean {
  let end = bytes.length
  while (bytes[end - 1] === 0) end--
  if (bytes[0] !== 0x0a || bytes[end - 1] !== 0x0d) return false
  const under = (start: number) => bytes[start] === 0x22 && bitwiseCrc(bytes.subarray(start, end - 1))
  return under(9) === Number.parseInt(bytes.toString('latin1', 1, 5), 16) || under(7) === bytes.readUInt16BE(1)
}

test('200,000 mutated frames: none crashes the decoder, none with a wrong CRC is taken', { timeout: 120_000 }, () => {
  const below = numbers(20260102)
  const taken = { right: 0, wrong: 0, defective: 0 }
  for (let run = 0; run < 200_000; run++) {
    let bytes: Buffer = Buffer.from(seeds[below(seeds.length)]!)
    for (let rounds = 1 + below(4); rounds > 0 && bytes.length > 0; rounds--) {
      bytes = Buffer.from(mutations[below(mutations.length)]!(bytes, below))
    }
    if (below(2) === 0) bytes = resealed(bytes)
    const reading = decodeFrame(bytes, { keyFor: () => key })
    if (reading.defect) taken.defective++
    else if (hasRightCrc(bytes)) taken.right++
    else taken.wrong++
  }
  expect(taken.wrong).toBe(0)
  // Both ways must have been gone often, or the test says nothing.
  expect(taken.right).toBeGreaterThan(5_000)
  expect(taken.defective).toBeGreaterThan(50_000)
})

test('a stream of mutated frames, cut anywhere: the splitter goes on, and a sound frame behind it is found', () => {
  const below = numbers(7)
  const sound = seeds[0]!
  for (let run = 0; run < 2000; run++) {
    const damaged = mutations[below(mutations.length)]!(Buffer.from(seeds[below(seeds.length)]!), below)
    const stream = Buffer.concat([damaged, Buffer.from('\r'), sound])
    const cut = below(stream.length)
    const splitter = new FrameSplitter()
    const frames: string[] = []
    const sink = { frame: (bytes: Buffer) => frames.push(bytes.toString('latin1')), rubbish: () => {} }
    splitter.push(stream.subarray(0, cut), sink)
    splitter.push(stream.subarray(cut), sink)
    expect(frames.at(-1)).toBe(sound.toString('latin1'))
  }
})
