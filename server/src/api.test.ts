import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Ask, account, incident, openTestCentre, type TestCentre } from './fixtures/centre.ts'

let at: TestCentre
let desk: Ask
let clerk: Ask
beforeAll(async () => {
  at = await openTestCentre({ demo: true })
  desk = await at.as('dispatcher')
  clerk = await at.as('supervisor')
  await clerk('POST', '/api/accounts', account())
  for (const id of ['T-11', 'T-12', 'T-21', 'T-22', 'T-23'])
    await clerk('POST', '/api/units', { id, capabilities: ['patrol'], crew: [`Crew of ${id}`] })
})
afterAll(() => at?.close())

let sequence = 0
const panic = async (from = '1234'): Promise<string> => {
  const panel = await at.panel(from, { firstSequence: ++sequence })
  await panel.send({ data: `#${from}|Nri1/PA001` })
  panel.close()
  const alarms = await desk('GET', '/api/alarms')
  return alarms.body.find((one: { account: string }) => one.account === from).id
}
const opened = async (): Promise<string> => (await desk('POST', '/api/incidents', incident)).body.id

describe('a refusal is a problem (RFC 9457) with a stable code', () => {
  const problem = (status: number, code: string) => ({
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: { type: `urn:yordam:problem:${code}`, title: expect.any(String), status, code },
  })
  const cases: [string, Parameters<Ask>, number, string][] = [
    ['no such place', ['GET', '/api/nowhere'], 404, 'not-found'],
    ['no such alarm', ['GET', '/api/alarms/1-999'], 404, 'alarm-not-found'],
    ['accept no such alarm', ['POST', '/api/alarms/1-999/accept'], 404, 'alarm-not-found'],
    ['escalate no such alarm', ['POST', '/api/alarms/1-999/escalate', {}], 404, 'alarm-not-found'],
    ['no such incident', ['GET', '/api/incidents/1-999'], 404, 'incident-not-found'],
    ['no such assignment', ['POST', '/api/assignments/1-999.1/clear'], 404, 'assignment-not-found'],
    ['no such unit', ['GET', '/api/units/Z-9'], 404, 'unit-not-found'],
    ['position of no such unit', ['POST', '/api/units/Z-9/position', { position: [69, 41] }], 404, 'unit-not-found'],
    ['status of no such unit', ['POST', '/api/units/Z-9/status', { status: 'available' }], 404, 'unit-not-found'],
    ['no such account', ['GET', '/api/accounts/FFFF'], 404, 'account-not-found'],
    ['a test of no such account', ['PUT', '/api/accounts/FFFF/test', { until: null }], 404, 'account-not-found'],
    ['not what an account looks like', ['GET', '/api/accounts/xyz'], 400, 'bad-request'],
    ['not JSON', ['POST', '/api/incidents', '{"type":'], 400, 'bad-request'],
    ['not the form', ['POST', '/api/incidents', { type: 'war' }], 400, 'bad-request'],
    ['too large', ['POST', '/api/incidents', { narrative: 'x'.repeat(300_000) }], 413, 'too-large'],
    ['not JSON at all', ['POST', '/api/incidents', 'x', { 'content-type': 'text/csv' }], 415, 'unsupported-media-type'],
    [
      'a key with blanks',
      ['POST', '/api/incidents', incident, { 'idempotency-key': 'a b' }],
      400,
      'bad-idempotency-key',
    ],
    ['a cursor that is none', ['GET', '/api/alarms?status=closed&after=x'], 400, 'bad-cursor'],
    ['a cursor that is none', ['GET', '/api/incidents?status=closed&after=x'], 400, 'bad-cursor'],
    ['a cursor that is none', ['GET', '/api/incidents?status=closed&after=x'], 400, 'bad-cursor'],
    ['a cursor of nobody', ['GET', '/api/alarms?after=1-999'], 404, 'alarm-not-found'],
    ['a character that no name has', ['GET', '/api/alarms/1%00'], 400, 'bad-request'],
    ['such an incident', ['GET', '/api/incidents/1%00'], 400, 'bad-request'],
    ['such an assignment', ['POST', '/api/assignments/1%00.1/clear'], 400, 'bad-request'],
    ['such an account', ['GET', '/api/signals?account=12%00'], 400, 'bad-request'],
    ['such a cursor', ['GET', '/api/alarms?after=1%00'], 400, 'bad-request'],
    ['such a cursor', ['GET', '/api/accounts?after=1%00'], 400, 'bad-request'],
    ['such a unit of a token', ['POST', '/api/tokens', { role: 'crew', unit: 'T\u0000' }], 400, 'bad-request'],
    ['an address that is none', ['GET', '/api/alarms/%zz'], 400, 'bad-request'],
    ['half a character', ['POST', '/api/incidents', { ...incident, narrative: 'x\ud800' }], 400, 'bad-request'],
    ['plain text', ['POST', '/api/incidents', 'x', { 'content-type': 'text/plain' }], 415, 'unsupported-media-type'],
    ['too long a page', ['GET', '/api/alarms?limit=1001'], 400, 'bad-request'],
    [
      'two units in one request',
      ['PUT', '/api/units/T-11', { id: 'T-12', capabilities: ['fire'] }],
      400,
      'bad-request',
    ],
  ]
  test.each(cases)('%s', async (_name, request, status, code) =>
    expect(await (await at.as('administrator'))(...request)).toMatchObject(problem(status, code)),
  )

  test('a rule refuses with 409, its own code, and what one needs to know', async () => {
    const taken = await clerk('POST', '/api/accounts', account())
    expect(taken).toMatchObject({ ...problem(409, 'account-exists'), body: { detail: { account: '1234' } } })
    expect(taken.body.title).toBe('This account is registered already.')
    expect(await clerk('POST', '/api/units', { id: 'T-11', capabilities: ['fire'] })).toMatchObject(
      problem(409, 'unit-exists'),
    )
    const one = await opened()
    expect(await desk('POST', `/api/incidents/${one}/close`)).toMatchObject(problem(409, 'incident-not-resolved'))
    expect(await desk('POST', `/api/incidents/${one}/assignments`, { units: ['Z-9'] })).toMatchObject(
      problem(404, 'unit-not-found'),
    )
  })

  test('what is closed refuses as closed', async () => {
    const alarm = await panic()
    const { id } = (await desk('POST', `/api/alarms/${alarm}/escalate`)).body
    await desk('POST', `/api/incidents/${id}/resolve`, { disposition: 'handled' })
    await desk('POST', `/api/incidents/${id}/close`)
    expect(await desk('POST', `/api/alarms/${alarm}/accept`)).toMatchObject(problem(409, 'alarm-closed'))
    expect(await desk('POST', `/api/alarms/${alarm}/escalate`)).toMatchObject(problem(409, 'alarm-closed'))
    expect(await desk('POST', `/api/incidents/${id}/note`, { text: 'late' })).toMatchObject(
      problem(409, 'incident-closed'),
    )
    expect(await desk('POST', `/api/incidents/${id}/assignments`, { units: ['T-11'] })).toMatchObject(
      problem(409, 'incident-closed'),
    )
    expect(await desk('POST', `/api/incidents/${id}/reopen`, { reason: 'again' })).toMatchObject({ status: 200 })
  })
})

