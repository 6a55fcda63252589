import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { freshPlace, openAt, stored, upTo, vaultAt } from '../testing/database.ts'
import {
  ConcurrencyError,
  InvalidEvent,
  JournalUnavailable,
  type JsonObject,
  type RecordedEvent,
  UnknownHead,
} from './index.ts'

const happened = (type = 'happened') => ({ type, body: {} })

describe('order', () => {
  it('has no gap and keeps the order of each writer under 64 of them', async () => {
    const place = await freshPlace()
    const batches: (readonly RecordedEvent[])[] = []
    const journal = await openAt(place, { committed: (batch) => batches.push(batch) })
    await Promise.all(
      upTo(64).map(async (writer) => {
        for (let version = 0; version < 20; version++) {
          const { committed } = journal.append(
            [
              { stream: `writer:${writer}`, expectedVersion: version, events: [happened()] },
              { stream: 'signals', events: [happened('received')] },
            ],
            { at: version },
          )
          await committed
        }
      }),
    )
    const rows = await stored(place)
    expect(rows.map((row) => row.seq)).toEqual(upTo(64 * 20 * 2))
    for (const writer of upTo(64)) {
      expect(rows.filter((row) => row.stream === `writer:${writer}`).map((row) => row.version)).toEqual(upTo(20))
    }
    expect(batches.flat().map((event) => event.seq)).toEqual(upTo(64 * 20 * 2))
    expect(batches.length).toBeLessThan(64 * 20)
    expect(journal.seq).toBe(64 * 20 * 2)
  })

  it('goes on where it ended when it is opened again', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await first.write([{ stream: 'a', expectedVersion: 0, events: [happened(), happened()] }], { at: 1 })
    await first.close()
    const second = await openAt(place)
    expect(second.seq).toBe(2)
    const { events } = await second.write([{ stream: 'a', expectedVersion: 2, events: [happened()] }], { at: 2 })
    expect(events).toMatchObject([{ seq: 3, version: 3 }])
  })
})

