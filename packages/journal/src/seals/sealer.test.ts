import { appendFile, cp, readFile, rename, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { endSessions, freshPlace, openAt, type Place, sealsAt, upTo } from '../../testing/database.ts'
import { type Journal, SealMismatch, verify } from '../index.ts'
import { HEADS_FILE, LEAVES_FILE } from './files.ts'
import { HASH_BYTES } from './merkle.ts'

const write = async (journal: Journal, count: number) => {
  for (const n of upTo(count)) journal.append([{ stream: 's', events: [{ type: 't', body: { n } }] }], { at: n })
  await journal.settled()
}

const file = (place: Place, name: string) => join(sealsAt(place).dir, name)
const check = (place: Place) => verify({ connection: place.url, dir: sealsAt(place).dir })

describe('the sealer', () => {
  it('seals by itself, and for the last time when the journal is closed', async () => {
    const place = await freshPlace()
    const sizes: number[] = []
    const journal = await openAt(place, {
      seals: { ...sealsAt(place), everyMs: 20, sink: (head) => sizes.push(JSON.parse(head.text).size) },
    })
    await write(journal, 3)
    await vi.waitFor(() => expect(sizes.at(-1)).toBe(3), 10_000)
    expect(journal.sealStatus).toMatchObject({ head: { size: 3, site: 1 }, problem: undefined })
    await write(journal, 4)
    await journal.close()
    expect(sizes.at(-1)).toBe(7)
    expect(await check(place)).toMatchObject({ ok: true, sealedTo: 7 })
    expect((await stat(file(place, 'seal-private.pem'))).mode & 0o777).toBe(0o600)
  })

  it.each<[string, (place: Place, before: string) => Promise<unknown>]>([
    ['leaves without a head', (place) => appendFile(file(place, LEAVES_FILE), Buffer.alloc(5 * HASH_BYTES + 7, 1))],
    ['half a line of a head', (place) => appendFile(file(place, HEADS_FILE), '{"text":"{')],
    ['leaves that never reached the disk', (place) => truncate(file(place, LEAVES_FILE), 4 * HASH_BYTES + 3)],
    [
      'a head that never reached the file',
      async (place) => {
        const lines = (await readFile(file(place, HEADS_FILE), 'utf8')).trimEnd().split('\n')
        await truncate(file(place, HEADS_FILE), Buffer.byteLength(lines[0]!) + 1)
      },
    ],
    [
      'a head that never reached the database',
      ({ sql }) =>
        sql.query(
          'set session_replication_role = replica; delete from journal.seal where size > 5; reset session_replication_role',
        ),
    ],
    ['a tree edge of another time', (place, before) => cp(before, file(place, 'edge.json'))],
    ['no tree edge', (place) => rm(file(place, 'edge.json'))],
  ])('mends what a crash left behind: %s', async (_, damage) => {
    const place = await freshPlace()
    const first = await openAt(place, { seals: sealsAt(place) })
    await write(first, 5)
    await first.sealNow()
    const before = join(place.dir, 'edge.before')
    await cp(file(place, 'edge.json'), before)
    await write(first, 5)
    await first.close()
    await damage(place, before)
    const second = await openAt(place, { seals: sealsAt(place) })
    await write(second, 2)
    await second.sealNow()
    expect(await check(place)).toMatchObject({ ok: true, sealedTo: 12, heads: 3, problems: [] })
  })

  it('goes on when its connection was ended', async () => {
    const place = await freshPlace()
    const journal = await openAt(place, { seals: sealsAt(place) })
    await write(journal, 2)
    await journal.sealNow()
    await endSessions(place, 'journal sealer')
    await write(journal, 2)
    await vi.waitFor(() => journal.sealNow(), 10_000)
    expect(await check(place)).toMatchObject({ ok: true, sealedTo: 4 })
  })

  it('does not seal over a gap, and says so', async () => {
    const place = await freshPlace()
    const problems: string[] = []
    const journal = await openAt(place, {
      seals: { ...sealsAt(place), onProblem: (problem) => problems.push(problem) },
    })
    await write(journal, 5)
    await place.sql.query('set session_replication_role = replica; delete from journal.event where seq = 3')
    await expect(journal.sealNow()).rejects.toThrow(SealMismatch)
    expect(problems).toEqual(['Event 3 is missing'])
    expect(journal.sealStatus?.problem).toBe('Event 3 is missing')
  })

  it('does not let positions be given away twice: a table that ends before its seals is not opened', async () => {
    const place = await freshPlace()
    const first = await openAt(place, { seals: sealsAt(place) })
    await write(first, 5)
    await first.close()
    await place.sql.query(
      'set session_replication_role = replica; delete from journal.event where seq > 3; reset session_replication_role',
    )
    await expect(openAt(place, { seals: sealsAt(place) })).rejects.toThrow(SealMismatch)
    // The way on after a backup was restored: a new series of seals.
    await rename(sealsAt(place).dir, join(place.dir, 'kept'))
    const second = await openAt(place, { seals: sealsAt(place) })
    await write(second, 1)
    await second.sealNow()
    expect(await check(place)).toMatchObject({ ok: true, sealedTo: 4 })
  })
})
