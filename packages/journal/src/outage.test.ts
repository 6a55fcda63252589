import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { endSessions, freshPlace, openAt, stored, upTo, vaultAt } from '../testing/database.ts'
import { lineTo } from '../testing/proxy.ts'
import { JournalUnavailable, type Status } from './index.ts'

const happened = (id: string) => ({ type: 'happened', body: { id } })

/** Sixty writers, each of which goes on until `done`, and notes what was acknowledged and what was refused. */
const burst = async (journal: Awaited<ReturnType<typeof openAt>>, done: () => boolean) => {
  const acknowledged: string[] = []
  const refused: string[] = []
  await Promise.all(
    upTo(60).map(async (writer) => {
      for (let n = 0; !done(); n++) {
        const id = `${writer}-${n}`
        try {
          await journal.append([{ stream: `w:${writer}`, events: [happened(id)] }], { at: n }).committed
          acknowledged.push(id)
        } catch (error) {
          expect(error).toBeInstanceOf(JournalUnavailable)
          refused.push(id)
          await delay(2)
        }
      }
    }),
  )
  return { acknowledged, refused }
}

describe('when the writer loses its connection', () => {
  it('nothing acknowledged is lost, nothing refused is there, and the order has no gap', async () => {
    const place = await freshPlace()
    const resets: number[] = []
    const states: Status['state'][] = []
    const journal = await openAt(place, {
      vault: vaultAt(place),
      reset: (seq) => resets.push(seq),
      onStatus: (status) => states.push(status.state),
    })
    const ups = () => states.filter((state) => state === 'up').length
    const running = burst(journal, () => ups() === 5 && journal.seq > 3_000)
    for (const round of upTo(5)) {
      await delay(60)
      expect(await endSessions(place, 'journal writer')).toBe(1)
      await vi.waitFor(() => expect(ups()).toBe(round), 10_000)
    }
    const { acknowledged, refused } = await running

    const rows = (await journal.read({ limit: 1_000_000 })).map((event) => ({
      seq: event.seq,
      id: event.body.id as string,
    }))
    expect(rows.map((row) => row.seq)).toEqual(upTo(rows.length))
    expect(rows.map((row) => row.id).sort()).toEqual(acknowledged.sort())
    expect(refused.length).toBeGreaterThan(0)
    expect(resets.length).toBeGreaterThan(0)
  })

  it('a batch whose answer was lost is found in the table, and acknowledged late', async () => {
    const place = await freshPlace()
    const line = await lineTo(place.url)
    const resets: number[] = []
    const batches: number[] = []
    const journal = await openAt(place, {
      connection: line.connection,
      reset: (seq) => resets.push(seq),
      committed: (batch) => batches.push(batch.length),
    })
    line.deafen()
    const first = journal.append([{ stream: 'a', expectedVersion: 0, events: [happened('1')] }], { at: 1 })
    await vi.waitFor(async () => expect(await stored(place)).toHaveLength(1), 10_000)
    const second = journal.append([{ stream: 'a', expectedVersion: 1, events: [happened('2')] }], { at: 1 })
    line.cut()
    await expect(second.committed).rejects.toThrow(JournalUnavailable)
    expect(() => journal.append([{ stream: 'b', events: [happened('3')] }], { at: 1 })).toThrow(JournalUnavailable)
    expect(journal.status).toMatchObject({ state: 'down' })
    line.mend()
    await first.committed
    await vi.waitFor(() => expect(journal.status.state).toBe('up'), 10_000)
    expect(resets).toEqual([1])
    expect(batches).toEqual([1])
    // The head of the stream is where the table has it.
    await journal.append([{ stream: 'a', expectedVersion: 1, events: [happened('2')] }], { at: 2 }).committed
    expect((await stored(place)).map((row) => [row.seq, row.version])).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  it('a database that is silent for too long is given up, and the session that is left there ended', async () => {
    const place = await freshPlace()
    const line = await lineTo(place.url)
    const journal = await openAt(place, { connection: line.connection, commitTimeoutMs: 300 })
    line.deafen()
    const { committed } = journal.append([{ stream: 'a', events: [happened('1')] }], { at: 1 })
    await vi.waitFor(() => expect(journal.status).toMatchObject({ state: 'down' }), 5_000)
    line.mend()
    await committed
    await vi.waitFor(() => expect(journal.status.state).toBe('up'), 10_000)
    expect(await stored(place)).toHaveLength(1)
  })

  it('while nothing is written it comes back by itself', async () => {
    const place = await freshPlace()
    const resets: number[] = []
    const states: string[] = []
    const journal = await openAt(place, {
      reset: (seq) => resets.push(seq),
      onStatus: ({ state }) => states.push(state),
    })
    await endSessions(place, 'journal')
    await vi.waitFor(() => expect(states).toEqual(['down', 'up']), 10_000)
    expect(resets).toEqual([])
    await journal.write([{ stream: 'a', expectedVersion: 0, events: [happened('1')] }], { at: 1 })
  })

  it('can still be closed', async () => {
    const place = await freshPlace()
    const line = await lineTo(place.url)
    const journal = await openAt(place, { connection: line.connection })
    line.cut()
    await vi.waitFor(() => expect(journal.status.state).toBe('down'), 10_000)
    await journal.close()
  })
})

describe('when the database has no room', () => {
  it('what was staged is refused at once, the status says why, and it goes on when there is room', async () => {
    const place = await freshPlace()
    const states: Status[] = []
    const resets: number[] = []
    const journal = await openAt(place, { onStatus: (status) => states.push(status), reset: (seq) => resets.push(seq) })
    await journal.write([{ stream: 'a', expectedVersion: 0, events: [happened('1')] }], { at: 1 })
    await place.sql.query(`
      create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger full_disk before insert on journal.event execute function full_disk();
    `)
    const { committed } = journal.append([{ stream: 'a', expectedVersion: 1, events: [happened('2')] }], { at: 2 })
    await expect(committed).rejects.toThrow('No space left')
    expect(states[0]).toMatchObject({ state: 'down', reason: expect.stringContaining('No space left') })
    await vi.waitFor(() => expect(journal.status.state).toBe('up'), 10_000)
    expect(resets).toEqual([1])
    await place.sql.query('drop trigger full_disk on journal.event')
    await journal.append([{ stream: 'a', expectedVersion: 1, events: [happened('2')] }], { at: 3 }).committed
    expect((await stored(place)).map((row) => row.seq)).toEqual([1, 2])
  })
})

describe('when the database comes back without what it had acknowledged', () => {
  it('the journal ends', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    await journal.write([{ stream: 'a', expectedVersion: 0, events: [happened('1'), happened('2')] }], { at: 1 })
    await place.sql.query('set session_replication_role = replica; delete from journal.event where seq = 2')
    await endSessions(place, 'journal writer')
    await vi.waitFor(() => expect(journal.status.state).toBe('ended'), 10_000)
    expect(() => journal.append([{ stream: 'a', events: [happened('3')] }], { at: 1 })).toThrow('had been acknowledged')
  })
})