describe('an append', () => {
  it('to several streams happens in all of them or in none', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    await journal.write(
      [
        { stream: 'unit:1', expectedVersion: 0, events: [happened('assigned')] },
        { stream: 'incident:1', expectedVersion: 0, events: [happened('dispatched')] },
      ],
      { at: 1 },
    )
    const twoDispatchers = () =>
      journal.append(
        [
          { stream: 'incident:1', expectedVersion: 1, events: [happened('dispatched')] },
          { stream: 'unit:1', expectedVersion: 0, events: [happened('assigned')] },
        ],
        { at: 2 },
      )
    expect(twoDispatchers).toThrow(ConcurrencyError)
    // The first of its streams was put back: it can be appended to at the version at which it is.
    await journal.append([{ stream: 'incident:1', expectedVersion: 1, events: [happened('closed')] }], { at: 3 })
      .committed
    expect((await stored(place)).map((row) => row.type)).toEqual(['assigned', 'dispatched', 'closed'])
  })

  it('that is refused leaves its neighbours in the batch alone', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    const neighbour = (name: string) =>
      journal.append([{ stream: name, expectedVersion: 0, events: [happened()] }], { at: 1 })
    const before = neighbour('before')
    expect(() => journal.append([{ stream: 'before', expectedVersion: 0, events: [happened()] }], { at: 1 })).toThrow(
      ConcurrencyError,
    )
    expect(() => journal.append([{ stream: 'never seen', events: [happened()] }], { at: 1 })).toThrow(InvalidEvent)
    expect(() => journal.append([{ stream: 'unknown', expectedVersion: 4, events: [happened()] }], { at: 1 })).toThrow(
      UnknownHead,
    )
    const circular: { self?: object } = {}
    circular.self = circular
    expect(() =>
      journal.append([{ stream: 'x', events: [{ type: 't', body: circular as never }] }], { at: 1 }),
    ).toThrow(InvalidEvent)
    expect(() => journal.append([{ stream: 'x', events: [{ type: 't', body: [] as never }] }], { at: 1 })).toThrow(
      InvalidEvent,
    )
    expect(() =>
      journal.append([{ stream: 'x', events: [{ type: 't', body: { long: 'x'.repeat(2 ** 20) } }] }], { at: 1 }),
    ).toThrow(InvalidEvent)
    expect(() => journal.append([{ stream: 'x', events: [happened()] }], { at: Number.NaN })).toThrow(InvalidEvent)
    const after = neighbour('after')
    await Promise.all([before.committed, after.committed])
    expect(await stored(place)).toEqual([
      { seq: 1, stream: 'before', version: 1, type: 'happened' },
      { seq: 2, stream: 'after', version: 1, type: 'happened' },
    ])
  })

  it('to a stream that is wrongly taken for new is told so; the others may try again', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await first.write([{ stream: 'old', expectedVersion: 0, events: [happened()] }], { at: 1 })
    await first.close()
    const resets: number[] = []
    const journal = await openAt(place, { reset: (seq) => resets.push(seq) })
    const wrong = journal.append([{ stream: 'old', expectedVersion: 0, events: [happened()] }], { at: 2 })
    const long = { type: 'long', body: { text: 'x'.repeat(10_000) } }
    const innocent = journal.append([{ stream: 'fresh', expectedVersion: 0, events: Array(500).fill(long) }], { at: 2 })
    await expect(wrong.committed).rejects.toThrow(ConcurrencyError)
    await expect(innocent.committed).rejects.toThrow(JournalUnavailable)
    expect(resets).toEqual([1])
    expect(() => journal.append([{ stream: 'old', expectedVersion: 0, events: [happened()] }], { at: 3 })).toThrow(
      ConcurrencyError,
    )
    await journal.append([{ stream: 'fresh', expectedVersion: 0, events: [happened()] }], { at: 3 }).committed
    expect((await stored(place)).map((row) => row.seq)).toEqual([1, 2])
  })

  it('through `write` never takes a stream for new without a look', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await first.write([{ stream: 'old', expectedVersion: 0, events: [happened()] }], { at: 1 })
    await first.close()
    const journal = await openAt(place)
    await expect(
      journal.write([{ stream: 'old', expectedVersion: 0, events: [happened()] }], { at: 2 }),
    ).rejects.toThrow(ConcurrencyError)
    expect(journal.status.state).toBe('up')
  })

  it('of nothing resolves when what it rests on is committed', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    journal.append([{ stream: 'a', expectedVersion: 0, events: [happened()] }], { at: 1 })
    await journal.append([{ stream: 'a', expectedVersion: 1, events: [] }], { at: 1 }).committed
    expect(journal.seq).toBe(1)
  })
})

