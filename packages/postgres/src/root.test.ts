import { chmod, chown, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Account, isRoot, parseAccounts, reaches } from './account.ts'
import { withClient } from './database.ts'
import { erasePostgres } from './erase.ts'
import { startHolder } from './fixtures/holders.ts'
import { scratchFolder } from './fixtures/scratch.ts'
import { livingPostmaster } from './postmaster.ts'
import { startPostgres } from './start.ts'

if (!isRoot) console.log('Not started as root: what root does differently is not tested here.')

async function start(dataDir: string) {
  const server = await startPostgres({ dataDir, database: 'app' })
  onTestFinished(server.stop)
  return server
}

/** Some account that can run Node and read this package, if there is one. */
async function ordinaryAccount(): Promise<Account | undefined> {
  if (!isRoot) return undefined
  const account = parseAccounts(await readFile('/etc/passwd', 'utf8')).find(({ name }) => name === 'nobody')
  const open = account && (await reaches(account, process.execPath)) && (await reaches(account, import.meta.dirname))
  return open ? account : undefined
}

const ordinary = await ordinaryAccount()

test('accounts are read from passwd, root aside; macOS counts nobody from below', () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\n# note\nanna:x:1000:100:Anna:/:/bin/sh\nnobody:*:-2:-2::/:/bin/false\n'
  expect(parseAccounts(passwd)).toEqual([
    { name: 'anna', uid: 1000, gid: 100 },
    { name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 },
  ])
})

describe.skipIf(!isRoot)('started as root', () => {
  test('the server and its files belong to another account, and the password to root', async () => {
    const dataDir = join(await scratchFolder(), 'database')
    await start(dataDir)
    const { uid } = await stat(join(dataDir, 'cluster'))
    expect(uid).not.toBe(0)
    expect(await stat(join(dataDir, 'cluster', 'postmaster.pid'))).toMatchObject({ uid })
    expect(await stat(join(dataDir, 'password'))).toMatchObject({ uid: 0, mode: 0o100600 })
    expect((await stat(join(dataDir, 'socket'))).mode & 0o777).toBe(0o700)
  })

  test('a database in a folder closed to that account lies elsewhere, and is found again', async () => {
    const dataDir = join(await scratchFolder(0o700), 'database')
    const first = await start(dataDir)
    await withClient(first.url, (client) => client.query('CREATE TABLE calls AS SELECT 102 AS number'))
    await first.stop()
    const elsewhere = (await readFile(join(dataDir, 'location'), 'utf8')).trim()
    expect((await stat(join(elsewhere, 'cluster'))).mode & 0o777).toBe(0o700)

    const second = await start(dataDir)
    const { rows } = await withClient(second.url, (client) => client.query('SELECT number FROM calls'))
    expect(rows).toEqual([{ number: 102 }])

    await second.stop()
    await erasePostgres(dataDir)
    await expect(stat(elsewhere)).rejects.toThrow('ENOENT')
  })

  test('a database whose folder was closed afterwards is not begun anew', async () => {
    const folder = await scratchFolder()
    const dataDir = join(folder, 'database')
    await (await start(dataDir)).stop()
    await chmod(folder, 0o700)
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'not-ours', message: expect.stringContaining('chmod') })
  })
})

describe.skipIf(!ordinary)('started by an ordinary user', () => {
  test('all belongs to that user; root can serve it too, under that user', async () => {
    const folder = await scratchFolder()
    await chown(folder, ordinary!.uid, ordinary!.gid)
    const dataDir = join(folder, 'database')
    const holder = await startHolder(dataDir, ordinary)
    expect(holder.report).toMatchObject({ adopted: false })
    expect(await stat(join(dataDir, 'password'))).toMatchObject({ uid: ordinary!.uid, mode: 0o100600 })
    await holder.stop()
    expect(await livingPostmaster(join(dataDir, 'cluster'))).toBeUndefined()

    await start(dataDir)
    expect(await stat(join(dataDir, 'cluster', 'postmaster.pid'))).toMatchObject({ uid: ordinary!.uid })
  })

  test('a database that root made is refused, with what to do', async () => {
    const dataDir = join(await scratchFolder(), 'database')
    await (await start(dataDir)).stop()
    const { report } = await startHolder(dataDir, ordinary)
    expect(report).toMatchObject({ code: 'not-ours' })
  })
})
