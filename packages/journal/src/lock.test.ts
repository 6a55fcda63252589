import { describe, expect, it, vi } from 'vitest'
import { endSessions, freshPlace, openAt, stored } from '../testing/database.ts'
import { lineTo } from '../testing/proxy.ts'
import { JournalFenced, JournalLocked, openJournal } from './index.ts'

const happened = { type: 'happened', body: {} }

describe('a site', () => {
  it('has one writer; a second one is told who it is', async () => {
    const place = await freshPlace()
    const journal = await openAt(place, { holder: { url: 'http://localhost:8080' } })
    const second = openJournal({ connection: place.url, site: 1 })
    await expect(second).rejects.toThrow(JournalLocked)
    await expect(second).rejects.toMatchObject({
      holder: { url: 'http://localhost:8080', pid: process.pid, fencing: 1 },
    })
    await journal.close()
    const third = await openAt(place)
    await third.write([{ stream: 'a', expectedVersion: 0, events: [happened] }], { at: 1 })
  })

  it('is free when its writer was killed, and each writer has a higher number', async () => {
    const place = await freshPlace()
    const line = await lineTo(place.url)
    await openAt(place, { connection: line.connection })
    line.cut()
    await openAt(place)
    const { rows } = await place.sql.query('select site, fencing::int from journal.writer')
    expect(rows).toEqual([{ site: 1, fencing: 2 }])
  })
})

describe('a writer that was replaced', () => {
  it('finds out when it comes back, and never writes again', async () => {
    const place = await freshPlace()
    const line = await lineTo(place.url)
    const old = await openAt(place, { connection: line.connection })
    await old.write([{ stream: 'a', expectedVersion: 0, events: [happened] }], { at: 1 })
    line.cut()
    const replacement = await openAt(place)
    line.mend()
    await vi.waitFor(() => expect(old.status.state).toBe('ended'), 10_000)
    expect(() => old.append([{ stream: 'a', expectedVersion: 1, events: [happened] }], { at: 2 })).toThrow(
      JournalFenced,
    )
    await replacement.write([{ stream: 'a', expectedVersion: 1, events: [happened] }], { at: 3 })
    expect(await stored(place)).toHaveLength(2)
  })

  it('cannot commit even if it still holds a session', async () => {
    const place = await freshPlace()
    const old = await openAt(place)
    await old.write([{ stream: 'a', expectedVersion: 0, events: [happened] }], { at: 1 })
    // As if the lock had been lost without the session: a pooler between, a fail-over.
    await place.sql.query('update journal.writer set fencing = fencing + 1')
    const { committed } = old.append([{ stream: 'a', expectedVersion: 1, events: [happened] }], { at: 2 })
    await expect(committed).rejects.toThrow(JournalFenced)
    expect(old.status.state).toBe('ended')
    expect(await stored(place)).toHaveLength(1)
  })

  it('keeps its place when only its session was ended', async () => {
    const place = await freshPlace()
    const states: string[] = []
    await openAt(place, { onStatus: ({ state }) => states.push(state) })
    await endSessions(place, 'journal writer')
    await vi.waitFor(() => expect(states).toEqual(['down', 'up']), 10_000)
    const { rows } = await place.sql.query('select fencing::int from journal.writer')
    expect(rows).toEqual([{ fencing: 1 }])
  })
})
