import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asked, Given } from '../../fixtures/heavy-work.ts'
import { type HeavyWork, WorkNotDone, Workshop } from './workshop.ts'

let workshop: Workshop
beforeEach(() => {
  workshop = new Workshop(64)
})
afterEach(() => workshop.close())

const work: HeavyWork<Asked, Given> = { file: new URL('../../fixtures/heavy-work.ts', import.meta.url), within: 20_000 }
const ask = (asked: Asked, within = work.within) => workshop.do({ ...work, within }, asked)
const bytes = () => Buffer.alloc(100_000, 'x')

test('work is done in another thread, and the main one goes on meanwhile', async () => {
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  const given = await ask({ what: 'compute', forMs: 100 })
  clearInterval(counting)
  expect(given.thread).not.toBe(0)
  expect(turns).toBeGreaterThan(5)
})

test('bytes are handed over and back', async () => {
  const mine = bytes()
  const { bytes: back } = await ask({ what: 'turn', bytes: mine })
  expect(mine).toHaveLength(0)
  expect(Buffer.from(back!).equals(Buffer.alloc(100_000, 'y'))).toBe(true)
})

test('a small part of a larger memory stays what it is', async () => {
  const [mine, beside] = [Buffer.from('x'), Buffer.from('beside')]
  expect(Buffer.from((await ask({ what: 'turn', bytes: mine })).bytes!).toString()).toBe('y')
  expect([mine.toString(), beside.toString()]).toEqual(['x', 'beside'])
})

test('in no more threads than two, which are used again', async () => {
  const threads = await Promise.all(Array.from({ length: 10 }, () => ask({ what: 'compute', forMs: 5 })))
  expect(new Set(threads.map(({ thread }) => thread)).size).toBeLessThanOrEqual(2)
})

test.each<[string, Asked, object]>([
  ['throws', { what: 'throw' }, { message: 'as it was told' }],
  ['takes too much memory', { what: 'hoard' }, new WorkNotDone('took-too-much')],
  ['ends its thread', { what: 'exit' }, { message: 'A thread of the workshop ended with 3.' }],
  ['cannot be handed back', { what: 'unsendable' }, {}],
])(
  'work that %s fails alone: what waits behind it is done',
  async (_name, asked, why) => {
    const all = [asked, asked, asked, { what: 'compute', forMs: 0 } as const].map((one) => ask(one))
    const settled = await Promise.allSettled(all)
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled'])
    expect(settled[0]).toMatchObject({ reason: why })
  },
  60_000,
)

test('work that takes too long is stopped, and what waits behind it is done', async () => {
  const endless = [1, 2, 3].map(() => ask({ what: 'compute', forMs: 600_000 }, 500))
  const next = ask({ what: 'compute', forMs: 0 })
  for (const one of endless) await expect(one).rejects.toEqual(new WorkNotDone('took-too-long'))
  expect((await next).thread).not.toBe(0)
})

test('what cannot be handed to it fails, and holds nobody up', async () => {
  const unsendable = { what: 'compute', forMs: 0, beside: () => undefined } as const
  for (let n = 0; n < 3; n++) await expect(ask(unsendable)).rejects.toThrow('could not be cloned')
  expect((await ask({ what: 'compute', forMs: 0 })).thread).not.toBe(0)
})

test('of too many at once, the last are refused', async () => {
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => ask({ what: 'compute', forMs: 5 })))
  const refused = all.flatMap((one, n) => (one.status === 'rejected' ? [{ n, why: one.reason.why }] : []))
  expect(refused).toEqual(Array.from({ length: 12 }, (_, n) => ({ n: 18 + n, why: 'busy' })))
})

test('what is under way or waits when it closes fails', async () => {
  const all = [1, 2, 3].map(() => ask({ what: 'compute', forMs: 600_000 }))
  await sleep(50)
  const settled = Promise.allSettled(all)
  await workshop.close()
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})
