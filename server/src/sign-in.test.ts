import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthenticator } from './fixtures/authenticator.ts'
import { type Browser, openBrowser } from './fixtures/browser.ts'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { staffOf, totp } from './fixtures/staff.ts'

const origin = 'http://localhost:8080'

let at: TestCentre
beforeAll(async () => {
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: origin } })
})
afterAll(() => at?.close())

const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

describe('a passkey', () => {
  test('is made after a link, and then lets its owner in', async () => {
    const { id, code } = await taken('1001')
    const authenticator = await makePasskey(await enterByLink(code))
    const { answer, browser } = await enterByPasskey(authenticator)
    expect(answer).toMatchObject({ status: 200, body: { id, role: 'operator', keys: true } })
    expect(await browser.ask('GET', '/api/session')).toMatchObject({ status: 200, body: { id, way: 'passkey' } })
    expect((await browser.ask('GET', '/api/alarms')).status).toBe(200)
  })

  test('of somebody who has left lets nobody in, and what they had open ends', async () => {
    const { id, code } = await taken('1002')
    const authenticator = await makePasskey(await enterByLink(code))
    const { browser } = await enterByPasskey(authenticator)
    const administrator = await at.as('administrator')
    await administrator('POST', `/api/staff/${id}/leave`, { reason: 'gone' })
    expect((await browser.ask('GET', '/api/session')).status).toBe(401)
    expect((await enterByPasskey(authenticator)).answer).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
  })

  test('that proves only that somebody is there, and not who, is not taken', async () => {
    const { code } = await taken('1003')
    const browser = await enterByLink(code)
    const careless = createAuthenticator({ origin })
    careless.verifies = false
    const { body: options } = await browser.ask('POST', '/api/keys/options', {})
    expect(await browser.ask('POST', '/api/keys', { response: careless.make(options), name: 'Badge' })).toMatchObject({
      status: 400,
      body: { code: 'key-refused' },
    })
    const authenticator = await makePasskey(browser)
    authenticator.verifies = false
    expect((await enterByPasskey(authenticator)).answer).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
  })

  test('a link works once', async () => {
    const { code } = await taken('1004')
    await enterByLink(code)
    expect(await openBrowser(at).ask('POST', '/api/session', { code })).toMatchObject({
      status: 401,
      body: { code: 'link-used' },
    })
  })
})

describe('a password', () => {
  test('lets somebody in with the code of their app, and with nothing less', async () => {
    const { id, code } = await taken('2001')
    const browser = await enterByLink(code)
    const password = 'correct horse battery staple'
    const { body } = await browser.ask('PUT', '/api/keys/password', { password })
    const enter = (more: object, through = openBrowser(at)) =>
      through.ask('POST', '/api/session/password', { login: '2001', password, code: totp(body.uri), ...more })
    expect(await enter({})).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
    expect((await browser.ask('POST', '/api/keys/password/confirm', { code: totp(body.uri) })).status).toBe(200)
    expect(await browser.ask('GET', '/api/keys')).toMatchObject({ body: { password: true } })

    expect(await enter({})).toMatchObject({ status: 200, body: { id } })
    expect(await enter({ password: 'another horse battery' })).toMatchObject({
      status: 401,
      body: { code: 'not-let-in' },
    })
    expect(await enter({ code: '000000' })).toMatchObject({ status: 401, body: { code: 'not-let-in' } })
  })

  test('nobody learns from a refusal whether there is somebody of that name', async () => {
    await taken('2002')
    const refused = async (login: string) => {
      const { status, body } = await openBrowser(at).ask('POST', '/api/session/password', {
        login,
        password: 'wrong horse battery',
        code: '123456',
      })
      return { status, body }
    }
    expect(await refused('2002')).toEqual(await refused('nobody-there'))
  })

  test('tried too often is refused to whoever tries, and to nobody else', async () => {
    const { code } = await taken('2003')
    const browser = await enterByLink(code)
    const password = 'correct horse battery staple'
    const { body } = await browser.ask('PUT', '/api/keys/password', { password })
    await browser.ask('POST', '/api/keys/password/confirm', { code: totp(body.uri) })
    const from = (remoteAddress: string, typed: string) =>
      at.centre.app.inject({
        method: 'POST',
        url: '/api/session/password',
        headers: { 'yordam-request': '1' },
        payload: { login: '2003', password: typed, code: totp(body.uri) },
        remoteAddress,
      })
    for (let n = 0; n < 5; n++) expect((await from('10.9.9.9', 'wrong horse battery')).statusCode).toBe(401)
    expect((await from('10.9.9.9', password)).json()).toMatchObject({ code: 'too-many-tries' })
    expect((await from('10.1.1.1', password)).statusCode).toBe(200)
  })
})

