import { createDecipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitwiseCrc, sound } from '../testing/frames.ts'
import { decodeFrame } from './decode.ts'
import { encodeFrame, type Message } from './encode.ts'
import type { ExtendedData, SignalCode } from './frame.ts'
import { textualBlocks } from './frame.ts'
import type { Quirks } from './quirks.ts'

const timestamp = Date.UTC(2026, 0, 2, 12)

test('literal frames', () => {
  const data = '#1234|Nri1/BA001'
  const whole = { token: 'SIA-DCS', sequence: '0001', receiver: '1', line: '2', account: '1234', data }
  expect(encodeFrame({ ...whole, timestamp: Date.UTC(2024, 1, 29, 12, 34, 56) }).toString('latin1')).toBe(
    '\nEBD7003C"SIA-DCS"0001R1L2#1234[#1234|Nri1/BA001]_12:34:56,02-29-2024\r',
  )
  expect(encodeFrame({ token: 'NULL', sequence: '0003', account: '1234' }).toString('latin1')).toBe(
    '\n11020013"NULL"0003L0#1234[]\r',
  )
})

test('an encrypted frame as any AES-CBC with a zero vector reads it', () => {
  const key = Buffer.alloc(24, 'k')
  for (let round = 0; round < 3; round++) {
    const frame = encodeFrame(
      { token: 'SIA-DCS', sequence: '0001', account: '1234', data: '#1234|NPA1', timestamp },
      { key },
    )
    const digits = frame.toString('latin1').slice(frame.indexOf('[') + 1, -1)
    const decipher = createDecipheriv('aes-192-cbc', key, Buffer.alloc(16)).setAutoPadding(false)
    const plain = Buffer.concat([decipher.update(digits, 'hex'), decipher.final()]).toString('latin1')
    expect(plain).toMatch(/^[^[\]|]{1,16}\|#1234\|NPA1\]_12:00:00,01-02-2026$/)
    expect(bitwiseCrc(frame.subarray(9, -1)).toString(16).toUpperCase().padStart(4, '0')).toBe(
      frame.toString('latin1', 1, 5),
    )
  }
})

describe('arbitrary frames', () => {
  const hex = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9A-F]{${min},${max}}$`))
  const text = fc.stringMatching(/^[ -Z_`a-{}~\u00a0-\u00ff\u20ac\u0152]{0,40}$/)
  const lineText = text.filter((value) => !/[[\]|^]/.test(value))
  const whole = fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => second * 1000)

  const event: fc.Arbitrary<SignalCode> = fc
    .record({
      standard: fc.constant('SIA' as const),
      code: fc.stringMatching(/^[A-Z]{2}$/),
      number: fc.option(fc.stringMatching(/^\d{1,4}$/), { nil: undefined }),
      modifiers: fc.dictionary(fc.constantFrom('ri', 'id', 'pi', 'ti'), fc.stringMatching(/^[0-9:]{1,8}$/), {
        noNullPrototype: true,
      }),
      text: fc.option(lineText, { nil: undefined }),
    })
    .map((signal) => ({ ...signal, area: signal.modifiers.ri }))

  const extended: fc.Arbitrary<ExtendedData> = fc.oneof(
    fc.record({ type: fc.constantFrom(...Object.values(textualBlocks)), value: lineText }),
    fc.record({ type: fc.constant('occurred' as const), at: whole }),
    fc.record({ type: fc.constant('unknown' as const), identifier: fc.constantFrom('B', 'Q', '9'), value: lineText }),
  )
  const position: fc.Arbitrary<ExtendedData> = fc.record({
    type: fc.constant('position' as const),
    // Quarters of a degree are written exactly; how anything finer is rounded, a test of its own looks at.
    longitude: fc.integer({ min: -180 * 4, max: 180 * 4 }).map((quarters) => quarters / 4),
    latitude: fc.integer({ min: -90 * 4, max: 90 * 4 }).map((quarters) => quarters / 4),
  })

  const message: fc.Arbitrary<Message> = fc.record({
    token: fc.constant('SIA-DCS'),
    sequence: fc.stringMatching(/^\d{4}$/),
    receiver: fc.option(hex(1, 6), { nil: undefined }),
    line: hex(0, 6),
    account: hex(3, 16),
    events: fc.array(event, { minLength: 1, maxLength: 5 }),
    extended: fc
      .tuple(fc.array(extended, { maxLength: 4 }), fc.array(position, { maxLength: 1 }))
      .map(([others, positions]) => [...others, ...positions]),
    timestamp: whole,
  })
  const key = fc.option(fc.constantFrom(...[16, 24, 32].map((length) => Buffer.alloc(length, 'key'))), {
    nil: undefined,
  })
  const flag = fc.boolean()
  const quirks: fc.Arbitrary<Quirks> = fc.record({
    lowerCaseHex: flag,
    binaryCrc: flag,
    decimalLength: flag,
    trailingNul: flag,
    padWithoutBar: flag,
  })

  test('what is written is read', () => {
    fc.assert(
      fc.property(message, key, quirks, (sent, sentKey, how) => {
        const bytes = encodeFrame(sent, { key: sentKey, quirks: how })
        const frame = sound(decodeFrame(bytes, { keyFor: () => sentKey }))
        expect(frame).toMatchObject({
          token: sent.token,
          encrypted: sentKey !== undefined,
          sequence: sent.sequence,
          receiver: sent.receiver,
          line: sent.line,
          account: sent.account,
          timestamp: sent.timestamp,
        })
        expect(frame.events).toEqual(sent.events)
        expect(frame.extended).toEqual(sent.extended)
      }),
      { numRuns: 1000 },
    )
  })

  test('the content is the same however and whenever the frame is sent', () => {
    fc.assert(
      fc.property(message, quirks, (sent, how) => {
        const aes = Buffer.alloc(16, 1)
        const once = sound(decodeFrame(encodeFrame(sent, { quirks: how })))
        const later = { ...sent, timestamp: sent.timestamp! + 60_000 }
        const again = sound(decodeFrame(encodeFrame(later, { key: aes }), { keyFor: () => aes }))
        expect(again.content).toBe(once.content)
      }),
    )
  })
})

describe('what cannot be written', () => {
  const message: Message = { token: 'SIA-DCS', sequence: '0001', account: '1234', data: '' }
  const cases: readonly [string, Partial<Message>, RegExp][] = [
    ['a bracket in the data', { data: '#1234|NFA1^]^' }, /brackets/],
    ['a carriage return in a text', { extended: [{ type: 'text', value: 'a\rb' }] }, /line ends/],
    ['too long', { data: 'x'.repeat(5000) }, /at most 4095/],
    ['a sequence of three digits', { sequence: '001' }, /no sequence/],
    ['an account with a blank', { account: '12 4' }, /no account/],
  ]
  test.each(cases)('%s', (_, change, reason) => {
    expect(() => encodeFrame({ ...message, ...change })).toThrow(reason)
  })
  test('an encrypted frame without a timestamp', () => {
    expect(() => encodeFrame(message, { key: Buffer.alloc(16) })).toThrow('timestamp')
  })
})
