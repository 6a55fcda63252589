import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { People } from './platform/identity/people.ts'
import { hashOf } from './platform/identity/secret.ts'

/** Two duty centres, each with its own database: what one gives out is good for nothing at the other. */

let here: TestCentre
let there: TestCentre
beforeAll(async () => {
  ;[here, there] = await Promise.all([
    openTestCentre({ environment: { YORDAM_SITE: '1' } }),
    openTestCentre({ environment: { YORDAM_SITE: '7' } }),
  ])
})
afterAll(async () => {
  await Promise.all([here?.close(), there?.close()])
})

const ask = async (at: TestCentre, headers: Record<string, string>, path = '/api/session') =>
  at.stranger('GET', path, undefined, headers)
const bearing = (token: string) => ({ authorization: `Bearer ${token}` })
const refused = { status: 401, body: { code: 'other-site', detail: { site: 7 } } }

describe('a token of another site', () => {
  test('is good there and refused here, by its own name', async () => {
    const token = await there.tokenOf('administrator')
    expect(token).toMatch(/^token_7_/)
    expect(await ask(there, bearing(token))).toMatchObject({ status: 200, body: { role: 'administrator' } })
    expect(await ask(here, bearing(token))).toMatchObject(refused)
  })

  test('is refused before anything is looked up: also when our own table knows it', async () => {
    const token = await there.tokenOf('administrator')
    const copy = (site: number) =>
      here.pool.query(
        `insert into identity.pass (hash, kind, site, person, name, role, ends_at)
         values ($1, 'token', $2, 'thief', 'Thief', 'administrator', now() + interval '1 day')
         on conflict (hash) do update set site = $2`,
        [hashOf(token), site],
      )
    for (const site of [7, 1]) {
      await copy(site)
      expect(await ask(here, bearing(token))).toMatchObject(refused)
    }
  })

  test('is nothing here when somebody writes our number into it', async () => {
    const token = await there.tokenOf('administrator')
    expect(await ask(here, bearing(token.replace('token_7_', 'token_1_')))).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    })
  })
})

test('a row that was carried over with its database is not good for its secret of here', async () => {
  const token = await here.tokenOf('administrator')
  await here.pool.query('update identity.pass set site = 7 where hash = $1', [hashOf(token)])
  expect(await ask(here, bearing(token))).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
})

test('a session of another site is refused, and leaves the doors open that are open to all', async () => {
  const person = { id: 'lola', name: 'Lola', role: 'supervisor', unit: null } as const
  const session = { cookie: `yordam_session=${await there.centre.identity.people.let(person, 'session')}` }
  expect(await ask(there, session)).toMatchObject({ status: 200, body: { id: 'lola' } })
  expect(await ask(here, session)).toMatchObject(refused)
  expect(await ask(here, session, '/api/ways')).toMatchObject({ status: 200 })
})

test('a link of another site lets nobody in, and stays good there', async () => {
  const person = { id: 'lola', name: 'Lola', role: 'supervisor', unit: null } as const
  const code = await there.centre.identity.people.let(person, 'link')
  const enter = (at: TestCentre) => at.stranger('POST', '/api/session', { code }, { 'yordam-request': '1' })
  expect(await enter(here)).toMatchObject(refused)
  expect(await enter(there)).toMatchObject({ status: 200, body: { id: 'lola' } })
})

test('a pass from before passes said of which site they are goes on being good where it was given out', async () => {
  const token = 'token_0123456789abcdefghijklmnopqrstuv'
  await here.pool.query(
    `insert into identity.pass (hash, kind, person, name, role, ends_at)
     values ($1, 'token', 'old', 'Old', 'operator', now() + interval '1 day')`,
    [hashOf(token)],
  )
  await new People(here.pool, 1).prepare()
  expect(await ask(here, bearing(token))).toMatchObject({ status: 200, body: { id: 'old' } })
})
