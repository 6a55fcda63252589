import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withClient } from './database.ts'
import { scratchFolder } from './fixtures/scratch.ts'
import { clusterName } from './postmaster.ts'
import { processesOn } from './processes.ts'
import { pauseAfter, type SupervisionNews, supervisePostgres } from './supervise.ts'

const patient = { timeout: 20_000, interval: 20 }

async function supervise() {
  const news: SupervisionNews[] = []
  const dataDir = join(await scratchFolder(), 'database')
  const server = await supervisePostgres({ dataDir, database: 'app', onNews: (one) => news.push(one) })
  onTestFinished(server.stop)
  return {
    server,
    dataDir,
    news,
    until: (kind: string) => vi.waitUntil(() => news.find((one) => one.kind === kind), patient),
  }
}

const run = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)

/** A client with a statement that takes for ever, and does not look up. */
async function busyClient(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  client.query('SELECT count(*) FROM generate_series(1, 1000000000000)').catch(() => {})
  return (rows[0] as { pid: number }).pid
}

test('a killed server comes back by itself, at the same address, with what was committed', async () => {
  const { server, until, news } = await supervise()
  await run(server.url, 'CREATE TABLE calls AS SELECT 102 AS number')
  const before = server.pid
  process.kill(before, 'SIGKILL')
  await until('up')
  expect(news.map(({ kind }) => kind)).toEqual(['down', 'up'])
  expect(server.pid).not.toBe(before)
  expect(await run(server.url, 'SELECT number FROM calls')).toEqual([{ number: 102 }])
})

test('a session that works on after its server was killed is ended, and the server comes back', async () => {
  const { server, dataDir, until } = await supervise()
  const orphan = await busyClient(server.url)
  await sleep(100)
  process.kill(server.pid, 'SIGKILL')
  await until('up')
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  const cluster = join(dataDir, 'cluster')
  const pids = (await processesOn(cluster, clusterName(cluster))).map(({ pid }) => pid)
  expect(pids).toContain(server.pid)
  expect(pids).not.toContain(orphan)
})

test('a killed session ends all sessions, and the server itself goes on', async () => {
  const { server, until, news } = await supervise()
  const before = server.pid
  process.kill(await busyClient(server.url), 'SIGKILL')
  await until('up')
  expect(news.map(({ kind }) => kind)).toEqual(['down', 'up'])
  expect(server.pid).toBe(before)
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a server that is ended by somebody else is started again', async () => {
  const { server, until } = await supervise()
  process.kill(server.pid, 'SIGTERM')
  process.kill(server.pid, 'SIGINT')
  await until('up')
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('stopping in the middle of a restart leaves nothing running', async () => {
  const { server, dataDir, until } = await supervise()
  process.kill(server.pid, 'SIGKILL')
  await until('down')
  await server.stop()
  const cluster = join(dataDir, 'cluster')
  expect(await processesOn(cluster, clusterName(cluster))).toEqual([])
})

test('pauses grow to ten seconds and no further', () => {
  expect([0, 1, 2, 3, 8, 9, 50].map(pauseAfter)).toEqual([0, 100, 200, 400, 10_000, 10_000, 10_000])
})
