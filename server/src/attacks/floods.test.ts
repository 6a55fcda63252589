import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'

/** Whoever asks more than they may, under other names for the same; and whom it must not keep out. */

let at: TestCentre
let port: number
const agent = new Agent({ keepAlive: true, maxSockets: 4 })
beforeAll(async () => {
  at = await openTestCentre()
  port = Number(new URL(await at.serve()).port)
  await (await at.as('dispatcher'))('POST', '/api/units', { id: 'T-11', capabilities: ['patrol'] })
})
afterAll(async () => {
  agent.destroy()
  await at?.close()
})

/** An address as it is, which `fetch` would tidy up. Answers the status. */
const raw = (path: string, token: string, method = 'POST'): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode!))
    })
    asked.on('error', reject).end(method === 'GET' ? undefined : '{}')
  })
const crewCalled = (id: string): Promise<string> =>
  at.centre.identity.people.let({ id, name: id, role: 'crew', unit: 'T-11' }, 'token')

describe('what a crew says is counted', () => {
  test.each([
    ['as what it is not', 'messages', '/api/messages#/position', 600],
    ['as a call for help', 'calls', '/api/messages#/distress', 600],
    ['under a name in other letters', 'pictures', '/api/incidents/1-1/%70hotos', 30],
  ])('also %s', async (_how, id, path, most) => {
    const token = await crewCalled(`crew-${id}`)
    const statuses = new Set<number>()
    for (let n = 0; n < most; n++) statuses.add(await raw(path, token))
    expect([...statuses]).not.toContain(429)
    expect(await raw(path, token)).toBe(429)
  })
})

test('a pass that was given out, and never used, is looked at also from an address that asks too much', async () => {
  const [token, session] = [await at.tokenOf('operator'), await crewCalled('crew-phone')]
  for (let n = 0; n < 600; n++) await raw('/api/nowhere', 'a-guess-at-a-token', 'GET')
  expect(await raw('/api/units', `token_1_${'A'.repeat(32)}`, 'GET')).toBe(429)
  expect(await raw('/api/units', token, 'GET')).toBe(200)
  expect(await raw('/api/units', session, 'GET')).toBe(200)
})
