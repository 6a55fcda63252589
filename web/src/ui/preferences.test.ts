import { describe, expect, test } from 'vitest'
import { lookOf, readPreferences, usual } from './preferences.ts'

describe('what is remembered of preferences', () => {
  test('is read back as it was written', () => {
    const mine = {
      ...usual,
      scheme: 'light',
      colours: 'colour-blind',
      textSize: 120,
      volume: 0,
      sounds: { late: { on: false, volume: 40 } },
      zones: { columns: { queue: 30, hand: 40, where: 30 } },
      legend: true,
    }
    expect(readPreferences(JSON.stringify(mine))).toEqual(mine)
  })

  test.each<[string, string | null]>([
    ['nothing', null],
    ['something cut off', '{"scheme":"li'],
    ['a list', '[1]'],
    ['null', 'null'],
    [
      'unknown values',
      '{"scheme":"pink","colours":3,"textSize":95,"volume":200,"sounds":[],"zones":"wide","legend":1}',
    ],
    ['unknown parts', '{"sounds":{"late":{"on":"yes"}},"zones":{"columns":{"queue":"half"}}}'],
  ])('is as usual when it is %s', (_what, text) => expect(readPreferences(text)).toEqual(usual))
})

test.each([
  ['dark', true, 'dark'],
  ['light', false, 'light'],
  ['system', true, 'light'],
  ['system', false, 'dark'],
] as const)('the scheme %s, on a system that is light: %s, is %s', (scheme, systemIsLight, shown) => {
  expect(lookOf({ ...usual, scheme }, systemIsLight)['data-scheme']).toBe(shown)
})
