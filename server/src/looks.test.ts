import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, account, explaining, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { livesThrough, secrets } from './fixtures/life.ts'
import { mayDo, Role } from './platform/identity/rights.ts'

/** Who opens what is said of a person leaves a line, and has a reason. */

let at: TestCentre
let auditor: Ask
let count = 0
/** Somebody who has looked at nothing yet. */
const somebody = async (role: Role, unit: string | null = null): Promise<{ id: string; ask: Ask }> => {
  const id = `${role}-${++count}`
  const token = await at.centre.identity.people.let({ id, name: `Name of ${id}`, role, unit }, 'token')
  return {
    id,
    ask: (method, path, body, headers) =>
      at.stranger(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
  }
}
const looksOf = async (id: string) => (await auditor('GET', `/api/looks?by=${id}`)).body

beforeAll(async () => {
  at = await openTestCentre()
  auditor = (await somebody('auditor')).ask
  await livesThrough(at)
  const clerk = await at.as('supervisor')
  await clerk('POST', '/api/accounts', { ...account('9001'), zones: [{ number: '1', name: 'Hall' }] })
})
afterAll(() => at?.close())

/** Premises with nothing open: those of the account that was registered last. */
const quiet = async (): Promise<string> => {
  const { rows } = await at.pool.query<{ premises: string }>(`select premises from board.account where id = '9001'`)
  return rows[0]!.premises
}

describe('premises with nothing open', () => {
  test('are not shown until somebody says why; then for some minutes, with one line', async () => {
    const premises = await quiet()
    const { id, ask } = await somebody('operator')
    const refused = await ask('GET', `/api/premises/${premises}`)
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'reason-needed', detail: { thing: `premises:${premises}` } },
    })
    expect(JSON.stringify(refused.body)).not.toContain('Bek bank')
    expect(await looksOf(id)).toEqual([])

    const text = 'Karim asks whether his alarm is on'
    const given = await ask('POST', '/api/looks', { thing: `premises:${premises}`, because: 'caller', text })
    expect(given.status).toBe(201)
    expect((await ask('GET', `/api/premises/${premises}`)).body).toMatchObject({ name: 'Bek bank' })
    expect((await ask('GET', `/api/accounts/9001`)).status, 'the account is at the same place').toBe(200)
    expect(await looksOf(id)).toMatchObject([
      {
        by: { id, role: 'operator' },
        thing: `premises:${premises}`,
        subjects: [`premises:${premises}`],
        purpose: { for: 'reason', id: null, because: 'caller', text },
        marks: ['outside-shift', 'no-incident'],
      },
    ])
    const { rows } = await at.pool.query(`select 1 from journal.event where body like '%Karim asks%'`)
    expect(rows, 'what was said is sealed').toEqual([])
  })

  test('a reason that is none of those at hand is said in words', async () => {
    const { ask } = await somebody('operator')
    const why = { thing: `premises:${await quiet()}`, because: 'other' }
    expect((await ask('POST', '/api/looks', why)).status).toBe(400)
    expect((await ask('POST', '/api/looks', { ...why, text: 'a fire drill' })).status).toBe(201)
  })

  test('a reason for one thing is none for another, nor for somebody else', async () => {
    const premises = await quiet()
    const { ask } = await somebody('operator')
    const { ask: other } = await somebody('operator')
    await ask('POST', '/api/looks', { thing: `premises:${premises}`, because: 'caller' })
    expect((await other('GET', `/api/premises/${premises}`)).status).toBe(403)
    expect((await ask('GET', '/api/past?at=2020-01-01T00:00:00Z')).body).toMatchObject({ detail: { thing: 'past' } })
  })

  test('whoever puts its account on test learns nothing of it by that', async () => {
    const { ask } = await somebody('operator')
    const { body } = await ask('PUT', '/api/accounts/9001/test', { until: null })
    expect(body).toEqual({ account: '9001', encrypted: false, onTestUntil: null, premises: await quiet() })
  })
})

