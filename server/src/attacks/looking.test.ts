import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../fixtures/browser.ts'
import { type Ask, account, incident, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { hours } from '../fixtures/people.ts'
import type { Role } from '../platform/identity/rights.ts'
import { Presence } from '../platform/presence.ts'
import { dueNow } from '../timers.ts'

/** Somebody who wants to know where others live, and when they are at home, without leaving a line; or to write a false one. */

const address = 'Bunyodkor 12, flat 8'
const notes = 'the key is under the mat'

let at: TestCentre
let clerk: Ask
let auditor: Ask
/** An incident that is over, and its unit. */
let over: string
let count = 0
const somebody = async (role: Role, more: object = {}): Promise<{ id: string; ask: Ask }> => {
  const id = `${role}-${++count}`
  const token = await at.centre.identity.people.let({ id, name: id, role, unit: null, ...more }, 'token')
  return {
    id,
    ask: (method, path, body, headers) =>
      at.stranger(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
  }
}
const looksOf = async (id: string): Promise<{ thing: string }[]> => (await auditor('GET', `/api/looks?by=${id}`)).body

beforeAll(async () => {
  at = await openTestCentre()
  clerk = await at.as('supervisor')
  auditor = await at.as('auditor')
  const { premises } = account()
  await clerk('POST', '/api/accounts', { account: '1234', premises: { ...premises, address, notes } })
  await clerk('POST', '/api/units', { id: 'T-11', capabilities: ['patrol'], position: [69.2, 41.3] })
  const panel = await at.panel('1234')
  await panel.send({ data: '#1234|Nri1/CL01' })
  await panel.send({ data: '#1234|Nri1/PA01' })
  const [alarm] = (await clerk('GET', '/api/alarms')).body
  const { body } = await clerk('POST', `/api/alarms/${alarm.id}/escalate`, {})
  over = body.id
})
afterAll(() => at?.close())

describe('a look without a line', () => {
  test('is none by the way of a unit: what it is sent to, with names and notes, leaves one', async () => {
    const {
      body: [sent],
    } = await clerk('POST', `/api/incidents/${over}/assignments`, { units: ['T-11'] })
    const { id, ask } = await somebody('operator')
    const { status, bytes } = await ask('GET', '/api/units/T-11/incidents')
    expect([status, bytes.includes(notes)]).toEqual([200, true])
    expect(await looksOf(id)).toMatchObject([{ thing: `incident:${over}` }])
    // Its own crew has it on its phone.
    const crew = await somebody('crew', { unit: 'T-11' })
    expect((await crew.ask('GET', '/api/units/T-11/incidents')).status).toBe(200)
    expect(await looksOf(crew.id)).toEqual([])
    await clerk('POST', `/api/assignments/${sent.id}/clear`)
    await clerk('POST', `/api/incidents/${over}/resolve`, { disposition: 'handed-over' })
    expect((await clerk('POST', `/api/incidents/${over}/close`)).status).toBe(200)
  })

  test('is none by distances: from three of them a door would follow', async () => {
    const { id, ask } = await somebody('operator')
    expect(await ask('GET', `/api/incidents/${over}/recommendation`)).toMatchObject({
      status: 403,
      body: { code: 'reason-needed', detail: { thing: `incident:${over}` } },
    })
    expect(await looksOf(id)).toEqual([])
    const { body: open } = await clerk('POST', '/api/incidents', incident)
    expect((await ask('GET', `/api/incidents/${open.id}/recommendation`)).status).toBe(200)
    expect(await looksOf(id), 'what is open stands on all screens').toEqual([])
  })

  test('is none by the list of what a panel sent: when somebody came and went', async () => {
    const { id, ask } = await somebody('technician')
    const list = () => ask('GET', '/api/signals?account=1234')
    expect(await list()).toMatchObject({ status: 403, body: { code: 'reason-needed' } })
    expect((await ask('POST', '/api/looks', { thing: 'account:1234', because: 'test' })).status).toBe(201)
    expect((await list()).body).toHaveLength(2)
    expect(await looksOf(id)).toHaveLength(1)
  })

  test('is none by saying that one has read a message of long ago', async () => {
    const { body } = await clerk('POST', '/api/messages', { to: { unit: 'T-11' }, text: 'Rustam is in the cellar' })
    const later = Date.now() + hours(13)
    const { house } = at.centre
    for (const { at: due, act } of [...dueNow(house, new Presence(later), later)]) if (due <= later) await act()
    const { ask } = await somebody('operator')
    const read = await ask('POST', `/api/messages/${body.id}/read`, {})
    expect(read).toMatchObject({ status: 404, body: { code: 'message-not-found' } })
    expect(read.bytes.includes('Rustam')).toBe(false)
  })

  test('is none by a list, for whom a right was given and who has only a wall before them', async () => {
    await clerk('POST', '/api/incidents', { ...incident, place: { position: [69.28, 41.31], address } })
    const panel = await at.panel('1234')
    await panel.send({ data: '#1234|Nri1/HA01' })
    const until = Date.now() + hours(1)
    const grants = (['alarm:read', 'incident:read', 'unit:read'] as const).map((action) => ({ action, until }))
    const analyst = { id: 'analyst-granted', name: 'Analyst', role: 'analyst', unit: null, grants } as const
    const token = await at.centre.identity.people.let(analyst, 'token')
    const known = at.centre.identity.people.who.bind(at.centre.identity.people)
    at.centre.identity.people.who = async (secret) => (secret === token ? analyst : known(secret))
    for (const path of ['/api/alarms', '/api/incidents', '/api/units']) {
      const { status, bytes, body } = await at.stranger('GET', path, undefined, { authorization: `Bearer ${token}` })
      expect([path, status, body.length > 0, bytes.includes('Bunyodkor')]).toEqual([path, 200, true, false])
      if (path === '/api/units') expect(body).toMatchObject([{ position: null, crew: [] }])
    }
  })
})

describe('a false line', () => {
  test.each(['cross-site', 'same-site'])('is not written by a link on a page of another site: %s', async (from) => {
    const session = await at.centre.identity.people.let(
      { id: `victim-${from}`, name: 'Victim', role: 'operator', unit: null },
      'session',
    )
    const cookie = `yordam_session=${session}`
    const { body: open } = await clerk('POST', '/api/incidents', incident)
    const led = (path: string) => at.stranger('GET', path, undefined, { cookie, 'sec-fetch-site': from })
    for (const path of [`/api/incidents/${open.id}`, '/api/premises/search?q=Bunyodkor', '/api/premises/points'])
      expect(await led(path)).toMatchObject({ status: 403, body: { code: 'forged' } })
    expect(await looksOf(`victim-${from}`)).toEqual([])
    const own = openBrowser(at, new Map([['yordam_session', session]]))
    expect((await own.ask('GET', `/api/incidents/${open.id}`)).status).toBe(200)
    expect(await looksOf(`victim-${from}`)).toHaveLength(1)
    await at.centre.identity.endAll(`victim-${from}`)
    // The page itself is opened by a link as by any other way.
    expect((await at.stranger('GET', '/api/ways', undefined, { 'sec-fetch-site': from })).status).toBe(200)
  })
})
