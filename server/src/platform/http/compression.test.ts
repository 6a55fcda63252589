import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from '../../fixtures/centre.ts'

let at: TestCentre
let url: string
let token: string
beforeAll(async () => {
  at = await openTestCentre()
  url = await at.serve()
  token = await at.tokenOf('operator')
})
afterAll(() => at?.close())

/** How an answer comes, as far as its first bytes: the live push has no end. */
const packingOf = (path: string, accepted: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': accepted }
    const asked = request(url + path, { headers }, (answer) => {
      resolve(answer.headers['content-encoding'])
      asked.destroy()
    })
    asked.on('error', reject).end()
  })

describe('an answer', () => {
  test.each([
    ['that is long is packed as well as the client can unpack it', '/api/openapi.json', 'gzip, deflate, br', 'br'],
    ['is packed by gzip for who knows no better', '/api/openapi.json', 'gzip', 'gzip'],
    ['goes as it is to who asks for no more', '/api/openapi.json', 'identity', undefined],
    ['that is short goes as it is', '/api/units', 'br', undefined],
    ['that never ends, the live push, goes as it is', '/api/live', 'br, gzip', undefined],
  ])('%s', async (_name, path, accepted, packing) => expect(await packingOf(path, accepted)).toBe(packing))
})