describe('an idempotency key', () => {
  test('gets the same answer again, and says that it did', async () => {
    const headers = { 'idempotency-key': 'a-key-of-the-client/1' }
    const first = await desk('POST', '/api/incidents', incident, headers)
    const again = await desk('POST', '/api/incidents', incident, headers)
    expect(first).toMatchObject({ status: 201 })
    expect(first.headers['idempotent-replayed']).toBeUndefined()
    expect(again).toMatchObject({
      status: 201,
      headers: { 'idempotent-replayed': 'true' },
      body: { id: first.body.id },
    })
    expect((await clerk('POST', '/api/incidents', incident, headers)).body.id, 'of another person').not.toBe(
      first.body.id,
    )
  })
})

test('whether a command was carried out can be asked by its key, by who sent it', async () => {
  const asked = (key: string) => `/api/commands/answered?method=POST&url=/api/incidents&key=${key}`
  expect((await desk('GET', asked('never-sent'))).body).toEqual({ carriedOut: false })
  await desk('POST', '/api/incidents', incident, { 'idempotency-key': 'sent-once' })
  expect((await desk('GET', asked('sent-once'))).body).toEqual({ carriedOut: true })
  expect((await clerk('GET', asked('sent-once'))).body).toEqual({ carriedOut: false })
})

