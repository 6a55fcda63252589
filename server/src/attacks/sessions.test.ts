import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createAuthenticator } from '../fixtures/authenticator.ts'
import { type Browser, openBrowser } from '../fixtures/browser.ts'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { routesOf } from '../fixtures/routes.ts'
import { staffOf, totp } from '../fixtures/staff.ts'

/** Attacks on who is there, each by its name. */

const origin = 'http://localhost:8080'
const password = 'correct horse battery staple'

let at: TestCentre
beforeAll(async () => {
  at = await openTestCentre({
    environment: {
      YORDAM_ORIGIN: origin,
      YORDAM_OIDC_ISSUER: 'http://127.0.0.1:1',
      YORDAM_OIDC_CLIENT: 'yordam',
      YORDAM_OIDC_SECRET: 'secret',
    },
  })
})
afterAll(() => at?.close())

const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

let number = 7000
/** Somebody with a passkey, who sits at a browser. */
const somebody = async (role = 'operator') => {
  const login = String(++number)
  const { id, code } = await taken(login, role)
  const authenticator = await makePasskey(await enterByLink(code))
  const { browser } = await enterByPasskey(authenticator)
  return { id, login, authenticator, browser }
}

/** Somebody with a password, and the address for their app. */
const withPassword = async () => {
  const { id, login, browser } = await somebody()
  const { body } = await browser.ask('PUT', '/api/keys/password', { password })
  expect((await browser.ask('POST', '/api/keys/password/confirm', { code: totp(body.uri) })).status).toBe(200)
  return { id, login, uri: body.uri as string }
}

/** A try to come in by a password, from an address. */
const tries = async (given: object, remoteAddress = '127.0.0.1', headers: Readonly<Record<string, string>> = {}) => {
  const answer = await at.centre.app.inject({
    method: 'POST',
    url: '/api/session/password',
    headers: { 'yordam-request': '1', ...headers },
    payload: given,
    remoteAddress,
  })
  return { status: answer.statusCode, body: answer.json() }
}

const copyOf = (browser: Browser): Browser => openBrowser(at, new Map(browser.cookies))
const isIn = async (browser: Browser): Promise<boolean> => (await browser.ask('GET', '/api/session')).status === 200

test('session fixation: what a browser had before somebody comes in is worth nothing afterwards', async () => {
  const attacker = await somebody()
  const victim = await somebody()
  const planted = copyOf(attacker.browser)
  const { browser } = await enterByPasskey(victim.authenticator, planted)
  expect((await browser.ask('GET', '/api/session')).body.id).toBe(victim.id)
  expect(browser.cookies.get('yordam_session')).not.toBe(attacker.browser.cookies.get('yordam_session'))
  expect(await isIn(attacker.browser)).toBe(false)
})

describe('a stolen cookie is worth nothing', () => {
  test.each<[string, (of: Awaited<ReturnType<typeof somebody>>) => Promise<unknown>]>([
    ['after its owner has signed out', ({ browser }) => browser.ask('DELETE', '/api/session')],
    [
      'after they have signed out everywhere, from another machine',
      async ({ authenticator }) =>
        (await enterByPasskey(authenticator)).browser.ask('DELETE', '/api/session?everywhere=true'),
    ],
    [
      'after somebody else has come to the desk',
      async ({ browser }) => {
        const next = await somebody()
        await next.browser.ask('PUT', '/api/session/pin', { pin: '246802' })
        expect((await browser.ask('POST', '/api/session/change', { login: next.login, pin: '246802' })).status).toBe(
          200,
        )
      },
    ],
    [
      'after they have left the service',
      async ({ id }) => (await at.as('administrator'))('POST', `/api/staff/${id}/leave`, { reason: 'gone' }),
    ],
    [
      'after an administrator has signed them out',
      async ({ id }) => (await at.as('administrator'))('DELETE', `/api/staff/${id}/sessions`),
    ],
  ])('%s', async (_name, ends) => {
    const owner = await somebody()
    const stolen = copyOf(owner.browser)
    expect(await isIn(stolen)).toBe(true)
    await ends(owner)
    expect(await isIn(stolen)).toBe(false)
  })

  test('when it was changed by a letter', async () => {
    const { browser } = await somebody()
    const [value, signature] = decodeURIComponent(browser.cookies.get('yordam_session')!).split('.') as [string, string]
    const forged = (text: string) => isIn(openBrowser(at, new Map([['yordam_session', encodeURIComponent(text)]])))
    expect(await forged(`${value}.${signature}`)).toBe(true)
    expect(await forged(`${changed(value)}.${signature}`)).toBe(false)
    expect(await forged(`${value}.${changed(signature)}`)).toBe(false)
    expect(await forged(value)).toBe(false)
  })
})

