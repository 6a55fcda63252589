import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { openTestHouse } from '../fixtures/house.ts'
import { People } from '../platform/identity/people.ts'
import { adopt } from './adopt.ts'
import { tokenKind } from './evolve.ts'
import { scopes, type TokenView } from './token.ts'

let at: TestCentre
let administrator: Ask
beforeAll(async () => {
  at = await openTestCentre()
  administrator = await at.as('administrator')
})
afterAll(() => at?.close())

interface Made {
  readonly id: string
  readonly token: string
  readonly person: string
  readonly endsAt: string
}

const program = { role: 'service', name: 'Register of the gas company', scopes: ['unit:read', 'map:read'] }
const make = async (form: object = program): Promise<Made> => (await administrator('POST', '/api/tokens', form)).body
const bearing =
  ({ token }: Made): Ask =>
  (method, path, body, headers = {}) =>
    at.stranger(method, path, body, { ...headers, authorization: `Bearer ${token}` })
const listed = async (id: string): Promise<TokenView | undefined> =>
  (await administrator('GET', '/api/tokens')).body.find((one: TokenView) => one.id === id)
const eventsOf = (id: string) => at.centre.journal.readStream(`token:${id}`)

describe('a token of a program', () => {
  test('may do what it was made for, and nothing else that programs may', async () => {
    const ask = bearing(await make())
    expect(await ask('GET', '/api/units')).toMatchObject({ status: 200 })
    expect(await ask('GET', '/api/stations')).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', detail: { action: 'station:read', role: 'service' } },
    })
    expect(await ask('GET', '/api/session')).toMatchObject({ status: 200, body: { name: program.name } })
  })

  test('cannot be made for what the table does not give to programs, nor for nothing', async () => {
    expect(scopes).not.toContain('incident:read')
    for (const wrong of [['incident:read'], ['session:own'], ['king:crown'], []])
      expect(await administrator('POST', '/api/tokens', { ...program, scopes: wrong })).toMatchObject({
        status: 400,
        body: { code: 'bad-request' },
      })
  })

  test('is the only one that has scopes', async () => {
    const form = { role: 'operator', scopes: ['unit:read'] }
    expect(await administrator('POST', '/api/tokens', form)).toMatchObject({ status: 400 })
  })

  test('ends after the days that were said, a year at most', async () => {
    const day = 86_400_000
    const before = Date.now()
    const { endsAt } = await make({ ...program, days: 30 })
    expect(Date.parse(endsAt) - before).toBeGreaterThanOrEqual(30 * day)
    expect(Date.parse(endsAt) - Date.now()).toBeLessThanOrEqual(30 * day)
    expect(await administrator('POST', '/api/tokens', { ...program, days: 366 })).toMatchObject({ status: 400 })
  })

  test('is good until its end and not a moment longer, though it was believed just before', async () => {
    const soon = Date.now() + 1_000
    const person = { id: 'service-soon', name: 'Soon', role: 'service', unit: null, scopes: ['unit:read'] } as const
    const token = await at.centre.identity.people.let(person, 'token', { endsAt: soon })
    const ask = async () =>
      (await at.stranger('GET', '/api/units', undefined, { authorization: `Bearer ${token}` })).status
    expect(await ask()).toBe(200)
    await expect.poll(ask, { interval: 50 }).toBe(401)
    expect(Date.now()).toBeGreaterThanOrEqual(soon)
  })

  test('is listed with who made it, what for, until when, and when it was last used', async () => {
    const made = await make()
    expect(await listed(made.id)).toEqual({
      id: made.id,
      name: program.name,
      person: made.person,
      role: 'service',
      unit: null,
      scopes: program.scopes,
      madeBy: { id: 'administrator-1', name: 'administrator', role: 'administrator' },
      madeAt: expect.any(String),
      endsAt: made.endsAt,
      usedAt: null,
    })
    await bearing(made)('GET', '/api/units')
    expect((await listed(made.id))?.usedAt).toEqual(expect.any(String))
  })

  test('is ended at once, alone, and is on the list no more', async () => {
    const [made, other] = [await make(), await make()]
    expect(await bearing(made)('GET', '/api/units')).toMatchObject({ status: 200 })
    expect(await administrator('DELETE', `/api/tokens/${made.id}`)).toMatchObject({ status: 200, body: { ended: 1 } })
    expect(await bearing(made)('GET', '/api/units')).toMatchObject({ status: 401 })
    expect(await listed(made.id)).toBeUndefined()
    expect(await bearing(other)('GET', '/api/units')).toMatchObject({ status: 200 })
    expect(await administrator('DELETE', '/api/tokens/1-999')).toMatchObject({
      status: 404,
      body: { code: 'token-not-found' },
    })
  })

  test('ends with everything else by which its person comes in', async () => {
    const made = await make()
    expect(await administrator('DELETE', `/api/passes/${made.person}`)).toMatchObject({ body: { ended: 1 } })
    expect(await bearing(made)('GET', '/api/units')).toMatchObject({ status: 401 })
    expect((await eventsOf(made.id)).map(({ type }) => type)).toEqual(['token-made', 'token-ended'])
  })
})

describe('the journal', () => {
  test('has who made and who ended a token, its name only sealed, and its secret nowhere', async () => {
    const made = await make()
    await administrator('DELETE', `/api/tokens/${made.id}`)
    const events = await eventsOf(made.id)
    expect(events).toMatchObject([
      { type: 'token-made', body: { person: made.person, scopes: program.scopes, by: { id: 'administrator-1' } } },
      { type: 'token-ended', body: { by: { id: 'administrator-1' } } },
    ])
    expect(events[0]!.private).toHaveProperty('name')
    const { rows } = await at.pool.query(`
      select e::text as row from journal.event e union all select t::text from board.token t
      union all select p::text from identity.pass p`)
    const all = rows.map(({ row }) => row).join('\n')
    expect(all).toContain(made.person)
    expect(all).not.toContain(made.token)
    expect(all.split('\n').filter((row) => row.includes(program.name) && row.includes('token-made'))).toEqual([])
  })
})

test('tokens from before the journal was told of tokens are put on record once, and can be ended by it', async () => {
  const { house, pool, journal, close } = await openTestHouse()
  const people = new People(pool, 1)
  await people.prepare()
  await people.let({ id: 'supervisor-old', name: 'Old', role: 'supervisor', unit: null }, 'token')
  await adopt(house, people)
  await adopt(house, people)
  const tokens = [...house.list(tokenKind)]
  expect(tokens).toMatchObject([{ person: 'supervisor-old', role: 'supervisor', by: { id: 'yordam' } }])
  expect(journal.seq).toBe(1)
  expect(await people.endToken(tokens[0]!.id)).toBe(1)
  await close()
})