describe('what is in hand is the reason', () => {
  test('an alarm that waits: nobody is asked, and the line says which', async () => {
    const panel = await at.panel('9001')
    await panel.send({ data: '#9001|Nri1/HA01' })
    const { id, ask } = await somebody('operator')
    const alarm = (await ask('GET', '/api/alarms')).body.find((one: { account: string }) => one.account === '9001')
    expect((await ask('GET', `/api/alarms/${alarm.id}/timeline`)).status).toBe(200)
    expect((await ask('GET', `/api/premises/${await quiet()}`)).status).toBe(200)
    await ask('GET', `/api/alarms/${alarm.id}`)
    const purpose = { for: 'alarm', id: alarm.id, because: null, text: null }
    expect(await looksOf(id)).toMatchObject([
      { thing: `premises:${await quiet()}`, purpose, marks: ['outside-shift'] },
      { thing: `alarm:${alarm.id}`, subjects: [`premises:${await quiet()}`], purpose },
    ])

    // In the hand of somebody else it is none any more, but for what all screens show.
    await (await somebody('operator')).ask('POST', `/api/alarms/${alarm.id}/accept`)
    const { ask: third } = await somebody('operator')
    expect((await third('GET', `/api/alarms/${alarm.id}`)).status).toBe(200)
    expect((await third('GET', `/api/premises/${await quiet()}`)).body.code).toBe('reason-needed')
    await ask('POST', `/api/alarms/${alarm.id}/close`, { disposition: 'false-user' })
  })

  test('whoever does not work on alarms is asked all the same', async () => {
    const { ask } = await somebody('auditor')
    const [alarm] = (await (await somebody('operator')).ask('GET', '/api/alarms')).body
    expect((await ask('GET', `/api/alarms/${alarm.id}`)).body).toMatchObject({ code: 'reason-needed' })
    expect((await ask('GET', '/api/alarms')).body[0].premises).toBeNull()
  })
})

describe('a search', () => {
  test('is a look once it has settled, with all that it returned on the way, and no name', async () => {
    const { id, ask } = await somebody('operator')
    for (const q of ['Qush', 'Navoiy'])
      expect(JSON.stringify((await ask('GET', `/api/premises/search?q=${q}`)).body)).not.toContain('Bek')
    expect(await looksOf(id)).toEqual([])
    await expect.poll(() => looksOf(id), { timeout: 15_000 }).toHaveLength(1)
    const [{ thing, subjects, purpose, marks }] = await looksOf(id)
    expect({ thing, purpose: purpose.for, marks }).toEqual({
      thing: 'search',
      purpose: 'search',
      marks: ['outside-shift'],
    })
    expect(subjects).toContain(`premises:${await quiet()}`)
    expect(subjects.length).toBeGreaterThan(1)
  })

  test('is one also of a client that never stops', { timeout: 30_000 }, async () => {
    const { id, ask } = await somebody('operator')
    for (let n = 0; (await looksOf(id)).length === 0; n++) {
      expect(n).toBeLessThan(100)
      await ask('GET', '/api/premises/search?q=Navoiy')
      await sleep(100)
    }
  })
})

describe('the log', () => {
  test('is read by auditors only, and that is a look', async () => {
    for (const role of Role.options) {
      const { id, ask } = await somebody(role, role === 'crew' ? 'T-11' : null)
      const isAuditor = role === 'auditor'
      expect((await ask('GET', '/api/looks')).status).toBe(isAuditor ? 200 : 403)
      expect((await ask('GET', '/api/looks/hours')).status).toBe(isAuditor ? 200 : 403)
      if (isAuditor) expect(await looksOf(id)).toMatchObject([{ thing: 'looks', purpose: { for: 'audit' }, marks: [] }])
    }
  })

  test('is asked by who, what, when and what for, page by page', async () => {
    const all = (await auditor('GET', '/api/looks?limit=1000')).body
    const asked = async (query: string) => (await auditor('GET', `/api/looks?limit=1000&${query}`)).body
    const ids = (looks: { id: string }[]) => looks.map(({ id }) => id)
    expect(all.length).toBeGreaterThan(5)
    const premises = `premises:${await quiet()}`
    expect(ids(await asked(`thing=${premises}`))).toEqual(
      ids(all.filter((one: { subjects: string[] }) => one.subjects.includes(premises))),
    )
    expect(ids(await asked('unusual=true'))).toEqual(ids(all.filter((one: { marks: [] }) => one.marks.length > 0)))
    expect(ids(await asked('purpose=reason'))).toEqual(
      ids(all.filter((one: { purpose: { for: string } }) => one.purpose.for === 'reason')),
    )
    const middle = all[3].at
    expect([...ids(await asked(`from=${middle}`)), ...ids(await asked(`until=${middle}`))]).toEqual(ids(all))
    const first = await auditor('GET', '/api/looks?limit=2')
    const next = /<([^>]+)>/.exec(first.headers.link!)![1]!
    expect(ids([...first.body, ...(await auditor('GET', next)).body])).toEqual(ids(all.slice(0, 4)))
    const hours = (await auditor('GET', '/api/looks/hours')).body as { looks: number; unusual: number }[]
    expect(hours).toHaveLength(48)
    expect(hours.reduce((sum, { looks }) => sum + looks, 0)).toBe(all.length)
  })

  test('says of premises who looked at them, when and why', async () => {
    const { body } = await auditor('GET', `/api/premises/${await quiet()}/looks`)
    expect(body.length).toBeGreaterThan(2)
    expect(body.at(-1)).toMatchObject({
      role: 'operator',
      site: 1,
      name: expect.stringContaining('Name of operator'),
      purpose: { for: 'reason', because: 'caller' },
    })
    expect(JSON.stringify(body)).not.toContain('Karim')
  })

  test('is sealed with the journal, and its table follows from it', async () => {
    const { rows } = await at.pool.query<{ looks: string; events: string }>(
      `select (select count(*) from board.look) as looks, (select count(*) from journal.event where type = 'looked') as events`,
    )
    expect(rows[0]!.looks).toBe(rows[0]!.events)
  })
})