test('what stands in the tables of the sign-in lets nobody in: a cookie bears a signature whose secret is elsewhere', async () => {
  const { id, browser } = await somebody()
  const { rows } = await at.pool.query<{ token: string; id: string }>(
    `select token, id from auth.session where "userId" = $1`,
    [id],
  )
  const own = decodeURIComponent(browser.cookies.get('yordam_session')!)
  const found = rows.find(({ token }) => own.startsWith(`${token}.`))!
  const other = (await somebody()).browser.cookies.get('yordam_session')!
  const [, signature] = decodeURIComponent(other).split('.')
  for (const cookie of [
    found.token,
    found.id,
    `${found.token}.`,
    `${found.token}.${found.token}`,
    `${found.token}.${signature}`,
  ])
    expect(await isIn(openBrowser(at, new Map([['yordam_session', encodeURIComponent(cookie)]])))).toBe(false)
  const bearer = await at.stranger('GET', '/api/session', undefined, { authorization: `Bearer ${found.token}` })
  expect(bearer.status).toBe(401)
  expect(await isIn(browser)).toBe(true)
})

/** Another text, by its first letter. */
const changed = (text: string): string => (text.startsWith('x') ? 'y' : 'x') + text.slice(1)

describe('CSRF: a page of another site makes a browser send our cookie', () => {
  const asks = (browser: Browser, method: string, url: string, headers: Readonly<Record<string, string>>) =>
    at.centre.app.inject({
      method: method as 'POST',
      url,
      headers: { cookie: `yordam_session=${browser.cookies.get('yordam_session')}`, ...headers },
    })

  test('and no door that changes anything opens by it', async () => {
    const { browser } = await somebody('administrator')
    const doors = routesOf(at.centre.app).filter(({ method }) => !['GET', 'OPTIONS'].includes(method))
    expect(doors.length).toBeGreaterThan(50)
    for (const { method, path } of doors)
      for (const headers of [
        {}, // a form
        { 'content-type': 'text/plain' },
        { origin, 'content-type': 'application/x-www-form-urlencoded' },
        { 'yordam-request': '1', origin: 'https://evil.example' },
        { 'yordam-request': '1', origin: 'null' }, // a page in a frame without an origin
        { 'yordam-request': '1', origin: `${origin}.evil.example` },
      ] as Readonly<Record<string, string>>[]) {
        const answer = await asks(browser, method, path.replace(/:\w+/g, '0000'), headers)
        expect([`${method} ${path}`, answer.statusCode, answer.json().code]).toEqual([
          `${method} ${path}`,
          403,
          'forged',
        ])
      }
    expect(await isIn(browser)).toBe(true)
  })

  test('without any cookie it is told to come in where it has to, and the doors that are open to all stay shut to it', async () => {
    for (const { method, path } of routesOf(at.centre.app).filter(
      ({ method }) => !['GET', 'OPTIONS'].includes(method),
    )) {
      const answer = await at.centre.app.inject({
        method: method as 'POST',
        url: path.replace(/:\w+/g, '0000'),
        headers: { origin: 'https://evil.example' },
      })
      const isOpen = /^\/api\/(demo\/enter|session(\/pass\w+(\/options)?)?)$/.test(path) && method === 'POST'
      expect([`${method} ${path}`, answer.statusCode, answer.json().code]).toEqual([
        `${method} ${path}`,
        ...(isOpen ? [403, 'forged'] : [401, 'not-signed-in']),
      ])
    }
  })

  test('and no page of another site reads an answer, or asks before it asks', async () => {
    const { browser } = await somebody()
    const { headers } = await asks(browser, 'GET', '/api/session', { origin: 'https://evil.example' })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    const asked = await asks(browser, 'OPTIONS', '/api/session', {
      origin: 'https://evil.example',
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'yordam-request',
    })
    expect(Object.keys(asked.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test('and the cookie is one that scripts do not see, and that other sites send with a link only', async () => {
    const { authenticator } = await somebody()
    const browser = openBrowser(at)
    const { body: options } = await browser.ask('POST', '/api/session/passkey/options', {})
    const { headers } = await browser.ask('POST', '/api/session/passkey', { response: authenticator.sign(options) })
    const line = [headers['set-cookie']].flat().find((one) => one?.startsWith('yordam_session='))
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
    expect(line).not.toMatch(/Domain=/i)
  })
})

describe('a locked desk', () => {
  test('is not opened by a pass that somebody brings along: no key is added to who sits there', async () => {
    const { browser, id } = await somebody()
    const { body: options } = await browser.ask('POST', '/api/keys/options', {})
    expect(await browser.ask('POST', '/api/session/lock', {})).toMatchObject({ body: { locked: true } })
    const evil = createAuthenticator({ origin })
    const cookie = Array.from(browser.cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const token = await at.tokenOf('operator')
    const answer = await at.stranger(
      'POST',
      '/api/keys',
      { response: evil.make(options), name: 'Evil' },
      { cookie, authorization: `Bearer ${token}` },
    )
    expect(answer.status).toBeGreaterThanOrEqual(400)
    const { rows } = await at.pool.query(`select name from auth.passkey where "userId" = $1`, [id])
    expect(rows).toEqual([{ name: 'Badge' }])
  })

  test('is not left for its owner everywhere by whoever passes by', async () => {
    const { authenticator, browser } = await somebody()
    const elsewhere = (await enterByPasskey(authenticator)).browser
    await browser.ask('POST', '/api/session/lock', {})
    expect(await browser.ask('DELETE', '/api/session?everywhere=true')).toMatchObject({ status: 423 })
    expect(await isIn(elsewhere)).toBe(true)
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200)
  })

  test('answers nothing that says what is under way', async () => {
    const { browser } = await somebody('administrator')
    await browser.ask('POST', '/api/session/lock', {})
    for (const { method, path } of routesOf(at.centre.app).filter(({ method }) => method === 'GET')) {
      if (!path.startsWith('/api/') || path.startsWith('/api/docs')) continue
      if (['/api/session/organisation', '/api/session/callback/oidc'].includes(path)) continue
      const { status } = await browser.ask(method as 'GET', path.replace(/:\w+/g, '0000'))
      const isOpen = ['/api/health', '/api/ways', '/api/openapi.json', '/api/session'].includes(path)
      if (path === '/api/commands/answered') expect(status).toBe(400)
      else expect(`${path} ${status}`).toBe(`${path} ${isOpen ? 200 : 423}`)
    }
  })
})

describe('replay of a signed request', () => {
  test('what an authenticator signed lets somebody in once, also when it is sent twice at the same time', async () => {
    const { authenticator } = await somebody()
    const browser = openBrowser(at)
    const { body: options } = await browser.ask('POST', '/api/session/passkey/options', {})
    const response = authenticator.sign(options)
    const answers = await Promise.all(
      [1, 2, 3].map(() => copyOf(browser).ask('POST', '/api/session/passkey', { response })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await copyOf(browser).ask('POST', '/api/session/passkey', { response })).status).toBe(401)
  })

  test('what was signed for another site, or for another question, lets nobody in', async () => {
    const { authenticator } = await somebody()
    const browser = openBrowser(at)
    const { body: first } = await browser.ask('POST', '/api/session/passkey/options', {})
    await browser.ask('POST', '/api/session/passkey/options', {})
    const old = await browser.ask('POST', '/api/session/passkey', { response: authenticator.sign(first) })
    expect(old.status).toBe(401)
    const { body: options } = await browser.ask('POST', '/api/session/passkey/options', {})
    const signed = authenticator.sign(options) as { response: { clientDataJSON: string } }
    const said = Buffer.from(signed.response.clientDataJSON, 'base64url').toString()
    signed.response.clientDataJSON = Buffer.from(said.replace(origin, 'https://evil.example')).toString('base64url')
    expect((await browser.ask('POST', '/api/session/passkey', { response: signed })).status).toBe(401)
  })

  test('a code of an authenticator app lets somebody in once, also when it is sent twice at the same time', async () => {
    const { login, uri } = await withPassword()
    const given = { login, password, code: totp(uri) }
    const answers = await Promise.all(['10.2.0.1', '10.2.0.2'].map((from) => tries(given, from)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await tries(given, '10.2.0.3')).status).toBe(401)
    const { rows } = await at.pool.query(
      `select count(*)::int as n from auth.session where way = 'password' and "userId" = (
      select id from auth."user" where id = (select state->>'id' from board.staff where state->>'login' = $1))`,
      [login],
    )
    expect(rows[0].n).toBe(1)
  })
})

describe('user enumeration', () => {
  let hashed = 0
  const real = crypto.scrypt
  beforeAll(() => {
    crypto.scrypt = ((...given: Parameters<typeof real>) => {
      hashed++
      return real(...given)
    }) as typeof real
    syncBuiltinESMExports()
  })
  afterAll(() => {
    crypto.scrypt = real
    syncBuiltinESMExports()
  })
  const workOf = async (ask: () => Promise<{ status: number; body: unknown }>) => {
    const before = hashed
    const { status, body } = await ask()
    return { status, body, hashed: hashed - before }
  }

  test('by a password: the same answer after the same work, for whoever is there and whoever is not', async () => {
    const there = await withPassword()
    const keysOnly = await somebody()
    const wrong = (login: string) =>
      workOf(() => tries({ login, password: 'wrong horse battery', code: '123456' }, '10.3.0.1'))
    const expected = await wrong('nobody-there')
    expect(expected).toMatchObject({ status: 401, hashed: 1 })
    expect(await wrong(there.login)).toEqual(expected)
    expect(await wrong(keysOnly.login)).toEqual(expected)
    const wrongCode = await workOf(() => tries({ login: there.login, password, code: '000000' }, '10.3.0.2'))
    expect(wrongCode).toEqual(expected)
  })

  test('by a PIN, from a desk: the same answer after the same work', async () => {
    const { browser } = await somebody()
    const onShift = await somebody()
    await onShift.browser.ask('PUT', '/api/session/pin', { pin: '864209' })
    const wrong = (login: string) => workOf(() => browser.ask('POST', '/api/session/change', { login, pin: '111111' }))
    const expected = await wrong('nobody-there')
    expect(expected).toMatchObject({ status: 401, hashed: 1 })
    expect(await wrong(onShift.login)).toEqual(expected)
    expect(await wrong((await somebody()).login)).toEqual(expected)
  })

  test('by a passkey: what is asked is the same for everybody, and names nobody', async () => {
    const { body } = await openBrowser(at).ask('POST', '/api/session/passkey/options', {})
    expect(body.allowCredentials ?? []).toEqual([])
    expect(Object.keys(body)).not.toContain('user')
  })
})

describe('brute force', () => {
  test('many tries at the same time are counted before any of them is looked at', async () => {
    const { login, uri } = await withPassword()
    const wrong = () => tries({ login, password: 'wrong horse battery', code: '123456' }, '10.4.0.1')
    const answers = await Promise.all(Array.from({ length: 40 }, wrong))
    const count = (status: number) => answers.filter((one) => one.status === status).length
    expect([count(401), count(429)]).toEqual([5, 35])
    // Whoever it is about comes in from where they are.
    expect((await tries({ login, password, code: totp(uri) }, '10.4.0.2')).status).toBe(200)
  })

  test('one address tries thirty names and no more', async () => {
    const wrong = (n: number) =>
      tries({ login: `name-${n}`, password: 'wrong horse battery', code: '123456' }, '10.4.0.3')
    const statuses: number[] = []
    for (let n = 0; n < 32; n++) statuses.push((await wrong(n)).status)
    expect(statuses.lastIndexOf(401)).toBe(29)
  })

  test('a network of addresses is one address', async () => {
    const { login } = await withPassword()
    const wrong = (n: number) =>
      tries({ login, password: 'wrong horse battery', code: '123456' }, `2001:db8:7:7::${n.toString(16)}`)
    const statuses: number[] = []
    for (let n = 1; n < 8; n++) statuses.push((await wrong(n)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  test('what a request says of where it comes from counts for nothing', async () => {
    const { login, uri } = await withPassword()
    const said = (n: number) => ({
      'x-forwarded-for': `10.77.0.${n}`,
      'x-real-ip': `10.77.0.${n}`,
      forwarded: `for=10.77.0.${n}`,
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      host: 'evil.example',
    })
    const statuses: number[] = []
    for (let n = 1; n < 8; n++)
      statuses.push((await tries({ login, password: 'wrong', code: '123456' }, '10.4.0.9', said(n))).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect((await tries({ login, password, code: totp(uri) }, '10.4.0.10', said(9))).status).toBe(200)
    const administrator = await at.as('administrator')
    const form = { login: 'invited', name: 'Invited', role: 'operator', unit: null }
    const { body: invited } = await administrator('POST', '/api/staff', form)
    const { body } = await administrator('POST', `/api/staff/${invited.id}/link`, {}, said(1))
    expect(body.link).toMatch(/^http:\/\/localhost:8080\/enter#/)
  })
})

describe('objects of other people', () => {
  test('a key of somebody else is not thrown away, and not found', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const { body } = await other.browser.ask('GET', '/api/keys')
    const answer = await one.browser.ask('DELETE', `/api/keys/${body.passkeys[0].id}`)
    expect(answer).toMatchObject({ status: 404, body: { code: 'passkey-not-found' } })
    expect((await enterByPasskey(other.authenticator)).answer.status).toBe(200)
  })

  test('a passkey that was asked for by one is not kept by another', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const { body: options } = await one.browser.ask('POST', '/api/keys/options', {})
    const mixed = new Map([...one.browser.cookies, ['yordam_session', other.browser.cookies.get('yordam_session')!]])
    const made = createAuthenticator({ origin }).make(options)
    const { status } = await openBrowser(at, mixed).ask('POST', '/api/keys', { response: made, name: 'Badge' })
    expect(status).toBe(401)
    const { rows } = await at.pool.query(`select name from auth.passkey where "userId" = any($1)`, [[one.id, other.id]])
    expect(rows).toHaveLength(2)
  })

  test('a token of another site is refused by its name, at every door', async () => {
    const foreign = `token_2_${'A'.repeat(32)}`
    for (const { path } of routesOf(at.centre.app).filter(({ method }) => method === 'GET')) {
      if (!path.startsWith('/api/') || /docs|openapi|health|ways|session\/(organ|call)/.test(path)) continue
      const answer = await at.stranger('GET', path.replace(/:\w+/g, '0000'), undefined, {
        authorization: `Bearer ${foreign}`,
      })
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'other-site'])
    }
  })
})

describe('open redirect: whoever comes back from the organisation’s sign-in', () => {
  test.each([
    '',
    '?code=x&state=y',
    '?error=access_denied&error_description=https://evil.example',
    '?state=https://evil.example&callbackURL=https://evil.example&redirect=//evil.example',
  ])('goes nowhere but home: %s', async (query) => {
    const { status, headers } = await at.stranger('GET', `/api/session/callback/oidc${query}`, undefined, {
      host: 'evil.example',
      referer: 'https://evil.example/',
    })
    expect([200, 302, 400]).toContain(status)
    if (status === 302) expect(headers.location).toMatch(/^http:\/\/localhost:8080\//)
    else expect(headers.location).toBeUndefined()
  })
})

describe('brute force, in the end', () => {
  test('an address that asks too much, and guesses at cookies, keeps nobody out who sits there', async () => {
    const { browser } = await somebody()
    await at.centre.identity.sessions.lock(decodeURIComponent(browser.cookies.get('yordam_session')!), false) // not looked up since
    for (let n = 0; n < 600; n++) await at.stranger('GET', '/api/nowhere')
    const looked = vi.spyOn(at.centre.identity, 'who')
    const forged = openBrowser(at, new Map([['yordam_session', `${'a'.repeat(32)}.${'b'.repeat(43)}%3D`]]))
    expect((await forged.ask('GET', '/api/session')).status).toBe(429)
    expect(looked).not.toHaveBeenCalled()
    expect(await isIn(browser)).toBe(true)
    looked.mockRestore()
  })
})
