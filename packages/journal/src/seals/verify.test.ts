import { appendFile, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AtTheEnd, freshPlace, openAt, type Place, sealsAt, upTo, vaultAt } from '../../testing/database.ts'
import { type SignedHead, verify } from '../index.ts'
import { HEADS_FILE, LEAVES_FILE } from './files.ts'
import { leafBytes } from './leaf.ts'
import { HASH_BYTES, leafHash } from './merkle.ts'

const dirOf = (place: Place) => sealsAt(place).dir
const check = (place: Place) => verify({ connection: place.url, dir: dirOf(place) })

/** Thirty events under three seals of ten, and two that are not sealed. */
const sealedJournal = async (atTheEnd?: AtTheEnd) => {
  const place = await freshPlace(atTheEnd)
  const heads: SignedHead[] = []
  const seals = { ...sealsAt(place), sink: (head: SignedHead) => heads.push(head) }
  const journal = await openAt(place, { vault: vaultAt(place), seals }, atTheEnd)
  const append = (n: number) =>
    journal.append(
      [
        {
          stream: `s:${n % 3}`,
          events: [
            { type: 't', body: { n }, private: { name: { subject: `p:${n}`, retention: 'r', value: `name ${n}` } } },
          ],
        },
      ],
      { at: n },
    )
  for (const n of upTo(32)) {
    append(n)
    if (n % 10 === 0) {
      await journal.settled()
      await journal.sealNow()
    }
  }
  await journal.settled()
  const { vault } = journal
  await vault?.erase('p:7')
  return { place, heads, journal }
}

/** What somebody with the rights of the database's owner can do. */
const tamper = ({ sql }: Place, ...statements: string[]) =>
  sql.query(['set session_replication_role = replica', ...statements, 'reset session_replication_role'].join(';'))

const columns = 'at, stream, version, type, body, private'
const renumber = (from: number, to: number, by: number) => [
  // In two steps: positions are unique.
  `update journal.event set seq = -seq where seq between ${from} and ${to}`,
  `update journal.event set seq = -seq + ${by} where seq < 0`,
]

