import { describe, expect, test } from 'vitest'
import { framed, sound } from '../testing/frames.ts'
import { decodeFrame } from './decode.ts'
import { encodeFrame } from './encode.ts'
import type { DecodedFrame, Leniency } from './frame.ts'

/*
 * The frames here were computed with other tools (CRC bit by bit, AES by OpenSSL's command line), so that the decoder and
 * our encoder cannot be wrong together.
 */
const keyOf = (length: number) => Buffer.from(Array.from({ length }, (_, index) => index))
const keys = { 16: keyOf(16), 24: keyOf(24), 32: keyOf(32) }
const read = (frame: string, key?: Buffer) => decodeFrame(Buffer.from(frame, 'latin1'), { keyFor: () => key })

describe('frames in clear', () => {
  test('SIA-DCS with receiver, line, area and timestamp', () => {
    expect(read('\nEBD7003C"SIA-DCS"0001R1L2#1234[#1234|Nri1/BA001]_12:34:56,02-29-2024\r')).toEqual({
      token: 'SIA-DCS',
      encrypted: false,
      sequence: '0001',
      receiver: '1',
      line: '2',
      account: '1234',
      data: '#1234|Nri1/BA001',
      content: '#1234|Nri1/BA001]',
      events: [{ standard: 'SIA', code: 'BA', area: '1', number: '001', modifiers: { ri: '1' } }],
      extended: [],
      timestamp: Date.UTC(2024, 1, 29, 12, 34, 56),
      leniencies: [],
    })
  })

  test('ADM-CID', () => {
    expect(sound(read('\n49BA0027"ADM-CID"0002L0#1234[#1234|1130 01 012]\r')).events).toEqual([
      { standard: 'CID', qualifier: 'event', code: '130', area: '01', number: '012', modifiers: {} },
    ])
  })

  test('NULL, the link test', () => {
    const frame = sound(read('\n11020013"NULL"0003L0#1234[]\r'))
    expect(frame).toMatchObject({ token: 'NULL', account: '1234', data: '', events: [], leniencies: [] })
    expect(frame.timestamp).toBeUndefined()
  })

  test('a token that nobody reads here: its data is there as it came', () => {
    expect(read('\n34840023"SCN-S8"0009L0#1234[#1234|whatever]\r')).toMatchObject({
      token: 'SCN-S8',
      data: '#1234|whatever',
      events: [],
    })
  })

  test('several codes, and extended data as typed values', () => {
    const frame = sound(
      read(
        '\nA6C200D2"SIA-DCS"0030L0#1234[#1234|Nri1/BA001/BA002/id7/CL7][X069E16.78200][Y41N18.66600][Z455.5M]' +
          '[Ifire on the stairs][Vhttps://example.org/v/1][M0026B9E4268B][N10.0.0.7][H23:59:59,12-31-2025][QZZ]' +
          '_12:00:00,01-02-2026\r',
      ),
    )
    expect(frame.leniencies).toEqual([])
    expect(frame.events.map(({ code, number, area, modifiers }) => [code, number, area, modifiers.id])).toEqual([
      ['BA', '001', '1', undefined],
      ['BA', '002', '1', undefined],
      ['CL', '7', '1', '7'],
    ])
    const [position, ...others] = frame.extended
    expect(position).toMatchObject({ type: 'position', altitude: 455.5 })
    expect((position as { longitude: number }).longitude).toBeCloseTo(69.2797, 9)
    expect((position as { latitude: number }).latitude).toBeCloseTo(41.3111, 9)
    expect(others).toEqual([
      { type: 'text', value: 'fire on the stairs' },
      { type: 'verification', value: 'https://example.org/v/1' },
      { type: 'mac-address', value: '0026B9E4268B' },
      { type: 'network-address', value: '10.0.0.7' },
      { type: 'occurred', at: Date.UTC(2025, 11, 31, 23, 59, 59) },
      { type: 'unknown', identifier: 'Q', value: 'ZZ' },
    ])
  })

  test('text in Windows-1252', () => {
    const frame = sound(read('\nFA38002A"SIA-DCS"0008L0#1234[#1234|NFA001^caf\xe9 \x80^]\r'))
    expect(frame.events[0]!.text).toBe('café €')
  })
})

