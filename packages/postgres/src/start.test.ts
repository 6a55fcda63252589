import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { withClient } from './database.ts'
import { erasePostgres } from './erase.ts'
import { startHolder } from './fixtures/holders.ts'
import { scratchFolder } from './fixtures/scratch.ts'
import { isPostmaster } from './postmaster.ts'
import { isAlive } from './processes.ts'
import { findPostgres, type Postgres, type StartOptions, startPostgres } from './start.ts'

/** A database for the tests that leave it as whole as they found it: making one takes a second. */
const dataDir = join(await mkdtemp(join(tmpdir(), 'pg-test-')), 'database')
await chmod(dirname(dataDir), 0o755)
afterAll(() => rm(dirname(dataDir), { recursive: true }))

/** Starts, and stops at the end of the test. */
async function start(dataDir: string, options: Partial<StartOptions> = {}): Promise<Postgres> {
  const server = await startPostgres({ dataDir, database: 'app', ...options })
  onTestFinished(server.stop)
  return server
}

const databaseIn = async (mode?: number) => join(await scratchFolder(mode), 'database')

const run = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)

test('a database is made, and keeps what was committed over a stop', async () => {
  const dataDir = await databaseIn()
  const first = await start(dataDir)
  await run(first.url, 'CREATE TABLE calls AS SELECT 102 AS number')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const second = await start(dataDir)
  expect(second).toMatchObject({ adopted: false, url: first.url })
  expect(await run(second.url, 'SELECT number FROM calls')).toEqual([{ number: 102 }])
})

