import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Ask, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { claimsIn, openPushService, type PushService, TestPhone } from './fixtures/push-service.ts'
import { staffOf } from './fixtures/staff.ts'

/** From the desk to a phone in a pocket, over a push service that checks what it gets. */

const origin = 'http://localhost:8080'

let service: PushService
let at: TestCentre
let desk: Ask
let crew: Ask
let phone: TestPhone
beforeAll(async () => {
  service = await openPushService()
  at = await openTestCentre({
    environment: { YORDAM_ORIGIN: origin, YORDAM_PUSH_SERVICES: 'localhost' },
    pushAgent: service.agent,
  })
  desk = await at.as('dispatcher')
  for (const id of ['T-11', 'T-12']) await desk('POST', '/api/units', { id, capabilities: ['patrol'] })
  crew = await at.as('crew', 'T-11')
})
afterAll(async () => {
  await at?.close()
  await service?.close()
})

let phones = 0
beforeEach(async () => {
  await crew('DELETE', '/api/push/subscription')
  phone = new TestPhone(service.origin, `/phone/${++phones}`)
  expect(await crew('PUT', '/api/push/subscription', phone.subscription)).toMatchObject({ status: 200 })
})

const rings = (of = phone) => service.rings.filter(({ path }) => path === of.path)
const said = (of = phone) => rings(of).map(({ body }) => of.read(body))
const write = (unit = 'T-11') => desk('POST', '/api/messages', { to: { unit }, text: 'Otabek, call the gate' })
const subscriptions = async () => (await at.pool.query('select id, unit, sealed from push.subscription')).rows

test('a unit that is sent is rung, in the way that push services and phones ask for', async () => {
  const { body } = await desk('POST', '/api/incidents', incident)
  await desk('POST', `/api/incidents/${body.id}/assignments`, { units: ['T-11'] })
  await expect.poll(() => said(), { timeout: 10_000 }).toEqual([{ unit: 'T-11', kind: 'job' }])
  const { headers } = rings()[0]!
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '300', urgency: 'high', topic: 'job' })
  const { key, claims } = claimsIn(String(headers.authorization))
  expect(claims).toMatchObject({ aud: service.origin, sub: expect.stringMatching(/^(mailto|https):/) })
  expect(Number(claims.exp)).toBeGreaterThan(Date.now() / 1000)
  expect((await crew('GET', '/api/push/key')).body).toEqual({ key })
})

test('so is one that is written to, on each of its phones, and no other', async () => {
  const [second, other] = [new TestPhone(service.origin, '/second'), new TestPhone(service.origin, '/other')]
  await crew('PUT', '/api/push/subscription', second.subscription)
  await (await at.as('crew', 'T-12'))('PUT', '/api/push/subscription', other.subscription)
  await write()
  await expect.poll(() => [said(), said(second)]).toEqual([[message('T-11')], [message('T-11')]])
  await write('T-12')
  await expect.poll(() => said(other)).toEqual([message('T-12')])
  expect([said(), said(second)]).toEqual([[message('T-11')], [message('T-11')]])
})
const message = (unit: string) => ({ unit, kind: 'message' })

test('nothing that is written, nor where a phone is woken, stands in the database in clear', async () => {
  await write()
  await expect.poll(() => said()).toHaveLength(1)
  const { rows } = await at.pool.query('select s::text as line from push.subscription s')
  expect(JSON.stringify(rows)).not.toContain(phone.path)
  const jobs = await at.pool.query('select payload::text as line from jobs._private_jobs')
  expect(JSON.stringify(jobs.rows)).not.toMatch(/Otabek|phone\/|localhost/)
})

test('a service that is down is asked again, and the phone rings once', async () => {
  service.answer(phone.path, 503)
  await write()
  await expect.poll(() => rings().length, { timeout: 20_000 }).toBe(2)
  expect(at.log.join('\n')).not.toContain(phone.path)
})

test.each([404, 410])('a phone that is gone (%i) is forgotten', async (status) => {
  service.answer(phone.path, status)
  await write()
  await expect.poll(async () => (await subscriptions()).filter(({ unit }) => unit === 'T-11')).toEqual([])
  await write()
  await write('T-12')
  await expect.poll(() => service.rings.at(-1)?.path).toBe('/other')
  expect(rings()).toHaveLength(1)
})

test('a phone that wants no more is not rung', async () => {
  expect((await crew('DELETE', '/api/push/subscription')).body).toEqual({ ended: 1 })
  const before = service.rings.length
  await write()
  await write('T-12')
  await expect.poll(() => service.rings.length).toBe(before + 1)
  expect(rings()).toEqual([])
})

