import { afterAll, beforeAll, expect, test } from 'vitest'
import { explaining, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { calledFrom, livesThrough, type Secret, secrets } from './fixtures/life.ts'

/** Everything personal that goes in, and then a search for it through the whole database. */

let at: TestCentre
beforeAll(async () => {
  at = await openTestCentre()
  await livesThrough(at)
})
afterAll(() => at?.close())

const notTold: readonly Secret[] = [
  'key', // is written and never read back
  'crew', // went home when the shift began
  'testReason', // stand in the journal, for the auditor
  'statusReason',
  'shiftCrew', // of a shift that is over
  'checkNote',
  'shiftNote',
  'camera', // was never let in
  'phone', // is used and not shown
]

/** Every row of every table as text; bytes as the text that they may be. */
const everyRow = async (): Promise<string> => {
  const { rows: tables } = await at.pool.query<{ name: string }>(`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`)
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'journal.event',
      'journal.command',
      'board.account',
      'board.incident',
      'board.message',
      'identity.pass',
      'pictures.photo',
      'push.subscription',
      'jobs._private_tasks',
    ]),
  )
  const dumps = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await at.pool.query<{ line: string }>(`select t::text as line from ${name} t`)
      return rows.map(({ line }) => `${name} ${line}`).join('\n')
    }),
  )
  return dumps.join('\n')
}

const hexOf = (text: string): string => Buffer.from(text).toString('hex')

test('nothing personal stands anywhere in the database in clear', async () => {
  const rows = await everyRow()
  expect(rows.length).toBeGreaterThan(10_000)
  const found = Object.entries(secrets).filter(([, secret]) =>
    [secret, hexOf(secret), Buffer.from(secret).toString('base64').slice(0, -4)].some((form) => rows.includes(form)),
  )
  expect(found).toEqual([])
  const elsewhere = rows.split('\n').filter((line) => line.includes(calledFrom) && !line.startsWith('telemetry.'))
  expect(elsewhere).toEqual([])
})

test('but the house can say all of it to whom it concerns', async () => {
  const desk = explaining(await at.as('dispatcher'))
  const incidents = (await desk('GET', '/api/incidents')).body as { id: string; type: string }[]
  const [call, panic] = incidents
  const { id } = panic!
  expect(incidents.map(({ type }) => type)).toEqual(['distress', 'panic'])
  const closed = (await desk('GET', '/api/alarms?status=closed')).body
  const signals = (
    await Promise.all(['1234', '5678'].map(async (one) => (await desk('GET', `/api/signals?account=${one}`)).body))
  ).flat() as { id: string }[]
  const told = JSON.stringify(
    await Promise.all(
      [
        '/api/accounts/1234',
        '/api/units',
        ...signals.map((signal) => `/api/signals/${signal.id}`),
        `/api/incidents/${id}`,
        `/api/incidents/${id}/timeline`,
        `/api/alarms/${closed[0].id}/timeline`,
        `/api/incidents/${call?.id}/timeline`,
        '/api/messages',
      ].map(async (path) => (await desk('GET', path)).body),
    ),
  )
  const untold = Object.entries(secrets).flatMap(([name, secret]) => (told.includes(secret) ? [] : [name]))
  expect(untold).toEqual(notTold)
})

test('nor in the log', () => {
  expect(Object.values(secrets).filter((secret) => at.log.join('\n').includes(secret))).toEqual([])
})

test('the search sees what is there: types of events, codes of signals', async () => {
  expect(await everyRow()).toContain('alarm-escalated')
  expect(await everyRow()).toContain('""code"":""PA""')
})