describe('what panels in the field do is taken, and named', () => {
  const cases: readonly [what: string, frame: string, Leniency[], Partial<DecodedFrame>][] = [
    ['small letters', '\n15e00025"SIA-DCS"0004L#1234[#1234|Nri1/PA001]\r', ['lower-case-hex', 'empty-line'], {}],
    ['a bare L', '\n15E00025"SIA-DCS"0004L#1234[#1234|Nri1/PA001]\r', ['empty-line'], { line: '' }],
    ['no L', '\nA4200020"SIA-DCS"0010#1234[#1234|NFA001]\r', ['no-line'], { account: '1234' }],
    ['no #acct', '\nC9620021"SIA-DCS"0005L0[#1234|Nri1/PA001]\r', ['account-in-data'], { account: '1234' }],
    ['a NUL behind', '\n11020013"NULL"0003L0#1234[]\r\0', ['trailing-nul'], {}],
    ['length 0', '\nB4890000"SIA-DCS"0006L0#1234[#1234|Nri1/PA001]\r', ['length'], {}],
    ['length in decimal', '\nB4890038"SIA-DCS"0006L0#1234[#1234|Nri1/PA001]\r', ['length'], {}],
    ['a CRC of two bytes', '\n\xb4\x890026"SIA-DCS"0006L0#1234[#1234|Nri1/PA001]\r', ['binary-crc'], {}],
    ['with a line feed in it', '\n\x0a\x590026"SIA-DCS"5081L0#1234[#1234|Nri1/PA000]\r', ['binary-crc'], {}],
    ['with a carriage return in it', '\n\xda\x0d0026"SIA-DCS"2117L0#1234[#1234|Nri1/PA000]\r', ['binary-crc'], {}],
    [
      'another account inside',
      '\n1F870022"SIA-DCS"0011L0#1234[#5678|NFA001]\r',
      ['account-differs'],
      { account: '1234' },
    ],
    ['hour 25', '\nE36A0036"SIA-DCS"0012L0#1234[#1234|NFA001]_25:00:00,01-01-2024\r', ['timestamp'], {}],
    ['something behind', '\n922E0025"SIA-DCS"0013L0#1234[#1234|NFA001]xyz\r', ['trailing-data'], {}],
  ]
  test.each(cases)('%s', (_, bytes, leniencies, fields) => {
    const frame = sound(read(bytes))
    expect(frame).toMatchObject({ ...fields, leniencies })
    if (frame.token === 'SIA-DCS') expect(frame.events).toHaveLength(1)
  })
})

describe('encrypted frames', () => {
  const encrypted: readonly [bits: number, key: Buffer, token: string, data: string, frame: string][] = [
    [
      128,
      keys[16],
      'SIA-DCS',
      '#1234|Nri1/PA001',
      '\n5ABE0076"*SIA-DCS"0020L0#1234[2F9506A66481E1A9454B67B43CA4744CCAFF63B9921596B58DF88100FDDD290F419BB8FCC2B8E10D360DDB41CFD300D6\r',
    ],
    [
      128,
      keys[16],
      'NULL',
      '',
      '\nABBF0053"*NULL"0020L0#1234[ACACD5F113B8A0388498A037AE68B3592A7981B48DD3B8B4E70DA4E8784DD4D3\r',
    ],
    [
      192,
      keys[24],
      'ADM-CID',
      '#1234|1120 01 012',
      '\n78600076"*ADM-CID"0020L0#1234[60BC9C7F0CBAB52E5359DC0375E4ECA7B5D4D5860CC471F9B684E41E008D4DD28933D39B5429B5100BE07D24B3B04783\r',
    ],
    [
      256,
      keys[32],
      'SIA-DCS',
      '#1234|Nri1/PA001',
      '\nFDBC0076"*SIA-DCS"0020L0#1234[BD019FED32AFA2A0BA863743A397D5C7F9378FFBFE0D75E7E57F0F663AA8D7FF9F88F72DFB850C3170169F4B96016D7B\r',
    ],
  ]
  test.each(encrypted)('AES-%i', (_, key, token, data, bytes) => {
    expect(read(bytes, key)).toMatchObject({
      token,
      data,
      encrypted: true,
      leniencies: [],
      timestamp: Date.UTC(2026, 0, 2, 12),
    })
  })

  test('one after the other under the same key: no frame leaves anything behind for the next', () => {
    const [, key, , data, bytes] = encrypted[0]!
    for (let round = 0; round < 5; round++) expect(read(bytes, key)).toMatchObject({ data })
    expect(read(encrypted[1]![4], key)).toMatchObject({ token: 'NULL', data: '' })
    expect(read(bytes, key)).toMatchObject({ data })
  })

  test('no bar between padding and data', () => {
    const bytes =
      '\n8B170076"*SIA-DCS"0021L0#1234[9827C6F02B00A3DB50A1D9A07F58BF9D5CB43DDCD379A9F217048D7B8D93EA60F8F298B6ABF987FF3F705208CA8ED5AA\r'
    expect(read(bytes, keys[16])).toMatchObject({ data: '#1234|Nri1/PA001', content: '#1234|Nri1/PA001]' })
  })

  test('data without an account block', () => {
    const bytes =
      '\n79640076"*SIA-DCS"0022L0#1234[B12464A169D6EBD5FBB0F03F3238F956496E82671766D276464F98D3B474594AC38B5D26E514284EF1A4A7A66079C480\r'
    expect(read(bytes, keys[16])).toMatchObject({ data: '|Nri1/PA001', account: '1234' })
  })

  test('the same signal padded and timed differently has the same content', () => {
    const withBar = sound(read(encrypted[0]![4], keys[16]))
    expect(withBar.content).toBe('#1234|Nri1/PA001]')
  })

  const header = { token: 'SIA-DCS', account: '1234', encrypted: true }
  test('another key: it cannot be read', () => {
    expect(read(encrypted[0]![4], Buffer.alloc(16, 7))).toMatchObject({ defect: 'undecipherable', header })
  })
  test('no key', () => {
    expect(read(encrypted[0]![4])).toMatchObject({ defect: 'no-key', header })
  })
  test('no timestamp, which encryption requires', () => {
    const bytes = '\nA33C0056"*SIA-DCS"0023L0#1234[DB7BEADCF16B25036FC0D27C4F93E00C78BEB695068195771C7B06F6A4980D90\r'
    expect(read(bytes, keys[16])).toMatchObject({ defect: 'undecipherable' })
  })
  test('ciphertext that is no whole blocks, or no digits', () => {
    for (const cipher of ['', 'ABCD', `${'0'.repeat(31)}X`]) {
      const reading = decodeFrame(framed(`"*SIA-DCS"0020L0#1234[${cipher}`), { keyFor: () => keys[16] })
      expect(reading).toMatchObject({ defect: 'structure' })
    }
  })
  test('a key that is no AES key is the caller’s mistake', () => {
    expect(() => read(encrypted[0]![4], Buffer.alloc(15))).toThrow('16, 24 or 32 bytes')
  })
})