describe('what was appended', () => {
  it('is read as it was, whatever it holds', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    const bodies = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
    await fc.assert(
      fc.asyncProperty(fc.array(bodies, { minLength: 1, maxLength: 20 }), async (all) => {
        // As JSON has it: without -0, and with `__proto__` as a name like any other.
        const asJson = all.map((body) => JSON.parse(JSON.stringify(body)))
        const { events, committed } = journal.append(
          [{ stream: 's', events: asJson.map((body) => ({ type: 't', body })) }],
          { at: 1 },
        )
        await committed
        const read = await journal.read({ from: events[0]!.seq })
        expect(read).toEqual(events)
        expect(read.map((event) => JSON.stringify(event.body))).toEqual(asJson.map((body) => JSON.stringify(body)))
      }),
      { numRuns: 50 },
    )
  })

  it('is read by position, by stream, and in pages', async () => {
    const journal = await openAt(await freshPlace())
    for (const n of upTo(10)) {
      journal.append(
        [
          {
            stream: n % 2 ? 'odd' : 'even',
            ...(n > 5 && { expectedVersion: Math.floor((n - 6) / 2) }),
            events: [{ type: 't', body: { n } }],
          },
        ],
        { at: n },
      )
    }
    await journal.settled()
    const numbers = (events: readonly RecordedEvent[]) => events.map((event) => event.body.n)
    expect(numbers(await journal.read())).toEqual(upTo(10))
    expect(numbers(await journal.read({ from: 3, to: 8, limit: 4 }))).toEqual([3, 4, 5, 6])
    expect(numbers(await journal.read({ stream: 'odd', from: 3, limit: 3 }))).toEqual([3, 5, 7])
    expect(numbers(await journal.readStream('even'))).toEqual([2, 4, 6, 8, 10])
    expect(await journal.readStream('none')).toEqual([])
  })

  it('is read without the facts that lack a field', async () => {
    const journal = await openAt(await freshPlace())
    const facts: readonly JsonObject[] = [{ alarm: '1-7' }, { text: '"alarm":' }, { deep: 1 }, { alarm: null }]
    journal.append([{ stream: 'f', events: facts.map((body) => ({ type: 'fact', body })) }], { at: 1 })
    journal.append([{ stream: 'v', expectedVersion: 0, events: [happened()] }], { at: 2 })
    await journal.settled()
    const seqs = async (options: object) => (await journal.read(options)).map(({ seq }) => seq)
    expect(await seqs({ factsWith: 'alarm' })).toEqual([1, 4, 5])
    expect(await seqs({ factsWith: 'alarm', from: 2, limit: 1 })).toEqual([4])
    await expect(journal.read({ factsWith: `a' or true --` })).rejects.toThrow('plain word')
  })

  it('is read in pieces of many streams, up to a position', async () => {
    const journal = await openAt(await freshPlace())
    for (const version of upTo(6)) {
      for (const stream of ['a', 'b', 'c']) {
        journal.append([{ stream, expectedVersion: version - 1, events: [happened()] }], { at: version })
      }
      journal.append([{ stream: 'a:fact', events: [happened()] }], { at: version })
    }
    await journal.settled()
    const pieces = [
      { stream: 'a', after: 1, upTo: 3 },
      { stream: 'c', after: 3, upTo: 99 },
      { stream: 'a:fact', after: 0, upTo: 99 },
      { stream: 'none', after: 0, upTo: 99 },
    ]
    const read = async (to: number) =>
      (await journal.readPieces(pieces, to)).map(({ seq, stream, version }) => `${seq} ${stream}${version}`)
    expect(await read(99)).toEqual(['5 a2', '9 a3', '15 c4', '19 c5', '23 c6'])
    expect(await read(15)).toEqual(['5 a2', '9 a3', '15 c4'])
    expect(await journal.readPieces([], 99)).toEqual([])
  })

  it('knows where it stood at a time', async () => {
    const journal = await openAt(await freshPlace())
    expect(await journal.seqAt(5)).toBe(0)
    for (const at of [10, 10, 20, 30, 30, 30, 40]) {
      await journal.append([{ stream: 's', events: [happened()] }], { at }).committed
    }
    const times = [9, 10, 19, 20, 29, 30, 39, 40, 1000]
    expect(await Promise.all(times.map((at) => journal.seqAt(at)))).toEqual([0, 2, 2, 3, 3, 6, 6, 7, 7])
  })

  it('can neither be changed nor deleted by accident', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    await journal.write([{ stream: 'a', expectedVersion: 0, events: [happened()] }], { at: 1 })
    await expect(place.sql.query(`update journal.event set body = '{}'`)).rejects.toThrow('append-only')
    await expect(place.sql.query('delete from journal.event')).rejects.toThrow('append-only')
    await expect(place.sql.query('truncate journal.event')).rejects.toThrow('append-only')
  })

  it('is brought into the present shape, over as many steps as it takes', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await first.write(
      [{ stream: 'a', expectedVersion: 0, events: [{ type: 'v1', body: { name: 'x' } }, happened()] }],
      { at: 1 },
    )
    await first.close()
    const journal = await openAt(place, {
      upcast: {
        v1: (event) => ({ ...event, type: 'v2', body: { title: event.body.name! } }),
        v2: (event) => ({ ...event, body: { lang: 'en', ...event.body } }),
      },
    })
    const present = [{ type: 'v2', body: { lang: 'en', title: 'x' } }, { type: 'happened' }]
    expect(await journal.read()).toMatchObject(present)
    expect(await journal.readStream('a')).toMatchObject(present)
  })
})

