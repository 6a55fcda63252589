import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDialler } from '@yordam/dc09'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allZones } from './house/panels.ts'
import { type ServerProcess, startServer } from './house/server-process.ts'
import { registerTown } from './house/town.ts'

/** A disk of our own that can be filled without harming anybody. Only root may make one; CI is root. */
const disk = mkdtempSync(join(tmpdir(), 'yordam-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=711', 'tmpfs', disk]).status === 0
if (!mounted) console.log('The full disk is not tried: making a disk to fill needs root.')

let server: ServerProcess

beforeAll(async () => {
  if (mounted) server = await startServer({ data: disk })
}, 120_000)

afterAll(async () => {
  await server?.stop()
  if (mounted) spawnSync('umount', [disk])
  chmodSync(disk, 0o700)
  rmSync(disk, { recursive: true, force: true })
})

const health = async (): Promise<string> =>
  ((await (await fetch(`${server.url}/api/health`)).json()) as { status: string }).status

test.skipIf(!mounted)(
  'a full disk: nothing is acknowledged that is not stored, the house says so, and goes on when there is room',
  async () => {
    const { token, accounts } = await registerTown(server, { accounts: 4, units: [] })
    const ballast = join(disk, 'ballast')
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, Buffer.alloc((bavail - 40) * bsize))

    // Panels report long signals until the log has no room left. What is acknowledged is counted.
    const acknowledged = new Map<string, number>()
    const fill = async (account: string): Promise<void> => {
      const panel = createDialler({
        host: '127.0.0.1',
        port: server.dc09Port,
        transport: 'tcp',
        account,
        timeoutMs: 1_000,
        attempts: 3,
      })
      try {
        for (let n = 0; ; n++) {
          await panel.send({ data: `#${account}|Nri1/BA1^${n} ${'x'.repeat(700)}^` })
          acknowledged.set(account, n + 1)
        }
      } catch {
        panel.close()
      }
    }
    await Promise.all(accounts.map(fill))
    expect(await health()).toBe('journal-down')
    const full = await fetch(`${server.url}/api/accounts/9999`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ account: '9999', premises: { name: 'N', address: 'A', position: [69, 41] } }),
    })
    expect(full.status).toBe(503)

    rmSync(ballast)
    while ((await health()) !== 'ok') await sleep(100)
    let total = 0
    for (const account of accounts) {
      const kept = (await allZones(server, token, account)).length
      // The last one of each panel was given up without an answer: it may be there, and was not acknowledged.
      expect(kept).toBeGreaterThanOrEqual(acknowledged.get(account) ?? 0)
      expect(kept).toBeLessThanOrEqual((acknowledged.get(account) ?? 0) + 1)
      total += kept
    }
    const panel = createDialler({
      host: '127.0.0.1',
      port: server.dc09Port,
      transport: 'tcp',
      account: accounts[0]!,
      firstSequence: 9000,
    })
    expect((await panel.send({ data: `#${accounts[0]}|Nri1/PA1` })).reply).toBe('ack')
    panel.close()
    console.log(`${total} signals until the disk was full: none lost, none acknowledged in vain`)
  },
  180_000,
)
