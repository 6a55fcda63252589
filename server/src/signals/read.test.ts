import { crc16, decodeFrame } from '@yordam/dc09'
import { describe, expect, test } from 'vitest'
import { signalsOf } from './read.ts'

const read = (body: string) => {
  const bytes = Buffer.from(body, 'latin1')
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')
  const head = `\n${hex(crc16(bytes, 0, bytes.length))}${hex(bytes.length)}`
  const frame = decodeFrame(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r')]))
  if (frame.defect) throw new Error(frame.defect)
  return signalsOf(frame, { protocol: 'dc09-tcp', raw: body, authenticated: true, hash: 1 })
}

describe('a frame says more than its codes', () => {
  test.each([
    ['text', '"SIA-DCS"0001L0#1234[#1234|NRP1^front door^]'],
    ['text in a block of its own', '"SIA-DCS"0001L0#1234[#1234|NRP1|ANODIRA]'],
    ['text that is read as no code', '"SIA-DCS"0001L0#1234[#1234|NRP1NODIRA]'],
    ['who it was, in a modifier', '"SIA-DCS"0001L0#1234[#1234|Nid12/RP1]'],
    ['a room', '"SIA-DCS"0001L0#1234[#1234|NRP1][RKITCHEN]'],
    ['an empty block of nobody’s identifier', '"SIA-DCS"0001L0#1234[#1234|NRP1][?]'],
    ['something behind the brackets', '"SIA-DCS"0001L0#1234[#1234|NRP1]CALL NODIRA'],
    ['something behind the timestamp', '"SIA-DCS"0001L0#1234[#1234|NRP1]_12:00:00,01-02-2026NODIRA'],
    ['no time where one is due', '"SIA-DCS"0001L0#1234[#1234|NRP1]_NODIRA'],
    ['another number as its account', '"SIA-DCS"0001L0#1234[#998901234567|NRP1]'],
    ['text behind Contact ID', '"ADM-CID"0001L0#1234[#1234|1602 00 000 NODIRA]'],
  ])('%s', (_, body) => {
    expect(read(body).map(({ saysMore }) => saysMore)).not.toContain(false)
  })

  test.each([
    '"SIA-DCS"0001L0#1234[#1234|NRP1]',
    '"SIA-DCS"0001R1L2#1234[#1234|Nri1/BA001/BA002|ORP]_12:00:00,01-02-2026',
    '"SIA-DCS"0001L0#1234[#1234|Nti12:30/ri2/FA1]',
    '"ADM-CID"0001L0#1234[#1234|1130 01 012]',
    '"ADM-CID"0001L0#1234[#1234|1130 01 012|3130 01 012]',
  ])('but not %s', (body) => {
    expect(read(body).map(({ saysMore }) => saysMore)).not.toContain(true)
  })
})