describe('a desk', () => {
  test('that is locked answers nothing but who sits there, until the PIN is right', async () => {
    const { code } = await taken('3001')
    const { browser } = await enterByPasskey(await makePasskey(await enterByLink(code)))
    await browser.ask('PUT', '/api/session/pin', { pin: '135790' })
    expect(await browser.ask('POST', '/api/session/lock', {})).toMatchObject({ body: { locked: true, pin: true } })
    expect(await browser.ask('GET', '/api/alarms')).toMatchObject({ status: 423, body: { code: 'locked' } })
    expect(await browser.ask('POST', '/api/keys/options', {})).toMatchObject({ status: 423 })
    expect(await browser.ask('GET', '/api/session')).toMatchObject({ body: { locked: true } })
    expect(await browser.ask('POST', '/api/session/unlock', { pin: '000000' })).toMatchObject({ status: 401 })
    expect(await browser.ask('POST', '/api/session/unlock', { pin: '135790' })).toMatchObject({
      body: { locked: false },
    })
    expect((await browser.ask('GET', '/api/alarms')).status).toBe(200)
  })

  test('changes hands by the PIN of whoever comes', async () => {
    const first = await taken('3002')
    const second = await taken('3003')
    const a = (await enterByPasskey(await makePasskey(await enterByLink(first.code)))).browser
    const b = (await enterByPasskey(await makePasskey(await enterByLink(second.code)))).browser
    await b.ask('PUT', '/api/session/pin', { pin: '246802' })
    const before = new Map(a.cookies)
    expect(await a.ask('POST', '/api/session/change', { login: '3003', pin: '246802' })).toMatchObject({
      status: 200,
      body: { id: second.id },
    })
    expect(await a.ask('GET', '/api/session')).toMatchObject({ body: { id: second.id, way: 'pin' } })
    // Whoever sat there before has gone: their cookie is worth nothing.
    expect((await openBrowser(at, before).ask('GET', '/api/session')).status).toBe(401)
  })

  test('a PIN is tried five times at a desk; elsewhere it goes on', async () => {
    const thief = await taken('3004')
    const { code } = await taken('3005')
    const desk = (await enterByPasskey(await makePasskey(await enterByLink(thief.code)))).browser
    const own = (await enterByPasskey(await makePasskey(await enterByLink(code)))).browser
    await own.ask('PUT', '/api/session/pin', { pin: '975310' })
    const change = (pin: string) => desk.ask('POST', '/api/session/change', { login: '3005', pin })
    for (let n = 0; n < 5; n++) expect((await change('111111')).status).toBe(401)
    expect((await change('975310')).status).toBe(401)
    expect((await own.ask('POST', '/api/session/unlock', { pin: '975310' })).status).toBe(200)
  })

  test('a PIN is set by whoever came in by a key of their own, and not by a link', async () => {
    const { code } = await taken('3006')
    const browser = await enterByLink(code)
    expect(await browser.ask('PUT', '/api/session/pin', { pin: '135790' })).toMatchObject({
      status: 403,
      body: { code: 'weak-sign-in' },
    })
  })
})

