import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres } from '@yordam/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServerProcess, startServer } from './house/server-process.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await startServer()
}, 120_000)
afterAll(() => server.remove())

/** A unit at a station, and a call that it was at: what there is to play. */
const answerOneCall = async (): Promise<void> => {
  const tokenOf = async (role: string) => lastLine(await server.yordam('token', 'create', '--role', role))
  const [office, desk] = [await tokenOf('administrator'), await tokenOf('dispatcher')]
  const position = [69.24, 41.31]
  await server.api(office, 'PUT', '/api/stations/bank', { id: 'bank', name: 'Bank', position, area: null })
  await server.api(office, 'POST', '/api/units', { id: 'T-01', capabilities: ['patrol'], station: 'bank' })
  const incident = await server.api<{ id: string }>(desk, 'POST', '/api/incidents', {
    type: 'disturbance',
    priority: 3,
    place: { position, address: 'Navoiy 4' },
  })
  await server.api(desk, 'POST', `/api/incidents/${incident.id}/assignments`, { units: ['T-01'] })
}

const lastLine = (printed: string): string => printed.split('\n').at(-1)!

/** Another server process on this data, which is expected to stop at once; returns what it said. */
const startAnother = async (environment: Readonly<Record<string, string>>, ...words: string[]): Promise<string> => {
  const run = promisify(execFile)(process.execPath, ['server/src/main.ts', '--no-screens', ...words], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, YORDAM_DATA: server.data, YORDAM_HTTP_PORT: '0', YORDAM_DC09_PORT: '0', ...environment },
    timeout: 30_000,
  })
  const failed = (await run.catch((error: unknown) => error)) as { code?: number; stderr: string }
  expect(failed.code).toBe(1)
  return failed.stderr
}

const csv = (name: string, ...lines: string[]): string => {
  const file = join(server.data, '..', name)
  writeFileSync(file, `account,key,name,address,longitude,latitude,notes\n${lines.join('\n')}\n`)
  return file
}

test('before there are units and calls, there is nothing of one’s own to play, and it is said why', async () => {
  await expect(server.yordam('simulate', '--own')).rejects.toThrow(/There is nothing to play: .* no units/)
  await answerOneCall()
})

describe.each(['running', 'stopped'])('while the server is %s', (state) => {
  beforeAll(() => (state === 'stopped' ? server.stop() : undefined))
  afterAll(() => (state === 'stopped' ? server.restart() : undefined), 60_000)
  const first = state === 'running' ? '7001' : '7101'

  test('a token is made, and is the last line', async () => {
    expect(lastLine(await server.yordam('token', 'create', '--role', 'operator'))).toMatch(/^token_\S+$/)
  })

  test('a role that does not exist is named with those that do', async () => {
    await expect(server.yordam('token', 'create', '--role', 'king')).rejects.toThrow(/Allowed choices are operator/)
  })

  test('accounts are imported, again without harm', async () => {
    const file = csv('good.csv', `${first},00112233445566778899aabbccddeeff,"Shop ""A""",Navoiy 4,69.24,41.31,Dog`)
    expect(lastLine(await server.yordam('accounts', 'import', file))).toBe('1 accounts registered')
    expect(lastLine(await server.yordam('accounts', 'import', file))).toBe('1 accounts registered')
  })

  test('a file with a mistake imports nothing, and the mistake is named by its line', async () => {
    const file = csv('bad.csv', `${first}1,,Good,Navoiy 5,69.24,41.31,`, `${first}2,xyz,Bad key,Navoiy 6,69.24,141.31,`)
    await expect(server.yordam('accounts', 'import', file)).rejects.toThrow(/Nothing was imported[\s\S]*Line 3: key/)
  })

  test('the area of its own is played, and says nothing of whom it was', async () => {
    const played = await server.yordam('simulate', '--own', '--days', '2')
    expect(played).toMatch(
      /2 days of this duty centre, seed 1\.\n1 unit at 1 station, 1 call of the last day, the usual plans, over straight/,
    )
    expect(played).toMatch(/closest +coverage\ncalls answered +\d+ +\d+$/m)
    expect(played).not.toMatch(/Navoiy|69\.2/)
  })

  test('the journal is verified and exported', async () => {
    const verified = await server.yordam('journal', 'verify')
    expect(verified).toContain('The journal is as it was sealed.')
    expect(verified).toMatch(
      /[1-9]\d* rows of the read tables compared with the journal\nThe read tables are what follows/,
    )
    const exported = JSON.parse(await server.yordam('journal', 'export', '--stream', `account:${first}`))
    expect(exported).toMatchObject({
      format: 'journal-export/1',
      events: [{ row: { stream: `account:${first}` } }, {}],
    })
    expect(JSON.stringify(exported)).not.toContain('Navoiy')
  })
})

