import type { RecordedEvent } from '@yordam/journal'
import { type TestDatabase, testDatabase } from '@yordam/postgres/testing'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Jobs } from './jobs.ts'

let database: TestDatabase
let pool: pg.Pool
let open: Jobs[]
let log: string[]
beforeEach(async () => {
  database = await testDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  open = []
  log = []
})
afterEach(async () => {
  for (const jobs of open) await jobs.close()
  await pool.end()
  await database.drop()
})

const patience = { timeout: 20_000 }

const begin = async (): Promise<Jobs> => {
  const effects = ({ type, seq }: RecordedEvent) => (type === 'rung' ? [{ task: 'ring', payload: { seq } }] : [])
  const jobs = new Jobs(database.url, effects, (line) => log.push(line))
  open.push(jobs)
  await jobs.prepare()
  return jobs
}
const event = (seq: number, type = 'rung') => ({ seq, type }) as RecordedEvent
const store = async (jobs: Jobs, ...events: RecordedEvent[]): Promise<void> => {
  for (const { text, values } of jobs.project(events)) await pool.query(text, values as unknown[])
}
const waiting = async (): Promise<number> =>
  (await pool.query('select count(*)::int as count from jobs._private_jobs')).rows[0].count

test('what events ask for is done, for each once; most ask for nothing', async () => {
  const jobs = await begin()
  const done: number[] = []
  jobs.start({ ring: (payload) => void done.push((payload as { seq: number }).seq) })
  expect(jobs.project([event(1, 'signal-received')])).toEqual([])
  await store(jobs, event(2), event(3, 'noted'), event(4))
  await expect.poll(() => done.sort(), patience).toEqual([2, 4])
  await expect.poll(waiting, patience).toBe(0)
})

test('what was asked for before the worker ran is done when it runs, and nothing of a transaction that failed', async () => {
  const first = await begin()
  await store(first, event(1))
  const client = await pool.connect()
  await client.query('begin')
  for (const { text, values } of first.project([event(2)])) await client.query(text, values as unknown[])
  await client.query('rollback')
  client.release()
  await open.pop()!.close()
  const done: unknown[] = []
  const second = await begin()
  second.start({ ring: (payload) => void done.push(payload) })
  await expect.poll(() => done, patience).toEqual([{ seq: 1 }])
  await expect.poll(waiting, patience).toBe(0)
})

test('what a worker had in hand when its process was killed is done by the next one', async () => {
  const first = await begin()
  await store(first, event(1))
  await pool.query(`update jobs._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1`)
  const done: unknown[] = []
  const second = await begin()
  second.start({ ring: (payload) => void done.push(payload) })
  await expect.poll(() => done, patience).toEqual([{ seq: 1 }])
})

test('what failed is tried again, and what it failed of is in the log', async () => {
  const jobs = await begin()
  let tries = 0
  jobs.start({
    ring: () => {
      if (++tries === 1) throw new Error('nobody answers')
    },
  })
  await store(jobs, event(1))
  await expect.poll(() => tries, patience).toBe(2)
  await expect.poll(waiting, patience).toBe(0)
  expect(log.join('\n')).toContain('nobody answers')
})

test('a worker whose connections are cut goes on', async () => {
  const jobs = await begin()
  const done: unknown[] = []
  jobs.start({ ring: (payload) => void done.push(payload) })
  await store(jobs, event(1))
  await expect.poll(() => done.length, patience).toBe(1)
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yordam jobs' and datname = current_database()`,
  )
  await store(jobs, event(2))
  await expect.poll(() => done.length, patience).toBe(2)
})
