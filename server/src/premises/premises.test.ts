import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import type { PremisesPoints } from './points.ts'

let at: TestCentre
let clerk: Ask
let desk: Ask
let bank: string
beforeAll(async () => {
  at = await openTestCentre()
  clerk = await at.as('supervisor')
  desk = await at.as('operator')
  bank = (await clerk('POST', '/api/accounts', account('1234'))).body.premises
})
afterAll(() => at?.close())

const placesOf = ({ features }: PremisesPoints) =>
  features.map(({ properties: { id }, geometry: { coordinates } }) => [id, ...coordinates])

describe('premises', () => {
  test('are points on the map, and a client that has them is told so', async () => {
    const { status, body, headers } = await desk('GET', '/api/premises/points')
    expect([status, placesOf(body)]).toEqual([200, [[bank, 69.28, 41.31]]])
    const again = await desk('GET', '/api/premises/points', undefined, { 'if-none-match': headers.etag! })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('are found by their address and by each account, without a name', async () => {
    await clerk('POST', '/api/accounts', { ...account('2AB7'), premises: { ...account().premises, id: bank } })
    for (const question of ['navoiy', '1234', '2ab7']) {
      const { body } = await desk('GET', `/api/premises/search?q=${question}`)
      expect(body).toEqual([{ id: bank, address: '5 Navoiy', account: question === '2ab7' ? '2AB7' : '1234' }])
    }
  })

  test('are opened with everything that is known of them', async () => {
    await desk('POST', '/api/looks', { thing: `premises:${bank}`, because: 'caller' })
    const { body } = await desk('GET', `/api/premises/${bank}`)
    expect(body).toMatchObject({ id: bank, name: 'Bek bank', address: '5 Navoiy', position: [69.28, 41.31] })
    expect(body.accounts.map((one: { account: string }) => one.account)).toEqual(['1234', '2AB7'])
    expect((await desk('GET', '/api/premises/1-999')).body.code).toBe('premises-not-found')
  })

  test('follow what is registered and changed', async () => {
    const moved = { ...account().premises, id: bank, address: 'Bunyodkor 7', position: [69.2, 41.2] }
    await clerk('PUT', '/api/accounts/1234', { ...account('1234'), premises: moved })
    const other = (await clerk('POST', '/api/accounts', account('5678'))).body.premises
    expect(placesOf((await desk('GET', '/api/premises/points')).body)).toEqual([
      [bank, 69.2, 41.2],
      [other, 69.28, 41.31],
    ])
    expect((await desk('GET', '/api/premises/search?q=bunyodkor')).body).toMatchObject([{ id: bank }])
    expect((await desk('GET', '/api/premises/search?q=navoiy')).body).toMatchObject([{ id: other }])
  })
})