describe('an idempotency key that comes with another request', () => {
  const reused = { status: 422, body: { code: 'idempotency-key-reused' } }
  test('is refused, in sequence and at once, and nothing is done', async () => {
    const headers = { 'idempotency-key': 'reused' }
    const id = await opened()
    const send = (unit: string) => desk('POST', `/api/incidents/${id}/assignments`, { units: [unit] }, headers)
    const [first, second] = await Promise.all([send('T-21'), send('T-22')])
    expect(first).toMatchObject({ status: 201, body: [{ unit: 'T-21' }] })
    expect(second).toMatchObject(reused)
    expect(await send('T-22')).toMatchObject(reused)
    expect(await send('T-21')).toMatchObject({ status: 201, body: [{ id: first.body[0].id }] })
    expect((await desk('GET', `/api/incidents/${id}`)).body.assignments).toHaveLength(1)
  })
})

test('a unit that is sent twice is answered the assignment that it is on', async () => {
  const id = await opened()
  const send = () => desk('POST', `/api/incidents/${id}/assignments`, { units: ['T-23'] })
  const first = await send()
  expect(first).toMatchObject({
    status: 201,
    body: [{ id: `${id}.1`, incident: id, unit: 'T-23', status: 'assigned' }],
  })
  expect(await send()).toMatchObject({ status: 201, body: first.body })
  await desk('POST', `/api/assignments/${first.body[0].id}/recall`)
  expect(await send()).toMatchObject({ status: 201, body: [{ id: `${id}.2` }] })
})