describe('what is no frame', () => {
  const cases: readonly [string, string, string][] = [
    ['nothing', '', 'format'],
    ['no LF', '11020013"NULL"0003L0#1234[]\r', 'format'],
    ['no CR', '\n11020013"NULL"0003L0#1234[]', 'format'],
    ['no header', '\nhello\r', 'format'],
    ['another protocol', 'SR0001L0001    006969XX    [ID00000000]', 'format'],
    ['one digit of the CRC', '\n11030013"NULL"0003L0#1234[]\r', 'crc'],
    ['one bit of the body', '\n11020013"NULL"0003L0#1235[]\r', 'crc'],
    ['CRC that is no digits', '\nXYZT0013"NULL"0003L0#1234[]\r', 'crc'],
    ['the data is not closed', '\nE2450021"SIA-DCS"0014L0#1234[#1234|NFA001\r', 'structure'],
    ['two digits of sequence', '\n2DDF0020"SIA-DCS"15L0#1234[#1234|NFA001]\r', 'structure'],
  ]
  test.each(cases)('%s', (_, bytes, defect) => {
    expect(read(bytes).defect).toBe(defect)
  })

  test('a wrong CRC says nothing of whom the frame is from', () => {
    expect(read('\n11020013"NULL"0003L0#1235[]\r')).toEqual({ defect: 'crc' })
  })
})

describe('what no panel says', () => {
  const codes = (count: number) => `#1234|N${Array.from({ length: count }, () => 'BA1').join('/')}`
  const both = (data: string, account = '1234') => [
    decodeFrame(encodeFrame({ token: 'SIA-DCS', sequence: '0001', account, data })),
    decodeFrame(encodeFrame({ token: 'SIA-DCS', sequence: '0001', account, data, timestamp: 0 }, { key: keys[16] }), {
      keyFor: () => keys[16],
    }),
  ]

  test('64 codes are read, more in one frame are refused', () => {
    for (const reading of both(codes(64))) expect(sound(reading).events).toHaveLength(64)
    for (const reading of both(codes(65))) expect(reading).toMatchObject({ defect: 'structure', header: {} })
    const contactId = `#1234|${'1130|'.repeat(65)}`
    const bytes = encodeFrame({ token: 'ADM-CID', sequence: '0001', account: '1234', data: contactId })
    expect(decodeFrame(bytes)).toMatchObject({ defect: 'structure' })
  })

  test.each(['#12 34|NBA1', '#xyz|NBA1', `#${'1'.repeat(17)}|NBA1`])('the account in %s', (data) => {
    expect(decodeFrame(framed(`"SIA-DCS"0001L0[${data}]`))).toMatchObject({ defect: 'structure' })
  })
  test('an account of other letters in the header', () => {
    expect(decodeFrame(framed('"SIA-DCS"0001L0#HOME[#HOME|NBA1]'))).toMatchObject({ defect: 'structure' })
  })
})
