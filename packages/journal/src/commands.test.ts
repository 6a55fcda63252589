import { describe, expect, it } from 'vitest'
import { freshPlace, openAt, stored, upTo } from '../testing/database.ts'
import { DuplicateKey, UnknownKey } from './index.ts'

const happened = { type: 'happened', body: {} }

describe('a command with a key', () => {
  it('is answered as the first time, also after a restart', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    const command = [{ stream: 'a', expectedVersion: 0, events: [happened, happened] }]
    const written = await first.write(command, { at: 1, key: 'k', answer: { id: 'A\\1' } })
    expect(written).toMatchObject({ answer: { id: 'A\\1' }, repeated: false })
    expect(await first.write(command, { at: 2, key: 'k', answer: { id: 'B' } })).toEqual({
      events: [],
      answer: { id: 'A\\1' },
      repeated: true,
    })
    await first.close()
    const second = await openAt(place)
    expect(await second.answerTo('k')).toEqual({ answer: { id: 'A\\1' }, seq: 2 })
    expect(await second.answerTo('other')).toBeUndefined()
    expect(await stored(place)).toHaveLength(2)
  })

  it('is carried out once when it comes 20 times at once', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    const answers = await Promise.all(
      upTo(20).map((n) =>
        journal.write([{ stream: `s:${n}`, expectedVersion: 0, events: [happened] }], { at: n, key: 'k', answer: n }),
      ),
    )
    const first = answers.find((answer) => !answer.repeated)!
    expect(answers.filter((answer) => answer.repeated)).toHaveLength(19)
    expect(new Set(answers.map((answer) => answer.answer))).toEqual(new Set([first.answer]))
    expect(await stored(place)).toHaveLength(1)
  })

  it('waits for the first one that is on its way', async () => {
    const journal = await openAt(await freshPlace())
    expect(await journal.answerTo('k')).toBeUndefined()
    journal.append([{ stream: 'a', expectedVersion: 0, events: [happened] }], { at: 1, key: 'k', answer: 1 })
    expect(() =>
      journal.append([{ stream: 'b', expectedVersion: 0, events: [happened] }], { at: 1, key: 'k' }),
    ).toThrow(DuplicateKey)
    expect(journal.seq).toBe(0)
    expect(await journal.answerTo('k')).toEqual({ answer: 1, seq: 1 })
    expect(journal.seq).toBe(1)
  })

  it('must have been asked for before', async () => {
    const journal = await openAt(await freshPlace())
    expect(() => journal.append([{ stream: 'a', events: [happened] }], { at: 1, key: 'k' })).toThrow(UnknownKey)
  })

  it('may change nothing, and is remembered all the same', async () => {
    const place = await freshPlace()
    const journal = await openAt(place)
    await journal.write([], { at: 1, key: 'k', answer: 'nothing to do' })
    await journal.close()
    const second = await openAt(place)
    expect(await second.answerTo('k')).toEqual({ answer: 'nothing to do', seq: 0 })
  })

  it('is forgotten after its time', async () => {
    const place = await freshPlace()
    const first = await openAt(place)
    for (const at of upTo(10)) await first.write([{ stream: 's', events: [happened] }], { at, key: `k${at}` })
    expect(await first.pruneCommands(6)).toBe(5)
    await first.close()
    const second = await openAt(place)
    expect(await second.answerTo('k5')).toBeUndefined()
    expect(await second.answerTo('k6')).toBeDefined()
  })
})