test('an area of one’s own is not played where a duty centre was never opened', async () => {
  const data = mkdtempSync(join(tmpdir(), 'yordam-test-'))
  chmodSync(data, 0o711)
  const run = promisify(execFile)(process.execPath, ['server/src/cli.ts', 'simulate', '--own'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, YORDAM_DATA: join(data, 'data') },
  })
  await expect(run.finally(() => rmSync(data, { recursive: true, force: true }))).rejects.toThrow(
    /not been opened by this version yet/,
  )
})

test('what was imported either way is served, and the keys are not', async () => {
  const token = lastLine(await server.yordam('token', 'create', '--role', 'registrar'))
  const accounts = await server.api<{ account: string; encrypted: boolean }[]>(token, 'GET', '/api/accounts')
  expect(accounts).toMatchObject([
    { account: '7001', encrypted: true },
    { account: '7101', encrypted: true },
  ])
  await server.api(token, 'POST', '/api/looks', { thing: 'account:7001', because: 'register' })
  const opened = await server.api<object>(token, 'GET', '/api/accounts/7001')
  expect(opened).toMatchObject({ account: '7001', premises: { name: 'Shop "A"' } })
  expect(JSON.stringify([accounts, opened])).not.toContain('00112233')
})

describe('a second server', () => {
  test('on the same data is told who has it', async () => {
    expect(await startAnother({})).toMatch(new RegExp(`${server.url}.*process ${server.pid}`))
  })

  test('for a demonstration does not touch real data', async () => {
    expect(await startAnother({}, '--demo')).toContain('holds real data')
  })

  test('with a wrong setting is told which', async () => {
    expect(await startAnother({ YORDAM_HTTP_PORT: 'eighty', YORDAM_TIMEZONE: 'Mars/Olympus' })).toMatch(
      /YORDAM_HTTP_PORT="eighty"[\s\S]*YORDAM_TIMEZONE="Mars\/Olympus": is not a time zone/,
    )
  })
})

test('a row of a read table that was changed behind its back is named by verify', async () => {
  const url = await findPostgres({ dataDir: join(server.data, 'postgres'), database: 'yordam' })
  const client = new pg.Client({ connectionString: url! })
  await client.connect()
  const change = (from: string, to: string) =>
    client.query(`update board.account set state = replace(state::text, $1, $2)::json where id = '7101'`, [from, to])
  await change('"onTestUntil":null', '"onTestUntil":1')
  const said = await server.yordam('journal', 'verify').catch((error: unknown) => error)
  await change('"onTestUntil":1', '"onTestUntil":null')
  await client.end()
  expect(said).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /journal is as it was sealed[\s\S]*^board\.account: the row 7101 has another state$[\s\S]*THE READ TABLES ARE NOT/m,
    ),
  })
})

test('an event that was changed behind its back is named by verify', async () => {
  await server.stop()
  await server.restart()
  const url = await findPostgres({ dataDir: join(server.data, 'postgres'), database: 'yordam' })
  const client = new pg.Client({ connectionString: url! })
  await client.connect()
  await client.query(`set session_replication_role = replica`)
  const { rows } = await client.query(
    `update journal.event set body = replace(body, '7001', '7002')
     where seq = (select min(seq) from journal.event where body like '%7001%') returning seq`,
  )
  await client.end()
  const place = `event ${rows[0].seq}`
  await expect(server.yordam('journal', 'verify')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      new RegExp(`^changed at ${place}:[\\s\\S]*THE JOURNAL IS NOT AS IT WAS SEALED: the first place is ${place}\\.`),
    ),
  })
})

const porto = join(import.meta.dirname, '../../shared/data/osm/porto.osm.pbf')
const canLook = existsSync(porto) && existsSync('/proc/self/fd')
if (!canLook) console.log(`skipped: there is no ${porto}, or no /proc`)

describe.runIf(canLook)('the building of an atlas', () => {
  const opened = (pid: number): readonly string[] =>
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)]
      } catch {
        return [] // closed since
      }
    })

  test('can be broken off, and what is there stays as it is', async () => {
    const folder = join(server.data, 'atlas')
    const before = readdirSync(folder)
    const building = spawn(process.execPath, ['server/src/cli.ts', 'atlas', 'build', porto], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, YORDAM_DATA: server.data },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    building.stderr.on('data', (text: Buffer) => {
      said += text
    })
    const ended = new Promise<number | null>((resolve) => building.once('exit', resolve))
    // It has begun when it reads.
    await expect.poll(() => opened(building.pid!), { timeout: 60_000, interval: 20 }).toContain(realpathSync(porto))
    building.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(said).toMatch(/Broken off\. The atlas that is there stays as it is\./)
    expect(readdirSync(folder)).toEqual(before)
  }, 90_000)
})