describe('a resident', () => {
  const living = async (premises?: string): Promise<Ask> => {
    const person = { id: `resident-${premises}`, name: 'Resident', role: 'resident', unit: null } as const
    const { people } = at.centre.identity
    const code = await people.let({ ...person, ...(premises !== undefined && { premises }) }, 'link')
    const { headers } = await at.stranger('POST', '/api/session', { code }, { 'yordam-request': '1' })
    const cookie = String(headers['set-cookie']).split(';')[0]!
    return (method, path, body) => at.stranger(method, path, body, { cookie })
  }
  const premisesOf = async (account: string): Promise<string> =>
    (await auditor('GET', '/api/accounts?limit=1000')).body.find((one: { account: string }) => one.account === account)
      .premises

  test('is told who looked at where they live, when and why: by the role, without a name and without the words', async () => {
    const home = await premisesOf('9001')
    const { ask } = await somebody('operator')
    const why = { thing: `premises:${home}`, because: 'other', text: 'A neighbour asks' }
    await ask('POST', '/api/looks', why)
    expect((await ask('GET', `/api/premises/${home}`)).status).toBe(200)
    const { status, body } = await (await living(home))('GET', '/api/looks/own')
    expect(status).toBe(200)
    expect(body[0]).toEqual({
      at: expect.any(String),
      role: 'operator',
      site: 1,
      name: null,
      purpose: { for: 'reason', id: null, because: 'other' },
    })
  })

  test('and of nobody else: nothing of other premises, and nothing where nobody has said where they live', async () => {
    const neighbour = await living(await premisesOf('1234'))
    const about = JSON.stringify((await neighbour('GET', '/api/looks/own')).body)
    expect(about).not.toContain('"because":"other"')
    expect((await neighbour('GET', `/api/premises/${await premisesOf('9001')}/looks`)).status).toBe(403)
    expect(await (await living())('GET', '/api/looks/own')).toMatchObject({
      status: 404,
      body: { code: 'premises-not-found' },
    })
  })
})

/** What is shown without a look, because everybody at the desk sees it on their screens while it is open, or it was written to them. */
const noLook = [
  '/api/alarms',
  '/api/incidents',
  '/api/units',
  '/api/units/{id}',
  '/api/units/{id}/incidents',
  '/api/messages',
  '/api/handovers',
  '/api/handovers/sheet',
  '/api/tokens',
  '/api/incidents/{id}/recommendation',
]

test('nothing that is said of a person is answered without a line', { timeout: 180_000 }, async () => {
  const { paths } = (await at.stranger('GET', '/api/openapi.json')).body
  const { rows } = await at.pool.query<{ id: string }>(`
    select id from board.premises union select id from board.account union select id from board.alarm
    union select id from board.incident union select id from board.unit union select id::text from pictures.photo
    union select '1-' || seq from journal.event where type = 'signal-received'`)
  const now = new Date().toISOString()
  const queries = ['', `?at=${now}`, '?after=0&to=100000', `?from=2026-01-01T00:00:00Z&until=2026-01-01T01:00:00Z`]
  const urls = Object.keys(paths)
    .filter((path) => paths[path].get && !/live|line$|search|\/looks/.test(path))
    .flatMap((path) =>
      path.includes('{')
        ? rows.map(({ id }) => ({ path, url: path.replace(/\{\w+\}/, id) }))
        : queries.map((query) => ({ path, url: path + query })),
    )
  const lines = async (id: string) =>
    Number((await at.pool.query(`select count(*) from board.look where person = $1`, [id])).rows[0].count)
  const shown = new Set<string>()
  for (const role of Role.options.filter((one) => !['resident', 'inspector'].includes(one))) {
    for (const { path, url } of urls) {
      const { id, ask } = await somebody(role, role === 'crew' ? 'T-11' : null)
      const { bytes, body } = await explaining(ask)('GET', url)
      const says = Object.values(secrets).some((secret) => bytes.includes(secret)) || body instanceof Buffer
      if (!says) continue
      shown.add(path)
      if (noLook.includes(path)) {
        expect(
          mayDo({ role }, 'live:watch', 0) || !['/api/alarms', '/api/incidents', '/api/units'].includes(path),
          `${role} ${path}`,
        ).toBe(true)
        continue
      }
      expect(await lines(id), `${role} ${url}`).toBeGreaterThan(0)
    }
  }
  expect(shown.size).toBeGreaterThan(10)
})
