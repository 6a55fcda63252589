import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../fixtures/browser.ts'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { staffOf } from '../fixtures/staff.ts'

/** An administrator who wants to do alone what takes two, and a supervisor who wants to keep what was lent. */

const origin = 'http://localhost:8080'
const reason = 'Because I say so'

let at: TestCentre
let evil: Browser
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: origin } })
  evil = await somebody('administrator')
})
afterAll(() => at?.close())

const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

let number = 9000
const somebody = async (role: string): Promise<Browser> => {
  const { code } = await taken(String(++number), role)
  return (await enterByPasskey(await makePasskey(await enterByLink(code)))).browser
}
const idOf = async (browser: Browser): Promise<string> => (await browser.ask('GET', '/api/session')).body.id
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString()
/** Asks for a token that may do everything. */
const wanted = async () =>
  (await evil.ask('POST', '/api/tokens/administrators', { name: 'Back-up', reason })).body as {
    approval: string
    token: string
  }

describe('four eyes are not two', () => {
  test('of a program and of who has it: a token in the place of a cookie has no eyes either', async () => {
    const { approval } = await wanted()
    const token = await at.tokenOf('administrator')
    const dressed = openBrowser(at, new Map([['yordam_session', token]]))
    expect(await dressed.ask('POST', `/api/approvals/${approval}/approve`, {})).toMatchObject({
      status: 403,
      body: { code: 'no-eyes' },
    })
  })

  test('of an administrator and of one whom they have made: nobody makes one alone', async () => {
    const form = { login: 'puppet', name: 'Puppet', unit: null }
    const made = await evil.ask('POST', '/api/staff', { ...form, role: 'administrator' })
    expect(made).toMatchObject({ status: 403, body: { code: 'administrator-by-two' } })
    const { body: puppet } = await evil.ask('POST', '/api/staff', { ...form, role: 'auditor' })
    const change = await evil.ask('PUT', `/api/staff/${puppet.id}`, {
      name: 'Puppet',
      role: 'administrator',
      unit: null,
    })
    expect(change).toMatchObject({ status: 403, body: { code: 'administrator-by-two' } })

    const asked = await evil.ask('POST', `/api/staff/${puppet.id}/administrator`, { reason })
    expect(asked.status).toBe(202)
    expect((await evil.ask('POST', `/api/approvals/${asked.body.approval}/approve`, {})).status).toBe(409)
    const other = await somebody('administrator')
    expect((await other.ask('POST', `/api/approvals/${asked.body.approval}/approve`, {})).body.status).toBe('done')
    const { body: staff } = await evil.ask('GET', '/api/staff')
    expect(staff).toContainEqual(expect.objectContaining({ login: 'puppet', role: 'administrator' }))
  })

  test.each(['token:create-administrator', 'staff:recover', 'staff:return', 'staff:appoint-administrator'])(
    'of an administrator and of one to whom they gave the right for a time: %s is not given',
    async (action) => {
      const puppet = await somebody('operator')
      const given = await evil.ask('POST', `/api/staff/${await idOf(puppet)}/rights`, {
        action,
        until: inAnHour(),
        reason,
      })
      expect(given).toMatchObject({ status: 409, body: { code: 'right-by-two' } })
    },
  )

  test('of an administrator and of a colleague whom they let leave and come back, to come in by their link', async () => {
    const colleague = await somebody('administrator')
    const id = await idOf(colleague)
    expect((await evil.ask('POST', `/api/staff/${id}/leave`, { reason })).status).toBe(200)
    expect((await evil.ask('POST', `/api/staff/${id}/return`, { reason })).status).toBe(202)
    expect((await evil.ask('POST', `/api/staff/${id}/link`, {})).status).toBe(409)
  })
})

describe('a right for a time', () => {
  test('is not passed on by whoever has it for a time: two would keep it for ever', async () => {
    const [one, two] = [await somebody('supervisor'), await somebody('supervisor')]
    const lent = { action: 'token:end', until: inAnHour(), reason }
    expect((await evil.ask('POST', `/api/staff/${await idOf(one)}/rights`, lent)).status).toBe(200)
    expect(await one.ask('POST', `/api/staff/${await idOf(two)}/rights`, lent)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    })
  })
})

test.each([
  ['as staff', (id: string) => `/api/staff/${id}/sessions`],
  ['as a person', (id: string) => `/api/passes/${id}`],
])('whoever signs somebody out everywhere, %s, is on the record', async (_how, path) => {
  const id = await idOf(await somebody('operator'))
  expect((await evil.ask('DELETE', path(id))).status).toBe(200)
  const events = await at.centre.journal.readStream(`staff:${id}`)
  expect(events.at(-1)).toMatchObject({ type: 'signed-out', body: { by: { id: await idOf(evil) } } })
})
