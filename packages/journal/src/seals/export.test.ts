import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { freshPlace, openAt, sealsAt, upTo, vaultAt } from '../../testing/database.ts'
import { exportEvents, type JournalExport, verifyExport } from '../index.ts'

const exported = async () => {
  const place = await freshPlace()
  const journal = await openAt(place, { vault: vaultAt(place), seals: sealsAt(place) })
  const append = (n: number) =>
    journal.append(
      [
        {
          stream: `incident:${n % 4}`,
          ...(n % 2 && { expectedVersion: Math.floor((n - 1) / 4) }),
          events: [
            {
              type: 't',
              body: { n, text: 'Ташкент \\ "1"' },
              ...(n % 3 === 0 && { private: { name: { subject: 's', retention: 'r', value: n } } }),
            },
          ],
        },
      ],
      { at: n },
    )
  for (const n of upTo(40)) append(n)
  await journal.settled()
  await journal.sealNow()
  append(41)
  await journal.settled()
  const { dir } = sealsAt(place)
  const all = (events: Parameters<typeof exportEvents>[0]['events']) =>
    exportEvents({ connection: place.url, dir, events })
  return { journal, all }
}

/** What arrives at the expert's desk. */
const sent = (exported: JournalExport): JournalExport => JSON.parse(JSON.stringify(exported))

describe('an export', () => {
  it('proves each of its events by itself', async () => {
    const { all } = await exported()
    const range = sent(await all({ from: 7, to: 33 }))
    expect(range.events.map(({ row }) => row.seq)).toEqual(upTo(33).slice(6))
    expect(verifyExport(range)).toMatchObject({ ok: true, wrong: [], unproven: [] })
    const streams = sent(await all({ streams: ['incident:1', 'incident:2'] }))
    expect(streams.events).toHaveLength(21)
    expect(verifyExport(streams)).toMatchObject({ ok: true, wrong: [], unproven: [41] })
  })

  it('still proves what was there when what it was about has been erased', async () => {
    const { journal, all } = await exported()
    await journal.vault?.erase('s')
    expect(verifyExport(await all({ from: 1, to: 40 }))).toMatchObject({ ok: true })
  })

  it('does not prove an event that was changed, moved or made up', async () => {
    const { all } = await exported()
    const sound = await all({ from: 10, to: 12 })
    const broken = (index: number, change: Record<string, unknown>): readonly number[] => {
      const events = sound.events.map((event, n) =>
        n === index ? { ...event, row: { ...event.row, ...change } } : event,
      )
      return verifyExport(sent({ ...sound, events } as JournalExport)).wrong
    }
    expect(broken(0, { body: '{}' })).toEqual([10])
    expect(broken(1, { at: 12 })).toEqual([11])
    expect(broken(2, { private: null })).toEqual([12])
    expect(broken(0, { seq: 13 })).toEqual([13])
    expect(broken(0, { version: 1 })).toEqual([10])
  })

  it('does not prove anything under another key or another head', async () => {
    const { all } = await exported()
    const sound = sent(await all({ from: 10, to: 12 }))
    expect(verifyExport(sound, generateKeyPairSync('ed25519').publicKey).ok).toBe(false)
    const forged = { ...sound, head: { ...sound.head, text: sound.head.text.replace('"site":1', '"site":2') } }
    expect(verifyExport(forged).ok).toBe(false)
  })
})
