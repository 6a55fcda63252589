import { describe, expect, test } from 'vitest'
import type { Header } from './frame.ts'
import { decodeReply, encodeReply } from './reply.ts'

const key = Buffer.from(Array.from({ length: 16 }, (_, index) => index))
const now = Date.UTC(2024, 1, 29, 12, 34, 56)
const to: Header = { token: 'SIA-DCS', encrypted: false, sequence: '0001', receiver: '1', line: '2', account: '1234' }

describe('replies as they stand on the wire (computed with other tools)', () => {
  test.each([
    ['ack', '\nC7370014"ACK"0001R1L2#1234[]\r'],
    ['nak', '\n658F0025"NAK"0000R0L0A0[]_12:34:56,02-29-2024\r'],
    ['duh', '\nB7EF0014"DUH"0001R1L2#1234[]\r'],
  ] as const)('%s', (kind, bytes) => {
    expect(encodeReply(kind, to, { now }).toString('latin1')).toBe(bytes)
    const reply = decodeReply(Buffer.from(bytes))
    if (reply.defect) throw new Error(reply.defect)
    expect(reply).toMatchObject({ kind, encrypted: false, sequence: kind === 'nak' ? '0000' : '0001' })
    expect(reply.timestamp).toBe(kind === 'nak' ? now : undefined)
  })

  test('an encrypted ACK', () => {
    const bytes = Buffer.from(
      '\n3AD60052"*ACK"0001L0#1234[ACACD5F113B8A0388498A037AE68B3592A7981B48DD3B8B4E70DA4E8784DD4D3\r',
    )
    const timestamp = Date.UTC(2026, 0, 2, 12)
    expect(decodeReply(bytes, key)).toMatchObject({ kind: 'ack', encrypted: true, sequence: '0001', timestamp })
    expect(decodeReply(bytes)).toMatchObject({ defect: 'no-key' })
    expect(decodeReply(bytes, Buffer.alloc(16))).toMatchObject({ defect: 'undecipherable' })
  })
})

test('an encrypted frame has its ACK encrypted, its NAK and DUH in clear', () => {
  const encrypted = { ...to, encrypted: true }
  expect(encodeReply('ack', encrypted, { now, key }).toString('latin1')).toMatch(
    /^\n.{8}"\*ACK"0001R1L2#1234\[[0-9A-F]{64}\r$/,
  )
  expect(decodeReply(encodeReply('ack', encrypted, { now, key }), key)).toMatchObject({ kind: 'ack', timestamp: now })
  expect(encodeReply('nak', encrypted, { now, key }).toString('latin1')).toContain('"NAK"')
  expect(encodeReply('duh', encrypted, { now, key }).toString('latin1')).toContain('"DUH"')
})

test('what the panel said of itself is said back: no receiver, a bare L, no account', () => {
  const bytes = encodeReply('ack', { ...to, receiver: undefined, line: '', account: '' }, { now })
  expect(bytes.toString('latin1')).toContain('"ACK"0001L[]')
})

test('a frame that is no reply', () => {
  expect(decodeReply(Buffer.from('\n11020013"NULL"0003L0#1234[]\r'))).toMatchObject({ defect: 'structure' })
})
