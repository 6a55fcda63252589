import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser } from '../fixtures/browser.ts'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { livesThrough, secrets } from '../fixtures/life.ts'
import { staffOf, totp } from '../fixtures/staff.ts'

/** No secret and nothing of a person stands in a log: not in ours, not in the database's, also when something fails. */

const origin = 'http://localhost:8080'
const password = 'correct horse battery staple'

let at: TestCentre
let postgresLog: string
let postgresBefore: number
const printed: string[] = []
const given: string[] = [password, ...Object.values(secrets)]
const { taken, enterByLink, makePasskey, enterByPasskey } = staffOf(() => at, origin)

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
  at = await openTestCentre({ environment: { YORDAM_ORIGIN: origin } })
  const { rows } = await at.pool.query(`select current_setting('data_directory') as folder`)
  postgresLog = join(dirname(rows[0].folder), 'postgres.log')
  postgresBefore = statSync(postgresLog).size
})
afterAll(async () => {
  await at?.close()
  vi.restoreAllMocks()
})

const written = (): string =>
  [...at.log, ...printed, readFileSync(postgresLog).subarray(postgresBefore).toString('utf8')].join('\n')

test('a life is lived, people come in by everything there is, and are refused', async () => {
  await livesThrough(at)
  const { code } = await taken('8001')
  given.push(code)
  const authenticator = await makePasskey(await enterByLink(code))
  const { browser } = await enterByPasskey(authenticator)
  const { body } = await browser.ask('PUT', '/api/keys/password', { password })
  given.push(new URL(body.uri).searchParams.get('secret')!)
  await browser.ask('POST', '/api/keys/password/confirm', { code: totp(body.uri) })
  await browser.ask('PUT', '/api/session/pin', { pin: '97531097' })
  given.push('97531097')
  given.push(...[...browser.cookies.values()].map((value) => decodeURIComponent(value)))
  const token = await at.tokenOf('operator')
  given.push(token)
  await openBrowser(at).ask('POST', '/api/session/password', {
    login: '8001',
    password: 'wrong-Rustam-pass',
    code: '123456',
  })
  given.push('wrong-Rustam-pass')
  const operator = await at.as('operator')
  for (const path of [
    '/api/premises/search?q=Qushbegi',
    '/api/nothing/Qushbegi?name=Rustam',
    '/api/alarms/Rustam%0aforged',
    '/%zz/Qushbegi',
  ])
    await operator('GET', path)
  await operator('POST', '/api/incidents', `{"narrative":"Rustam", broken`)
  await operator('POST', '/api/incidents', { narrative: 'Rustam', place: 'Qushbegi 77' })
})

test('also when the database fails on what is written', async () => {
  // The line that fails is told by the database with everything that is in it.
  await at.pool.query(`alter table identity.pin add constraint nobody check (hash = '') not valid`)
  await at.pool.query(`alter table pictures.photo add constraint nothing check (incident = '') not valid`)
  const { code } = await taken('8002')
  given.push(code)
  const { browser } = await enterByPasskey(await makePasskey(await enterByLink(code)))
  expect((await browser.ask('PUT', '/api/session/pin', { pin: '86420864' })).status).toBe(500)
  const { rows } = await at.pool.query(`select id from auth."user" order by "createdAt" desc limit 1`)
  expect(at.log.filter((line) => line.includes('a request failed'))).toHaveLength(1)
  given.push('86420864', 'Failing row', rows[0].id)
})

test('and none of it stands in a log', () => {
  const all = written()
  expect(all).toContain('a request failed')
  for (const secret of given) expect(`${secret} ${all.includes(secret)}`).toBe(`${secret} false`)
  expect(all).not.toMatch(/Rustam|Qushbegi|127\.0\.0\.1:\d+.*GET|Bearer /)
})

test('what the journal keeps in clear says nothing of it either', async () => {
  const { rows } = await at.pool.query<{ line: string }>('select e::text as line from journal.event e')
  const all = rows.map(({ line }) => line).join('\n')
  expect(rows.length).toBeGreaterThan(40)
  for (const secret of given.filter((one) => !/^staff-/.test(one)))
    expect(`${secret} ${all.includes(secret)}`).toBe(`${secret} false`)
})