test('a position of another day, past or to come, is refused, and units can still be read', async () => {
  const send = (at: string) => desk('POST', '/api/units/T-11/position', { position: [69, 41], at })
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
  for (const at of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', soon(60_000), soon(-25 * 3_600_000)])
    expect(await send(at)).toMatchObject({ status: 400, body: { code: 'bad-time' } })
  expect(await send(soon(-3_600_000))).toMatchObject({ status: 200 })
  expect((await desk('GET', '/api/units')).status).toBe(200)
})

describe('lists are turned page by page, by the link of the page before', () => {
  const walk = async (ask: Ask, path: string): Promise<string[]> => {
    const ids: string[] = []
    for (let next: string | undefined = path; next; ) {
      const page: Answer = await ask('GET', next)
      expect(page.status).toBe(200)
      expect(page.body.length).toBeLessThanOrEqual(2)
      ids.push(...page.body.map((one: { id?: string; account: string }) => one.id ?? one.account))
      next = /^<(.+)>; rel="next"$/.exec(page.headers.link ?? '')?.[1]
    }
    return ids
  }
  const numbers = ['3000', '3001', '3002', '3003', '3004']
  const whole = async (ask: Ask, path: string): Promise<string[]> =>
    (await ask('GET', path)).body.map((one: { id?: string; account: string }) => one.id ?? one.account)

  beforeAll(async () => {
    const send = async (number: string, code: string): Promise<unknown> =>
      (await at.panel(number, { firstSequence: ++sequence })).send({ data: `#${number}|Nri1/${code}` })
    for (const number of numbers) {
      await clerk('POST', '/api/accounts', account(number))
      await send(number, number === '3002' ? 'BA001' : 'PA001')
    }
    for (let n = 0; n < 5; n++) await send('3000', 'OP05')
    for (const one of (await whole(desk, '/api/alarms')).slice(0, 3)) {
      await desk('POST', `/api/alarms/${one}/accept`)
      await desk('POST', `/api/alarms/${one}/close`, { disposition: 'test' })
    }
    for (const number of numbers) await send(number, 'PA001')
    for (let n = 0; n < 4; n++) {
      const id = await opened()
      if (n === 1) continue
      await desk('POST', `/api/incidents/${id}/resolve`, { disposition: 'cancelled' })
      if (n > 1) await desk('POST', `/api/incidents/${id}/close`)
    }
  })

  test.each([
    '/api/accounts',
    '/api/alarms',
    '/api/alarms?status=waiting',
    '/api/alarms?status=closed',
    '/api/incidents',
    '/api/incidents?status=open',
    '/api/incidents?status=closed',
    '/api/signals?account=3000',
  ])('%s', async (path) => {
    const ask = path.includes('accounts') ? clerk : desk
    const all = await whole(ask, path)
    expect(all.length).toBeGreaterThan(path.endsWith('closed') ? 1 : 2)
    expect(new Set(all).size).toBe(all.length)
    expect(await walk(ask, `${path}${path.includes('?') ? '&' : '?'}limit=2`)).toEqual(all)
  })

  test('an alarm that left the queue between two pages costs no place', async () => {
    const [first, ...rest] = await whole(desk, '/api/alarms?status=waiting')
    await desk('POST', `/api/alarms/${first}/accept`)
    expect(await whole(desk, `/api/alarms?status=waiting&after=${first}`)).toEqual(rest)
  })

  test('the last page, and one that fits, have no link', async () => {
    expect((await clerk('GET', '/api/accounts?limit=1000')).headers.link).toBeUndefined()
  })
})

describe('the API document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const { body } = await at.stranger('GET', '/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(await new Validator().validate(body)).toMatchObject({ valid: true })
  })

  test('is the one that the screens were typed from', async () => {
    const { body } = await at.stranger('GET', '/api/openapi.json')
    const typedFrom = await readFile(new URL('../../web/src/api/openapi.json', import.meta.url), 'utf8')
    expect(body, 'save /api/openapi.json there, and run `npm run api` in web/').toEqual(JSON.parse(typedFrom))
  })
})

describe('the page of the API document', () => {
  test('runs nothing but our own, asks nobody else, and shows the one document', async () => {
    const page = await at.stranger('GET', '/api/docs/')
    expect(page.body).toContain('<title>Yordam')
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|upgrade-insecure|swagger\.io/)
    expect((await at.stranger('GET', '/api/docs/static/swagger-initializer.js')).body).toContain('/api/openapi.json')
  })
  test('names the key of commands, and of nothing else', async () => {
    const { paths } = (await at.stranger('GET', '/api/openapi.json')).body
    const headerOf = (path: string, method: string) =>
      (paths[path][method].parameters ?? []).find((one: { in: string }) => one.in === 'header')?.name
    expect(headerOf('/api/incidents', 'post')).toBe('idempotency-key')
    expect(headerOf('/api/accounts/{account}', 'put')).toBe('idempotency-key')
    expect(headerOf('/api/incidents', 'get')).toBeUndefined()
    expect(headerOf('/api/tokens', 'post')).toBeUndefined()
  })
})

