import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDc03, writeDc03 } from './dc03.ts'
import type { SignalCode } from './frame.ts'

/** Code, number, area, text of each code, in short. */
const short = (data: string) =>
  readDc03(data).map(({ code, number, area, text, old }) =>
    [code, number ?? '-', area ?? '-', text ?? '-', ...(old ? ['old'] : [])].join(' '),
  )

describe('DC-03 data', () => {
  const cases: readonly [data: string, codes: string[]][] = [
    ['NBA001', ['BA 001 - -']],
    ['Nri1/BA001', ['BA 001 1 -']],
    ['Nri1CL0^VX FRONTE       ^', ['CL 0 1 VX FRONTE       ']],
    ['Nri1/BA001/BA002/ri2/FA1', ['BA 001 1 -', 'BA 002 1 -', 'FA 1 2 -']],
    ['ORP0000', ['RP 0000 - - old']],
    ['Nti12:30/id5/pi10/OP5', ['OP 5 - -']],
    ['NRR|AStart of dialler', ['RR - - Start of dialler']],
    ['Nri04/OP001NM', ['OP 001 04 -']],
    ['Nri1/BA001*"front door"NM', ['BA 001 1 front door']],
    ["Nri1/BA001*'front door'NM/FA2", ['BA 001 1 front door', 'FA 2 1 -']],
    ['NBA12FA13', ['BA 12 - -', 'FA 13 - -']],
    ['NBA0A/BA1F2', ['BA 0A - -', 'BA 1F2 - -']],
    ['NBA1^open end', ['BA 1 - open end']],
    ['NQQ99', ['QQ 99 - -']],
    ['BA001', ['BA 001 - -']],
    ['|Nri1/RP000', ['RP 000 1 -']],
    ['Nri1/BA1|ORX2', ['BA 1 1 -', 'RX 2 - - old']],
    ['', []],
    ['N', []],
    ['Nri1', []],
    ['A text to no code', []],
    ['////', []],
  ]
  test.each(cases)('%s', (data, codes) => {
    expect(short(data)).toEqual(codes)
  })

  test('modifiers hold for the codes behind them, and only those', () => {
    const [first, second] = readDc03('Nri1/BA1/id12/ti23:59:01/CL12')
    expect(first!.modifiers).toEqual({ ri: '1' })
    expect(second!.modifiers).toEqual({ ri: '1', id: '12', ti: '23:59:01' })
  })

  test('a frame full of modifiers is read as quickly as any, and its codes are there', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
    const modifiers = letters.flatMap((first) => letters.map((second) => `${first}${second}1`))
    const codes = readDc03(`N${modifiers.join('/')}/BA1/ri5/BA2`)
    expect(codes.map(({ code, number, area }) => [code, number, area])).toEqual([
      ['BA', '1', undefined],
      ['BA', '2', undefined],
    ])
    for (const code of codes) expect(Object.keys(code.modifiers)).toHaveLength(16)
  })

  test('what is written is read', () => {
    const name = fc.constantFrom('ri', 'id', 'pi', 'ti', 'da', 'ph')
    const code = fc.record({
      standard: fc.constant('SIA' as const),
      code: fc.stringMatching(/^[A-Z]{2}$/),
      number: fc.option(fc.stringMatching(/^\d{1,10}$/), { nil: undefined }),
      modifiers: fc.dictionary(name, fc.stringMatching(/^[0-9:.-]{0,8}$/), { noNullPrototype: true }),
      text: fc.option(fc.stringMatching(/^[^^|[\]\r\n]{0,20}$/), { nil: undefined }),
      old: fc.option(fc.constant(true as const), { nil: undefined }),
    })
    const codes = fc.array(code.map((signal): SignalCode => ({ ...signal, area: signal.modifiers.ri })))
    fc.assert(
      fc.property(codes, (signals) => {
        expect(readDc03(writeDc03(signals))).toEqual(signals)
      }),
    )
  })
})