test('a crew that is sent away is not rung any more', async () => {
  const administrator = await at.as('administrator')
  await administrator('DELETE', '/api/passes/crew-T-11')
  expect((await subscriptions()).filter(({ unit }) => unit === 'T-11')).toEqual([])
  crew = await at.as('crew', 'T-11')
})

describe('somebody of a crew who came in by a key of their own', () => {
  const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)
  let number = 5000
  const somebody = async () => {
    const { id, code } = await taken(String(++number), 'crew', 'T-11')
    const authenticator = await makePasskey(await enterByLink(code))
    const { browser } = await enterByPasskey(authenticator)
    const own = new TestPhone(service.origin, `/own/${number}`)
    expect(await browser.ask('PUT', '/api/push/subscription', own.subscription)).toMatchObject({ status: 200 })
    return { id, authenticator, browser, own }
  }

  test('is rung', async () => {
    const { browser, own } = await somebody()
    await write()
    await expect.poll(() => said(own)).toEqual([message('T-11')])
    expect((await browser.ask('DELETE', '/api/push/subscription')).body).toEqual({ ended: 1 })
  })

  test.each<[string, (of: Awaited<ReturnType<typeof somebody>>) => Promise<unknown>]>([
    ['has signed out', ({ browser }) => browser.ask('DELETE', '/api/session')],
    [
      'has signed out everywhere, from another machine',
      async ({ authenticator }) =>
        (await enterByPasskey(authenticator)).browser.ask('DELETE', '/api/session?everywhere=true'),
    ],
    [
      'has left the service',
      async ({ id }) => (await at.as('administrator'))('POST', `/api/staff/${id}/leave`, { reason: 'gone' }),
    ],
    [
      'was signed out by an administrator',
      async ({ id }) => (await at.as('administrator'))('DELETE', `/api/staff/${id}/sessions`),
    ],
    [
      'is of another unit now',
      async ({ id }) =>
        (await at.as('administrator'))('PUT', `/api/staff/${id}`, { name: 'Somebody', role: 'crew', unit: 'T-12' }),
    ],
    [
      'has a session whose time is over',
      ({ id }) => at.pool.query(`update auth.session set "expiresAt" = now() where "userId" = $1`, [id]),
    ],
  ])('is not rung any more when that one %s', async (_what, ends) => {
    const one = await somebody()
    await ends(one)
    await write()
    await expect.poll(() => said()).toEqual([message('T-11')])
    await write()
    await expect.poll(() => said()).toHaveLength(2)
    expect(said(one.own)).toEqual([])
    await at.pool.query('delete from push.subscription where pass is null')
  })
})

describe('a subscription is refused', () => {
  const bad: [string, (good: TestPhone['subscription']) => object, string][] = [
    [
      'of a host that is no push service',
      (good) => ({ ...good, endpoint: 'https://10.0.0.1/admin' }),
      'unknown-push-service',
    ],
    [
      'of one that only ends like one',
      (good) => ({ ...good, endpoint: 'https://evilfcm.googleapis.com.evil.example/' }),
      'unknown-push-service',
    ],
    [
      'of one with a name and a password',
      (good) => ({ ...good, endpoint: 'https://a:b@localhost/x' }),
      'unknown-push-service',
    ],
    ['that is not over HTTPS', (good) => ({ ...good, endpoint: 'http://localhost/x' }), 'bad-request'],
    ['without keys', ({ endpoint }) => ({ endpoint }), 'bad-request'],
    ['with keys that are none', (good) => ({ ...good, keys: { p256dh: 'BAAA', auth: 'x' } }), 'bad-request'],
  ]
  test.each(bad)('%s', async (_name, change, code) =>
    expect(await crew('PUT', '/api/push/subscription', change(phone.subscription))).toMatchObject({
      status: 400,
      body: { code },
    }),
  )

  test('of somebody without a unit', async () => {
    expect((await (await at.as('crew'))('PUT', '/api/push/subscription', phone.subscription)).status).toBe(403)
    expect((await desk('PUT', '/api/push/subscription', phone.subscription)).status).toBe(403)
  })

  test('and keys that cannot be used are forgotten when they are', async () => {
    const { endpoint, keys } = phone.subscription
    const off = `B${'A'.repeat(86)}`
    expect((await crew('PUT', '/api/push/subscription', { endpoint, keys: { ...keys, p256dh: off } })).status).toBe(200)
    await write()
    await expect.poll(async () => (await subscriptions()).filter(({ unit }) => unit === 'T-11')).toEqual([])
  })
})