describe('read tables', () => {
  it('are written in the transaction of the events, at the end of exactly their batch', async () => {
    const place = await freshPlace()
    await place.sql.query('create table tally (batch int, events int[])')
    let staged = 0
    let batch = 0
    const journal = await openAt(place, {
      project(events) {
        expect(events.at(-1)!.seq).toBe(staged)
        return [{ text: 'insert into tally values ($1, $2)', values: [++batch, events.map((event) => event.seq)] }]
      },
    })
    for (const n of upTo(50)) {
      staged = journal.append([{ stream: `s:${n % 7}`, events: [happened()] }], { at: n }).events[0]!.seq
      if (n % 5 === 0) await journal.settled()
    }
    await journal.settled()
    const { rows } = await place.sql.query<{ events: number[] }>('select events from tally order by batch')
    expect(rows.flatMap((row) => row.events)).toEqual(upTo(50))
  })

  it('may be written by more statements than a session prepares', async () => {
    const place = await freshPlace()
    await place.sql.query('create table tally (n int, statement int)')
    const journal = await openAt(place, {
      project: ([event]) => [{ text: `insert into tally values ($1, ${event!.seq % 230})`, values: [event!.seq] }],
    })
    for (const n of upTo(460)) await journal.append([{ stream: 's', events: [happened()] }], { at: n }).committed
    const { rows } = await place.sql.query<{ n: number }>('select n from tally where statement = n % 230 order by n')
    expect(rows.map((row) => row.n)).toEqual(upTo(460))
  })

  it('that cannot be sent or written take their events with them, and nothing else', async () => {
    const place = await freshPlace()
    await place.sql.query('create table board (n int check (n < 3))')
    const circular: { self?: object } = {}
    circular.self = circular
    const resets: number[] = []
    const journal = await openAt(place, {
      project: (events) =>
        events.map((event) => ({
          text: 'insert into board values ($1)',
          values: [event.body.n === 4 ? circular : event.body.n],
        })),
      reset: (seq) => resets.push(seq),
    })
    const append = (n: number) =>
      journal.append([{ stream: 's', events: [{ type: 't', body: { n } }] }], { at: 1 }).committed
    await append(1)
    await expect(append(3)).rejects.toThrow('check constraint')
    await vi.waitFor(() => expect(journal.status.state).toBe('up'), 10_000)
    await expect(append(4)).rejects.toThrow('circular')
    await vi.waitFor(() => expect(journal.status.state).toBe('up'), 10_000)
    await append(2)
    expect((await stored(place)).map((row) => row.seq)).toEqual([1, 2])
    expect((await place.sql.query('select n from board order by n')).rows).toEqual([{ n: 1 }, { n: 2 }])
    expect(resets).toEqual([1, 1])
  })
})

describe('private parts', () => {
  const about = (subject: string, retention: string, value: string) => ({ subject, retention, value })

  it('are sealed in the table, opened by the vault, and erased for one subject and class only', async () => {
    const place = await freshPlace()
    const first = await openAt(place, { vault: vaultAt(place) })
    const { events } = await first.write(
      [
        {
          stream: 'call:1',
          expectedVersion: 0,
          events: [
            {
              type: 'called',
              body: {},
              private: { name: about('caller:1', 'caller', 'Zulfiya'), note: about('caller:1', 'case', 'fell') },
            },
            { type: 'called', body: {}, private: { name: about('caller:2', 'caller', 'Timur') } },
          ],
        },
      ],
      { at: 1 },
    )
    const { rows } = await place.sql.query<{ text: string }>(
      'select e::text as text from journal.event e union select k::text from journal_vault.key k',
    )
    expect(rows.map((row) => row.text).join()).not.toMatch(/Zulfiya|Timur|fell/)
    await first.close()

    const journal = await openAt(place, { vault: vaultAt(place) })
    const parts = (await journal.read()).flatMap((event) => Object.values(event.private ?? {}))
    const opened = () => parts.map((part) => journal.vault!.open(part))
    expect(parts).toEqual(events.flatMap((event) => Object.values(event.private ?? {})))
    expect(opened()).toEqual(['Zulfiya', 'fell', 'Timur'])
    await journal.vault!.erase('caller:1', 'caller')
    expect(opened()).toEqual([undefined, 'fell', 'Timur'])
    await journal.close()

    const third = await openAt(place, { vault: vaultAt(place) })
    expect(parts.map((part) => third.vault!.open(part))).toEqual([undefined, 'fell', 'Timur'])
  })

  it('without a vault are refused', async () => {
    const journal = await openAt(await freshPlace())
    const secret = { type: 't', body: {}, private: { name: about('s', 'r', 'v') } }
    expect(() => journal.append([{ stream: 'a', events: [secret] }], { at: 1 })).toThrow(InvalidEvent)
  })
})