describe('verify', () => {
  it('finds nothing wrong with a sound journal, also after an erasure, and counts what is not sealed yet', async () => {
    const { place } = await sealedJournal()
    expect(await check(place)).toEqual({ ok: true, events: 32, sealedTo: 30, unsealed: 2, heads: 3, problems: [] })
  })

  it('finds nothing wrong with one that has no event', async () => {
    const place = await freshPlace()
    const journal = await openAt(place, { seals: sealsAt(place) })
    await journal.sealNow()
    expect(await check(place)).toMatchObject({ ok: true, events: 0, sealedTo: 0 })
  })

  const cases: Record<string, { does: readonly string[]; found: readonly { kind: string; seq: number }[] }> = {
    'a changed body': {
      does: [`update journal.event set body = '{"n":1700}' where seq = 17`],
      found: [{ kind: 'changed', seq: 17 }],
    },
    'one more space in a body': {
      does: [`update journal.event set body = '{"n": 5}' where seq = 5`],
      found: [{ kind: 'changed', seq: 5 }],
    },
    'a changed private part': {
      does: ['update journal.event set private = (select private from journal.event where seq = 4) where seq = 23'],
      found: [{ kind: 'changed', seq: 23 }],
    },
    'a private part taken away': {
      does: ['update journal.event set private = null where seq = 1'],
      found: [{ kind: 'changed', seq: 1 }],
    },
    'a changed time and a changed version, far apart': {
      does: [
        'update journal.event set at = at + 1 where seq = 9',
        'update journal.event set version = 1 where seq = 28',
      ],
      found: [
        { kind: 'changed', seq: 9 },
        { kind: 'changed', seq: 28 },
      ],
    },
    'a removed event': { does: ['delete from journal.event where seq = 12'], found: [{ kind: 'removed', seq: 12 }] },
    'several removed events': {
      does: ['delete from journal.event where seq between 8 and 14'],
      found: [{ kind: 'removed', seq: 8 }],
    },
    'a removed event, with all that follow renumbered': {
      does: ['delete from journal.event where seq = 12', ...renumber(13, 32, -1)],
      found: [{ kind: 'removed', seq: 12 }],
    },
    'three removed events, with all that follow renumbered': {
      does: ['delete from journal.event where seq in (5, 6, 7)', ...renumber(8, 32, -3)],
      found: [{ kind: 'removed', seq: 5 }],
    },
    'an inserted event, with all that follow renumbered': {
      does: [
        ...renumber(20, 32, 1),
        `insert into journal.event values (20, 20, 's:1', null, 't', '{"n":"forged"}', null)`,
      ],
      found: [{ kind: 'inserted', seq: 20 }],
    },
    'two inserted events': {
      does: [
        ...renumber(3, 32, 2),
        ...[3, 4].map(
          (seq) => `insert into journal.event values (${seq}, 20, 's:1', null, 't', '{"n":"forged"}', null)`,
        ),
      ],
      found: [{ kind: 'inserted', seq: 3 }],
    },
    'an event before the first': {
      does: [`insert into journal.event values (0, 0, 's:1', null, 't', '{}', null)`],
      found: [{ kind: 'inserted', seq: 0 }],
    },
    'two swapped events': {
      does: [
        'update journal.event set seq = -6 where seq = 6',
        'update journal.event set seq = 6 where seq = 27',
        'update journal.event set seq = 27 where seq = -6',
      ],
      found: [{ kind: 'swapped', seq: 6 }],
    },
    'two neighbours swapped by their content': {
      does: [
        `with content as (select seq, ${columns} from journal.event where seq in (10, 11))
         update journal.event e set (${columns}) = (select ${columns} from content c where c.seq = 21 - e.seq) where seq in (10, 11)`,
      ],
      found: [{ kind: 'swapped', seq: 10 }],
    },
    'a cut end': { does: ['delete from journal.event where seq > 24'], found: [{ kind: 'cut', seq: 25 }] },
    'a cut end, and the seals with it': {
      does: ['delete from journal.event where seq > 15', 'delete from journal.seal where size > 15'],
      found: [
        { kind: 'cut', seq: 16 },
        { kind: 'seals-cut', seq: 20 },
      ],
    },
    'everything deleted': {
      does: ['truncate journal.event, journal.seal'],
      found: [
        { kind: 'cut', seq: 1 },
        { kind: 'seals-cut', seq: 10 },
      ],
    },
    'a seal changed in the database': {
      does: [`update journal.seal set head = replace(head, '"size":20', '"size":20 ') where size = 20`],
      found: [{ kind: 'head-signature', seq: 20 }],
    },
  }
  describe('names', () => {
    let place: Place
    beforeAll(async () => {
      const ends: (() => Promise<void>)[] = []
      place = (await sealedJournal((clean) => ends.unshift(clean))).place
      await place.sql.query(
        'create table event_before as table journal.event; create table seal_before as table journal.seal',
      )
      return async () => {
        for (const clean of ends) await clean()
      }
    })
    afterEach(() =>
      tamper(
        place,
        'truncate journal.event, journal.seal',
        'insert into journal.event table event_before',
        'insert into journal.seal table seal_before',
      ),
    )

    it.each(Object.entries(cases))('%s', async (_, { does, found }) => {
      await tamper(place, ...does)
      const { ok, problems } = await check(place)
      expect(ok).toBe(false)
      expect(problems.map(({ kind, seq }) => ({ kind, seq }))).toEqual(found)
    })
  })

  it('says nothing about a change behind the last seal, for nobody could know', async () => {
    const { place } = await sealedJournal()
    await tamper(place, 'delete from journal.event where seq = 32')
    expect(await check(place)).toMatchObject({ ok: true, unsealed: 1 })
  })

  it('names a leaf that was damaged in the file, and trusts the events whose root was signed', async () => {
    const { place } = await sealedJournal()
    const file = await open(join(dirOf(place), LEAVES_FILE), 'r+')
    await file.write(Buffer.alloc(HASH_BYTES, 9), 0, HASH_BYTES, 13 * HASH_BYTES)
    await file.close()
    expect(await check(place)).toMatchObject({ problems: [{ kind: 'seal-file-damaged', seq: 14 }] })
    // What was changed under another seal is still found.
    await tamper(place, `update journal.event set body = '{}' where seq = 22`)
    expect((await check(place)).problems).toMatchObject([
      { kind: 'seal-file-damaged', seq: 14 },
      { kind: 'changed', seq: 22 },
    ])
  })

  it('names the place when an event and its leaf in the file were changed together', async () => {
    const { place } = await sealedJournal()
    await tamper(place, `update journal.event set body = '{}' where seq = 22`)
    const { rows } = await place.sql.query('select * from journal.event where seq = 22')
    const forged = leafHash(leafBytes({ ...rows[0], seq: 22, at: 22 }))
    const file = await open(join(dirOf(place), LEAVES_FILE), 'r+')
    await file.write(forged, 0, HASH_BYTES, 21 * HASH_BYTES)
    await file.close()
    expect((await check(place)).problems).toMatchObject([
      { kind: 'seal-file-damaged', seq: 21 },
      { kind: 'changed', seq: 21 },
    ])
  })

  it('notices a cut leaves file', async () => {
    const { place } = await sealedJournal()
    await truncate(join(dirOf(place), LEAVES_FILE), 25 * HASH_BYTES)
    expect((await check(place)).problems).toMatchObject([{ kind: 'seal-file-damaged', seq: 26 }])
  })

  it('notices heads that are missing in the file, and lines that are none', async () => {
    const { place } = await sealedJournal()
    const path = join(dirOf(place), HEADS_FILE)
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    await writeFile(path, `${lines.slice(0, 2).join('\n')}\n`)
    expect((await check(place)).problems).toMatchObject([{ kind: 'seal-file-damaged', seq: 30 }])
    await writeFile(path, `${lines.join('\n')}\nnonsense\n`)
    expect((await check(place)).problems).toMatchObject([{ kind: 'seal-file-damaged', seq: 31 }])
  })

  it('notices what somebody without the key has sealed', async () => {
    const { place } = await sealedJournal()
    const other = await sealedJournal()
    const path = join(dirOf(place), HEADS_FILE)
    await appendFile(path, `${JSON.stringify(other.heads[2])}\n`)
    expect((await check(place)).problems).toMatchObject([{ kind: 'head-signature', seq: 30 }])
  })

  it('holds a rewritten history against a head that was kept elsewhere', async () => {
    const { place, heads, journal } = await sealedJournal()
    await journal.close()
    // Whoever has everything, key included, can rewrite everything that is here.
    await tamper(place, `update journal.event set body = '{}' where seq = 2`, 'truncate journal.seal')
    await rm(join(dirOf(place), HEADS_FILE))
    await rm(join(dirOf(place), LEAVES_FILE))
    const again = await openAt(place, { seals: sealsAt(place) })
    await again.sealNow()
    expect(await check(place)).toMatchObject({ ok: true })
    const { problems } = await verify({ connection: place.url, dir: dirOf(place), heads })
    expect(problems.length).toBeGreaterThan(0)
  })

  it('works while the journal is being written and sealed', async () => {
    const place = await freshPlace()
    const journal = await openAt(place, { seals: { ...sealsAt(place), everyMs: 5 } })
    let over = false
    const writing = (async () => {
      for (let n = 1; !over; n++)
        await journal.append([{ stream: 's', events: [{ type: 't', body: { n } }] }], { at: n }).committed
    })()
    for (let round = 0; round < 5; round++) expect((await check(place)).problems).toEqual([])
    over = true
    await writing
  })
})