describe('the meaning of a code is in the language that is asked for', () => {
  test.each([
    ['uz', 'uz'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['de, uz-Latn;q=0.5', 'uz'],
    ['de', 'en'],
    [undefined, 'en'],
  ])('%s: %s', async (header, language) => {
    const id = await panic()
    const meaning = (await desk('GET', `/api/alarms/${id}`)).body.meaning
    const signals = await desk(
      'GET',
      '/api/signals?account=1234',
      undefined,
      header ? { 'accept-language': header } : {},
    )
    expect(signals.body[0].meaning).toBe(meaning[language])
  })
})

describe('a page of another site', () => {
  const origin = 'http://localhost:8080'
  const write = async (headers: Record<string, string>) => {
    const cookie = `yordam_session=${await at.tokenOf('dispatcher')}`
    return (await at.stranger('POST', '/api/incidents', incident, { cookie, ...headers })).status
  }
  test('cannot write with our cookie', async () => {
    expect(await write({})).toBe(403)
    expect(await write({ origin: 'http://evil.example' })).toBe(403)
    expect(await write({ origin: 'http://evil.example', 'yordam-request': '1' })).toBe(403)
    expect(await write({ origin, 'yordam-request': '1' })).toBe(201)
    expect(await write({ 'yordam-request': '1' })).toBe(201)
  })
  test('cannot hide the cookie behind another kind of authorization', async () =>
    expect(await write({ authorization: 'Basic eDp4' })).toBe(403))
  test('cannot use the cookie beside a token', async () =>
    expect(await write({ authorization: 'Bearer not-one-of-ours' })).toBe(401))
})

describe('a crew', () => {
  test('speaks for its own unit, and for no other', async () => {
    const [own, other] = [await at.as('crew', 'T-11'), await at.as('crew', 'T-12')]
    const id = await opened()
    const {
      body: [assignment],
    } = await desk('POST', `/api/incidents/${id}/assignments`, { units: ['T-11'] })
    const step = (ask: Ask) => ask('POST', `/api/assignments/${assignment.id}/acknowledge`)
    expect(await step(other)).toMatchObject({ status: 403, body: { code: 'not-your-unit' } })
    expect(await step(own)).toMatchObject({ status: 200, body: { status: 'acknowledged' } })
    const [, report] = (await desk('GET', `/api/incidents/${id}/timeline`)).body.slice(-2)
    expect(report).toMatchObject({ type: 'unit-reported', lane: 'unit', detail: { via: 'crew', step: 'acknowledged' } })
    await desk('POST', `/api/assignments/${assignment.id}/en-route`)
    const reports = (await desk('GET', `/api/incidents/${id}/timeline`)).body.filter(
      ({ type }: { type: string }) => type === 'unit-reported',
    )
    expect(reports.at(-1)).toMatchObject({ detail: { via: 'radio', step: 'en-route' } })

    for (const path of ['status', 'position']) {
      const body = path === 'status' ? { status: 'out-of-service' } : { position: [69.2, 41.3] }
      expect(await other('POST', `/api/units/T-11/${path}`, body)).toMatchObject({
        status: 403,
        body: { code: 'not-your-unit' },
      })
    }
    expect((await own('POST', '/api/units/T-11/position', { position: [69.2, 41.3] })).status).toBe(200)
  })

  test('sees the names and doors of what it is sent to, and of nothing else', async () => {
    const [own, other] = [await at.as('crew', 'T-12'), await at.as('crew', 'T-11')]
    const id = await opened()
    await desk('POST', `/api/incidents/${id}/assignments`, { units: ['T-12'] })
    expect((await own('GET', `/api/incidents/${id}`)).body.place.address).toBe('5 Navoiy')
    for (const path of [`/api/incidents/${id}`, `/api/incidents/${id}/timeline`])
      expect(await other('GET', path)).toMatchObject({ status: 403, body: { code: 'not-your-incident' } })
    const listed = (await other('GET', '/api/incidents?limit=1000')).body.map((one: { id: string }) => one.id)
    expect(listed).not.toContain(id)
    expect((await own('GET', '/api/units/T-12')).body.crew).toEqual(['Crew of T-12'])
    expect((await own('GET', '/api/units/T-11')).body.crew).toEqual([])
    expect((await own('GET', '/api/units')).body.find((one: { id: string }) => one.id === 'T-11').crew).toEqual([])
  })
})
