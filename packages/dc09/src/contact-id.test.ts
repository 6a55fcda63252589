import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContactId, writeContactId } from './contact-id.ts'

describe('Contact ID data', () => {
  const cases: readonly [data: string, events: string[]][] = [
    ['1130 01 012', ['event 130 01 012']],
    ['3401 01 057', ['restore 401 01 057']],
    ['6302 00 000', ['previous 302 00 000']],
    ['113001012', ['event 130 01 012']],
    ['E130 01 012', ['event 130 01 012']],
    ['R130 01 012', ['restore 130 01 012']],
    ['1130 01 012|3130 01 012', ['event 130 01 012', 'restore 130 01 012']],
    ['1130', ['event 130 - -']],
    ['2130 01 012', []],
    ['1xyz', []],
    ['', []],
  ]
  test.each(cases)('%s', (data, events) => {
    expect(
      readContactId(data).map(({ qualifier, code, area, number }) =>
        [qualifier, code, area ?? '-', number ?? '-'].join(' '),
      ),
    ).toEqual(events)
  })

  test('what is written is read', () => {
    const event = fc.record({
      standard: fc.constant('CID' as const),
      qualifier: fc.constantFrom('event' as const, 'restore' as const, 'previous' as const),
      code: fc.stringMatching(/^[0-9B-F]{3}$/),
      area: fc.stringMatching(/^[0-9]{2}$/),
      number: fc.stringMatching(/^[0-9]{3}$/),
      modifiers: fc.constant({}),
    })
    fc.assert(
      fc.property(fc.array(event), (events) => {
        expect(readContactId(writeContactId(events))).toEqual(events)
      }),
    )
  })
})
