import { describe, expect, test } from 'vitest'
import { type Sign, signs } from '../model/signs.ts'
import { messageOf } from './message.ts'

describe('every sign can be said in both languages', () => {
  test.each(Object.keys(signs) as Sign[])('%s', (sign) => {
    expect(messageOf({ sign, number: '4' }, { standard: 'SIA' })).toMatchObject({
      token: 'SIA-DCS',
      events: [{ code: signs[sign].sia, number: '4' }],
    })
    expect(messageOf({ sign, number: '4' }, { standard: 'CID' })).toMatchObject({
      token: 'ADM-CID',
      events: [{ code: signs[sign].digits.slice(1), number: '004' }],
    })
  })
})

test('what comes from the panel itself has no number in DC-03, and zeros in Contact ID', () => {
  expect(messageOf({ sign: 'mains-lost' }, { standard: 'SIA' }).events![0]).not.toHaveProperty('number')
  expect(messageOf({ sign: 'mains-lost' }, { standard: 'CID' }).events![0]).toMatchObject({ number: '000' })
})

test('an end is told from a beginning', () => {
  expect(messageOf({ sign: 'smoke' }, { standard: 'CID' }).events![0]).toMatchObject({ qualifier: 'event' })
  expect(messageOf({ sign: 'smoke-restored' }, { standard: 'CID' }).events![0]).toMatchObject({ qualifier: 'restore' })
})