describe('who works here', () => {
  test('signed out everywhere is out on every machine', async () => {
    const { code } = await taken('4001')
    const authenticator = await makePasskey(await enterByLink(code))
    const one = (await enterByPasskey(authenticator)).browser
    const two = (await enterByPasskey(authenticator)).browser
    expect((await one.ask('DELETE', '/api/session?everywhere=true')).status).toBe(200)
    expect((await two.ask('GET', '/api/session')).status).toBe(401)
  })

  test('has a right for a time, with a reason, and only then', async () => {
    const { id, code } = await taken('4002')
    const { browser } = await enterByPasskey(await makePasskey(await enterByLink(code)))
    const supervisor = await at.as('supervisor')
    expect((await browser.ask('GET', '/api/line/counts')).status).toBe(403)
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const grant = { action: 'line:watch', until, reason: 'The technician is ill' }
    expect(await supervisor('POST', `/api/staff/${id}/rights`, grant)).toMatchObject({
      status: 200,
      body: { rights: [{ action: 'line:watch', reason: 'The technician is ill' }] },
    })
    expect((await browser.ask('GET', '/api/line/counts')).status).toBe(200)
    await supervisor('POST', `/api/staff/${id}/rights/withdraw`, { action: 'line:watch' })
    expect((await browser.ask('GET', '/api/line/counts')).status).toBe(403)
    // Nobody gives what they do not have.
    expect((await supervisor('POST', `/api/staff/${id}/rights`, { ...grant, action: 'token:create' })).status).toBe(403)
  })

  test('every change of who is who is an event, and where somebody came from is a private part of it', async () => {
    const { id, code } = await taken('4003')
    await enterByPasskey(await makePasskey(await enterByLink(code)))
    const { rows } = await at.pool.query<{ type: string; body: string }>(
      `select type, body from journal.event where stream = $1 order by seq`,
      [`staff:${id}`],
    )
    expect(rows.map(({ type }) => type)).toEqual(['staff-invited', 'link-given', 'signed-in', 'key-added', 'signed-in'])
    expect(rows.map(({ body }) => body).join()).not.toContain('127.0.0.1')
  })

  test('the sign-in’s own tables have no name, number or address of anybody', async () => {
    const { rows } = await at.pool.query(
      `select u.name, u.email, s."ipAddress", s."userAgent" from auth."user" u left join auth.session s on s."userId" = u.id`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name, email, ipAddress, userAgent } of rows) {
      expect(name).toMatch(/^staff-1-\d+$/)
      expect(email).toBe(`${name}@staff.invalid`)
      expect([ipAddress ?? '', userAgent ?? '']).toEqual(['', ''])
    }
  })
})

test('the keys of whoever lost them end when two administrators agree, and a link takes their place', async () => {
  const { id, code } = await taken('5001')
  const authenticator = await makePasskey(await enterByLink(code))
  const [one, two] = await Promise.all(['5002', '5003'].map(atDesk))
  const give = () => one!.ask('POST', `/api/staff/${id}/link`, {})
  expect(await give()).toMatchObject({ status: 409, body: { code: 'has-keys' } })

  const asked = await one!.ask('POST', `/api/staff/${id}/recover`, { reason: 'Lost the badge' })
  expect(asked.status).toBe(202)
  expect((await enterByPasskey(authenticator)).answer.status).toBe(200)
  const approve = (by: Browser) => by.ask('POST', `/api/approvals/${asked.body.approval}/approve`, {})
  expect((await approve(one!)).status).toBe(409)
  expect((await approve(two!)).status).toBe(200)

  expect((await enterByPasskey(authenticator)).answer.status).toBe(401)
  const { body } = await give()
  await makePasskey(await enterByLink(body.link.split('#')[1]))
})

/** An administrator who has come in by a passkey. */
const atDesk = async (login: string): Promise<Browser> => {
  const { code } = await taken(login, 'administrator')
  return (await enterByPasskey(await makePasskey(await enterByLink(code)))).browser
}

test.each(['resident', 'service'])('nobody is taken on as %s: those do not work here', async (role) => {
  const shell = await at.shell()
  const form = { login: '5009', name: 'Somebody', role, unit: null }
  expect(await shell('POST', '/api/staff', form)).toMatchObject({ status: 400, body: { code: 'bad-request' } })
})