test('commits last, text is UTF-8 in the order of code points, and pages are checked', async () => {
  const { url } = await start(dataDir)
  const [settings] = await run(
    url,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
            current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding,
            current_setting('listen_addresses') AS addresses,
            (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = 'app') AS locale`,
  )
  expect(settings).toEqual({
    ...{ fsync: 'on', commit: 'on', checksums: 'on', encoding: 'UTF8', addresses: '', locale: 'b C.UTF-8' },
  })
})

test('nobody comes in without the password', async () => {
  const { url } = await start(dataDir)
  const guess = new URL(url)
  guess.password = 'postgres'
  await expect(run(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('stopping twice is stopping once, and is no exit of its own accord', async () => {
  const server = await start(dataDir)
  const reasons: string[] = []
  server.onExit((reason) => reasons.push(reason))
  await Promise.all([server.stop(), server.stop()])
  expect(reasons).toEqual([])
})

test('a server that is killed tells why it ended', async () => {
  const server = await start(dataDir)
  const reason = new Promise((resolve) => server.onExit(resolve))
  process.kill(server.pid, 'SIGKILL')
  expect(await reason).toBe('killed by SIGKILL')
})

test('a folder whose path is too long for a socket is served on the loopback address', async () => {
  const dataDir = join(await scratchFolder(), 'a-long-name'.repeat(12), 'database')
  const server = await start(dataDir)
  expect(new URL(server.url).searchParams.get('host')).toBe('127.0.0.1')
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('of processes that start one folder at once, one holds it, and the others hear who', async () => {
  const dataDir = await databaseIn()
  const holders = await Promise.all([startHolder(dataDir), startHolder(dataDir), startHolder(dataDir)])
  const winners = holders.filter(({ report }) => report.url)
  expect(winners).toHaveLength(1)
  for (const { report } of holders.filter((holder) => holder !== winners[0])) {
    expect(report).toMatchObject({
      code: 'in-use',
      message: expect.stringContaining(`process ${winners[0]!.process.pid} since`),
    })
  }

  // All over again, when the process and its server were killed together.
  await winners[0]!.kill()
  process.kill(winners[0]!.report.pid!, 'SIGKILL')
  const heirs = await Promise.all([startHolder(dataDir), startHolder(dataDir), startHolder(dataDir)])
  const reports = heirs.map(({ report }) => report.code ?? `adopted: ${report.adopted}`)
  expect(reports.sort()).toEqual(['adopted: false', 'in-use', 'in-use'])
  const heir = heirs.find(({ report }) => report.url)!
  await heir.stop()
  expect(await isPostmaster(heir.report.pid!, join(dataDir, 'cluster'))).toBe(false)
})

test('a second start is refused, under whatever name, and leaves the first alone', async () => {
  const first = await start(dataDir)
  const link = join(await scratchFolder(), 'link')
  await symlink(dirname(dataDir), link)
  await expect(start(join(link, 'database'), { graceMs: 0 })).rejects.toMatchObject({ code: 'in-use' })
  await expect(startPostgres({ dataDir, database: 'app' })).rejects.toMatchObject({ code: 'in-use' })
  expect(await run(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('the server of a killed process is taken over', async () => {
  const holder = await startHolder(dataDir)
  await holder.kill()
  expect(isAlive(holder.report.pid!)).toBe(true)

  const server = await start(dataDir)
  expect(server).toMatchObject({ adopted: true, pid: holder.report.pid })
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  const reason = new Promise((resolve) => server.onExit(resolve))
  process.kill(server.pid, 'SIGKILL')
  await reason
})

test('a server left over with other settings is ended cleanly and started with the new ones', async () => {
  const holder = await startHolder(dataDir)
  await holder.kill()
  const server = await start(dataDir, { settings: { work_mem: '3MB' } })
  expect(server.adopted).toBe(false)
  expect(await isPostmaster(holder.report.pid!, join(dataDir, 'cluster'))).toBe(false)
  expect(await run(server.url, 'SHOW work_mem')).toEqual([{ work_mem: '3MB' }])
})

test('a running server is found by who does not hold it', async () => {
  const wanted = { dataDir, database: 'app' }
  expect(await findPostgres(wanted)).toBeUndefined()
  const server = await start(dataDir)
  expect(await findPostgres(wanted)).toBe(server.url)
  await server.stop()
  expect(await findPostgres(wanted)).toBeUndefined()
})

test('an initdb that was killed half-way leaves nothing in the way', async () => {
  const dataDir = await databaseIn()
  await mkdir(join(dataDir, '.initdb', 'cluster', 'base'), { recursive: true })
  await writeFile(join(dataDir, '.initdb', 'cluster', 'PG_VERSION'), '18\n')
  const server = await start(dataDir)
  expect(await run(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await expect(readFile(join(dataDir, '.initdb', 'cluster', 'PG_VERSION'))).rejects.toThrow('ENOENT')
})

/** Contents of `postmaster.pid` that a fallen machine may leave, given the one of a killed server. */
const pidFiles: Readonly<Record<string, (left: string) => string>> = {
  'of a killed server': (left) => left,
  'that is empty': () => '',
  'of garbage': () => '\0\0\0 no number\n',
  'whose number belongs to another program by now': (left) => left.replace(/^\d+/, String(process.ppid)),
}

test.each(Object.keys(pidFiles))('a lock file %s does not keep the server from starting', async (kind) => {
  const first = await start(dataDir)
  await run(first.url, 'CREATE TABLE IF NOT EXISTS calls AS SELECT 102 AS number')
  const gone = new Promise((resolve) => first.onExit(resolve))
  process.kill(first.pid, 'SIGKILL')
  await gone
  const path = join(dataDir, 'cluster', 'postmaster.pid')
  await writeFile(path, pidFiles[kind]!(await readFile(path, 'utf8')))
  const socketLock = join(dataDir, 'socket', '.s.PGSQL.5432.lock')
  await writeFile(socketLock, pidFiles[kind]!(await readFile(socketLock, 'utf8')))

  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(await run(second.url, 'SELECT number FROM calls')).toEqual([{ number: 102 }])
})

test('a folder of another version is left alone', async () => {
  const dataDir = await databaseIn()
  await (await start(dataDir)).stop()
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '17\n')
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'other-version', message: expect.stringContaining('17') })
})

test('a lost or exchanged password is named', async () => {
  const dataDir = await databaseIn()
  await (await start(dataDir)).stop()
  await writeFile(join(dataDir, 'password'), 'another\n')
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'not-ours' })
  expect(await findPostgres({ dataDir, database: 'app' })).toBeUndefined()
  await rm(join(dataDir, 'password'))
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'not-ours' })
})

test('a database that lay elsewhere, and is gone, is not begun anew', async () => {
  const dataDir = await databaseIn()
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'location'), join(dataDir, 'unplugged'))
  await expect(start(dataDir)).rejects.toMatchObject({
    code: 'not-ours',
    message: expect.stringContaining('unplugged'),
  })
})

test('a database is erased with the server that a killed process left, and never under its holder', async () => {
  const dataDir = await databaseIn()
  const holder = await startHolder(dataDir)
  await expect(erasePostgres(dataDir)).rejects.toMatchObject({ code: 'in-use' })
  await holder.kill()
  await erasePostgres(dataDir)
  await expect(readdir(dirname(dataDir))).resolves.toEqual([])

  const other = await scratchFolder()
  await erasePostgres(other)
  await expect(readdir(other)).resolves.toEqual([])
})

const refused = [
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['listen_addresses', '*'],
] as const

test.each(refused)('the setting %s = %s is refused', async (name, value) => {
  await expect(start(await databaseIn(), { settings: { [name]: value } })).rejects.toMatchObject({
    code: 'setting-refused',
  })
})

test('a setting that PostgreSQL does not know is answered with its own words', async () => {
  const failure = start(dataDir, { settings: { shared_bufers: '1GB' } })
  await expect(failure).rejects.toMatchObject({
    code: 'start-failed',
    message: expect.stringContaining('shared_bufers'),
  })
})
