import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { type Browser, openBrowser } from '../fixtures/browser.ts'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { staffOf } from '../fixtures/staff.ts'

/** Attacks on whoever has keys, by whoever has seen a PIN, kept a link, or may take people on: to be them, and to stay it. */

const origin = 'http://localhost:8080'
const pin = '735281'

let at: TestCentre
let administrator: Ask
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: origin } })
  administrator = await at.as('administrator')
})
afterAll(() => at?.close())

const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

let number = 8000
/** Somebody with a passkey and a PIN for this shift, who sits at a browser. */
const somebody = async (role = 'operator') => {
  const login = String(++number)
  const { id, code } = await taken(login, role)
  const authenticator = await makePasskey(await enterByLink(code))
  const { browser } = await enterByPasskey(authenticator)
  expect((await browser.ask('PUT', '/api/session/pin', { pin })).status).toBe(200)
  return { id, login, authenticator, browser }
}

const byPin = (desk: Browser, login: string) => desk.ask('POST', '/api/session/change', { login, pin })
const byLink = (code: string) => openBrowser(at).ask('POST', '/api/session', { code })
const linkFor = async (id: string): Promise<string> =>
  (await administrator('POST', `/api/staff/${id}/link`, {})).body.link.split('#')[1]
/** Done by one administrator and approved by another one, each at a browser. */
const byTwo = async (path: string): Promise<void> => {
  const sitting = async (id: string) => {
    const session = await at.centre.identity.people.let({ id, name: id, role: 'administrator', unit: null }, 'session')
    return openBrowser(at, new Map([['yordam_session', session]]))
  }
  const { body } = await (await sitting('aziza')).ask('POST', path, { reason: 'Their keys were stolen' })
  const approved = await (await sitting('bahrom')).ask('POST', `/api/approvals/${body.approval}/approve`)
  expect(approved).toMatchObject({ status: 200, body: { status: 'done' } })
}

describe('whoever has seen a PIN over a shoulder', () => {
  test('makes of it no key that stays', async () => {
    const [victim, thief] = [await somebody(), await somebody()]
    expect((await byPin(thief.browser, victim.login)).body.id).toBe(victim.id)
    for (const [method, path, body] of [
      ['POST', '/api/keys/options', {}],
      ['POST', '/api/keys', { response: createAuthenticator({ origin }).make({ challenge: 'x' }), name: 'Evil' }],
      ['PUT', '/api/keys/password', { password: 'correct horse battery staple' }],
      ['POST', '/api/keys/password/confirm', { code: '123456' }],
      ['DELETE', `/api/keys/${await passkeyOf(victim.id)}`, undefined],
      ['PUT', '/api/session/pin', { pin: '918273' }],
    ] as const)
      expect([path, await thief.browser.ask(method, path, body)]).toMatchObject([
        path,
        { status: 403, body: { code: 'weak-sign-in' } },
      ])
    expect((await enterByPasskey(victim.authenticator)).answer.status).toBe(200)
  })

  test.each<[string, (victim: Awaited<ReturnType<typeof somebody>>) => Promise<unknown>]>([
    ['has signed out everywhere', ({ browser }) => browser.ask('DELETE', '/api/session?everywhere=true')],
    ['was signed out by an administrator', ({ id }) => administrator('DELETE', `/api/staff/${id}/sessions`)],
    ['was signed out as a person', ({ id }) => administrator('DELETE', `/api/passes/${id}`)],
    ['was helped after their keys were stolen', ({ id }) => byTwo(`/api/staff/${id}/recover`)],
  ])('does not come in by it after its owner %s', async (_what, ends) => {
    const [victim, thief] = [await somebody(), await somebody()]
    await ends(victim)
    expect(await byPin(thief.browser, victim.login)).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
  })
})

describe('whoever tries at a desk the PINs that are tried first', () => {
  test.each(['123456', '654321', '111111', '121212', '112233'])('finds nobody who has %s', async (easy) => {
    const { browser } = await somebody()
    const answer = await browser.ask('PUT', '/api/session/pin', { pin: easy })
    expect(answer).toMatchObject({ status: 400, body: { code: 'easy-pin' } })
  })

  test('nor anybody who has their service number', async () => {
    const [one, thief] = [await somebody(), await somebody()]
    const own = `${one.login}93`
    const answer = await one.browser.ask('PUT', '/api/session/pin', { pin: own })
    expect(answer).toMatchObject({ status: 400, body: { code: 'easy-pin' } })
    const tried = await thief.browser.ask('POST', '/api/session/change', { login: one.login, pin: own })
    expect(tried).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
    expect((await byPin(thief.browser, one.login)).body.id).toBe(one.id)
  })
})

const passkeyOf = async (id: string): Promise<string> =>
  (await at.pool.query(`select id from auth.passkey where "userId" = $1`, [id])).rows[0].id

describe('whoever kept a link of somebody else', () => {
  test('does not come in by it when they have a key of their own', async () => {
    const { id, code } = await taken(String(++number))
    const owner = await enterByLink(code)
    const kept = await linkFor(id)
    await makePasskey(owner)
    expect(await byLink(kept)).toMatchObject({ status: 409, body: { code: 'has-keys' } })
  })

  test('is out when they make their first key, if it was used before', async () => {
    const { id, code } = await taken(String(++number))
    const thief = await enterByLink(code)
    const owner = await enterByLink(await linkFor(id))
    await makePasskey(owner)
    expect((await thief.ask('GET', '/api/session')).status).toBe(401)
    expect((await owner.ask('GET', '/api/session')).status).toBe(200)
  })

  test('does not come in by the one before, when another one was given', async () => {
    const { id, code } = await taken(String(++number))
    await linkFor(id)
    expect(await byLink(code)).toMatchObject({ status: 401, body: { code: 'link-used' } })
  })

  test('does not come in by it when they have left and come back', async () => {
    const { id, code } = await taken(String(++number))
    await administrator('POST', `/api/staff/${id}/leave`, { reason: 'gone' })
    await byTwo(`/api/staff/${id}/return`)
    expect(await byLink(code)).toMatchObject({ status: 401, body: { code: 'link-used' } })
  })
})
