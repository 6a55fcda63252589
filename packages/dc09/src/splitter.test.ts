import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { framed } from '../testing/frames.ts'
import { encodeFrame } from './encode.ts'
import { longestFrame } from './envelope.ts'
import { FrameSplitter } from './splitter.ts'

/** What comes out of a splitter when `segments` go in. */
function split(...segments: (Buffer | string)[]): { frames: string[]; rubbish: number; held: number } {
  const splitter = new FrameSplitter()
  const found = { frames: [] as string[], rubbish: 0, held: 0 }
  for (const segment of segments) {
    splitter.push(Buffer.from(segment as string, 'latin1'), {
      frame: (bytes) => found.frames.push(bytes.toString('latin1')),
      rubbish: (count) => {
        found.rubbish += count
      },
    })
  }
  found.held = splitter.held
  return found
}

const frame = (sequence: number) => framed(`"NULL"${String(sequence).padStart(4, '0')}L0#1234[]`).toString('latin1')
const [one, two] = [frame(1), frame(2)]

describe('frames in a stream', () => {
  test('two in one segment', () => {
    expect(split(one + two)).toEqual({ frames: [one, two], rubbish: 0, held: 0 })
  })
  test('one in seven segments', () => {
    const pieces = Array.from({ length: 7 }, (_, index) =>
      one.slice(index * 4, index === 6 ? undefined : index * 4 + 4),
    )
    expect(split(...pieces)).toEqual({ frames: [one], rubbish: 0, held: 0 })
  })
  test('one byte at a time', () => {
    expect(split(...(one + two)).frames).toEqual([one, two])
  })
  test('a NUL, a line end or blanks between frames are no rubbish; a NUL behind a frame goes with it', () => {
    expect(split(`${one}\0${two}`)).toMatchObject({ frames: [`${one}\0`, two], rubbish: 0 })
    expect(split(`${one}\n${two}\n  ${one}`)).toMatchObject({ frames: [one, two, one], rubbish: 0 })
    expect(split(one, '\0', two)).toMatchObject({ frames: [one, two], rubbish: 0 })
  })
  test('a CRC of two bytes that look like the ends of a frame', () => {
    const binary = (crc: string) => `\n${crc}0013"NULL"0003L0#1234[]\r`
    for (const crc of ['\n\r', '\r\n', '\n\n', '\r\r']) {
      expect(split(binary(crc) + one).frames).toEqual([binary(crc), one])
      expect(split(...binary(crc), one).frames).toEqual([binary(crc), one])
    }
  })
  test('a wrong length field does not lead astray', () => {
    const wrong = one.replace('0013', '0FFF')
    expect(split(wrong + two).frames).toEqual([wrong, two])
  })
})

describe('rubbish', () => {
  test('before, between and behind frames is passed over and counted', () => {
    expect(split(`GET / HTTP/1.1\r\n${one}xyz${two}trailing`)).toEqual({
      frames: [one, two],
      rubbish: 'GET/HTTP/1.1'.length + 3 + 'trailing'.length,
      held: 0,
    })
  })
  test('a frame that was broken off gives way to the next', () => {
    expect(split(one.slice(0, 20) + two)).toMatchObject({ frames: [two], rubbish: 20 })
    expect(split(one.slice(0, 20), two)).toMatchObject({ frames: [two], rubbish: 20 })
  })
  test('the longest frame is held, a longer one is not', () => {
    const longest = framed(`"NULL"0001L0#1234[${'x'.repeat(4095 - 19)}]`)
    expect(longest).toHaveLength(longestFrame)
    expect(split(longest).frames).toHaveLength(1)
    const endless = `\n00000013"NULL"0001L0#1234[${'x'.repeat(3 * longestFrame)}`
    expect(split(endless, one)).toMatchObject({ frames: [one], held: 0 })
    expect(split(...endless.match(/.{1,100}/gs)!, one)).toMatchObject({ frames: [one], held: 0 })
    expect(split(`${endless}\r${one}`).frames).toEqual([one])
  })
  test('never more than one longest frame is held, whatever comes', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.constant(Buffer.from(one.slice(0, 25), 'latin1')))
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 12 }), (segments) => {
        expect(split(...segments.map((segment) => Buffer.from(segment))).held).toBeLessThanOrEqual(longestFrame)
      }),
    )
  })
})

test('however a stream is cut into segments, the same frames come out', () => {
  const frames = fc.array(
    fc.record({ sequence: fc.nat(9999), text: fc.stringMatching(/^[a-z ]{0,30}$/), quirk: fc.nat(3) }),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(frames, fc.array(fc.nat(400), { maxLength: 12 }), (messages, cuts) => {
      const written = messages.map(({ sequence, text, quirk }) =>
        encodeFrame(
          {
            token: 'SIA-DCS',
            sequence: String(sequence).padStart(4, '0'),
            account: '1234',
            data: `#1234|NFA1^${text}^`,
          },
          { quirks: { binaryCrc: quirk === 1, decimalLength: quirk === 2, lowerCaseHex: quirk === 3 } },
        ).toString('latin1'),
      )
      const stream = written.join('')
      const places = [0, ...cuts.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length]
      const segments = places.slice(1).map((end, index) => stream.slice(places[index], end))
      expect(split(...segments)).toEqual({ frames: written, rubbish: 0, held: 0 })
    }),
    { numRuns: 500 },
  )
})
