import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from '../fixtures/centre.ts'
import { type Door, documentOf } from '../fixtures/document.ts'
import { livesThrough, secrets } from '../fixtures/life.ts'
import { picture } from '../fixtures/picture.ts'
import { streams } from '../fixtures/routes.ts'

/** A crew that asks, by name, for what is another crew's: its job, its photographs, its messages, its shift, its call for help. */

let at: TestCentre
let thief: Ask
let doors: readonly Door[]
let sample: Awaited<ReturnType<typeof documentOf>>['sample']
let names: readonly string[]
beforeAll(async () => {
  at = await openTestCentre()
  await livesThrough(at)
  const desk = await at.as('supervisor')
  await desk('POST', '/api/units', { id: 'T-12', capabilities: ['patrol'], crew: ['Thief'] })
  const { rows: incidents } = await at.pool.query<{ id: string }>('select id from board.incident')
  await (await at.as('crew', 'T-11'))('POST', '/api/units/T-11/distress', {})
  thief = await at.as('crew', 'T-12')
  const api = await documentOf(at)
  sample = api.sample
  doors = api.doors.filter(({ path }) => !streams.includes(path))
  const tables = ['incident', 'alarm', 'message', 'unit', 'account', 'staff', 'token']
  const ids = await Promise.all(tables.map((name) => at.pool.query<{ id: string }>(`select id from board.${name}`)))
  const { rows: photos } = await at.pool.query<{ id: string }>('select id::text from pictures.photo')
  const things = [...ids.flatMap(({ rows }) => rows), ...photos].map(({ id }) => id)
  const assignments = incidents.flatMap(({ id }) => [`${id}.1`, `${id}.2`, `${id}.3`])
  names = [...things, ...assignments].filter((id) => id !== 'T-12')
})
afterAll(() => at?.close())

/** Somebody of the crew of T-12. */
const thiefCalled = async (id: string): Promise<Ask> => {
  const person = { id, name: 'Thief', role: 'crew', unit: 'T-12' } as const
  const headers = { authorization: `Bearer ${await at.centre.identity.people.let(person, 'token')}` }
  return (method, path, body, more = {}) => at.stranger(method, path, body, { ...headers, ...more })
}

const withName = ({ path }: Door, name: string): string => path.replace(/\{\w+\}/g, encodeURIComponent(name))
const hasName = ({ inPath }: Door): boolean => inPath.length > 0

/** Everything that an answer must not hold for who has no business there. */
const found = (bytes: Buffer): string[] => {
  const text = bytes.toString('latin1')
  const said = Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []))
  return bytes.includes(picture.subarray(20, 200)) ? [...said, 'photograph'] : said
}

describe('cross-person object access by id', () => {
  test('its own crew is told of it, so that there is something to be kept', async () => {
    const own = await at.as('crew', 'T-11')
    const seen = new Set<string>()
    for (const door of doors.filter(({ method }) => method === 'GET').filter(hasName))
      for (const name of names)
        for (const secret of found((await own('GET', withName(door, name))).bytes)) seen.add(secret)
    expect([...seen]).toEqual(expect.arrayContaining(['changedNarrative', 'incidentPlace', 'crewNote', 'photograph']))
  })

  test('another crew is told nothing of it, at any door by any name', async () => {
    let asked = 0
    for (const door of doors.filter(({ method }) => method === 'GET'))
      for (const name of hasName(door) ? names : ['']) {
        const { status, bytes } = await thief('GET', withName(door, name))
        expect([`${door.path} ${name} ${status}`, ...found(bytes)]).toHaveLength(1)
        asked++
      }
    expect(asked).toBeGreaterThan(200)
  })

  test('another crew changes nothing of it, at any door by any name', async () => {
    const done: string[] = []
    const before = await at.pool.query<{ n: number }>('select max(seq)::int as n from journal.event')
    for (const door of doors.filter(({ method }) => method !== 'GET').filter(hasName)) {
      // Each for himself: what one of them may say in a minute is counted.
      const another = await thiefCalled(door.path)
      for (const name of names) {
        const body = door.path.endsWith('/photos') ? picture : door.body && sample(door.body)
        const headers: Record<string, string> = door.path.endsWith('/photos') ? { 'content-type': 'image/jpeg' } : {}
        const { status } = await another(door.method, withName(door, name), body, headers)
        expect(status).toBeLessThan(500)
        // Pictures are counted sooner than names.
        if (!door.path.endsWith('/photos')) expect(status).not.toBe(429)
        if (status < 300) done.push(`${door.method} ${door.path} ${name}`)
      }
    }
    const { rows } = await at.pool.query('select stream, type from journal.event where seq > $1', [before.rows[0]!.n])
    expect({ done, rows }).toEqual({ done: [], rows: [] })
  })

  test('and names another unit in a form as vainly as in an address', async () => {
    const writes = await thief('POST', '/api/messages', { to: { unit: 'T-11' }, text: 'turn round' })
    expect(writes).toMatchObject({ status: 403, body: { code: 'crew-writes-to-desk' } })
  })
})
