import { describe, expect, it } from 'vitest'
import { endSessions, freshPlace, openAt, upTo } from '../testing/database.ts'
import type { Journal, RecordedEvent } from './index.ts'

const write = async (journal: Journal, count: number) => {
  for (const n of upTo(count)) {
    journal.append(
      [
        {
          stream: `s:${n % 5}`,
          events: [
            { type: 't', body: { n } },
            { type: 't', body: { n } },
          ],
        },
      ],
      { at: n },
    )
    if (n % 10 === 0) await journal.settled()
  }
  await journal.settled()
}

/** Follows until it has seen `last`; `pause` makes it slow. */
const follow = async (journal: Journal, from: number, last: number, pause: () => unknown = () => {}) => {
  const seen: number[] = []
  for await (const batch of journal.subscribe({ from })) {
    seen.push(...batch.map((event) => event.seq))
    if (seen.at(-1)! >= last) return seen
    await pause()
  }
  return seen
}

describe('a subscription', () => {
  it('has no gap and no duplicate, whether it begins before, during or after the writing', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await write(first, 100)
    await first.close()

    const journal = await openAt(place)
    const early = follow(journal, 1, 600)
    const future = follow(journal, 500, 600)
    const slow = follow(journal, 150, 600, () => new Promise((resolve) => setTimeout(resolve, 5)))
    const writing = write(journal, 200)
    const during = follow(journal, 1, 600)
    await writing
    expect(await early).toEqual(upTo(600))
    expect(await during).toEqual(upTo(600))
    expect(await slow).toEqual(upTo(600).slice(149))
    expect(await future).toEqual(upTo(600).slice(499))
    expect(await follow(journal, 1, 600)).toEqual(upTo(600))
  })

  it('ends with its signal, and when the journal is closed', async () => {
    const journal = await openAt(await freshPlace())
    const abort = new AbortController()
    const read = async (signal?: AbortSignal) => {
      for await (const _ of journal.subscribe({ from: 1, ...(signal && { signal }) }));
    }
    const aborted = read(abort.signal)
    const closed = read()
    abort.abort()
    await aborted
    await journal.close()
    await closed
  })

  it('survives that the database is away', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    await write(first, 50)
    await first.close()
    const journal = await openAt(place)
    const batches: (readonly RecordedEvent[])[] = []
    const following = follow(journal, 1, 102, () => batches.length)
    await endSessions(place, 'journal')
    for (;;) {
      try {
        await write(journal, 1)
        break
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    expect(await following).toEqual(upTo(102))
  })
})
