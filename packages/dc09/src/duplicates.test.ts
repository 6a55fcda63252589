import { expect, test } from 'vitest'
import { createDuplicateFilter, type DuplicateFilterOptions, type FrameIdentity } from './duplicates.ts'

const frame: FrameIdentity = {
  token: 'SIA-DCS',
  authenticated: true,
  line: '0',
  account: '1234',
  sequence: '0001',
  content: '#1234|NFA1]',
}

/** A filter with a clock that stands still until it is set, and a count of what was applied. */
function started(windowMs?: number, options: DuplicateFilterOptions<string> = {}) {
  const clock = { now: 1_000_000, applied: 0 }
  const filter = createDuplicateFilter<string>({ ...options, ...(windowMs && { windowMs }), now: () => clock.now })
  const apply = async () => `ack ${++clock.applied}`
  return {
    clock,
    filter,
    apply,
    once: (change: Partial<FrameIdentity> = {}) => filter.once({ ...frame, ...change }, apply),
  }
}

test('the same frame within a minute has the answer of the first', async () => {
  const { clock, once } = started()
  expect(await once()).toBe('ack 1')
  clock.now += 59_999
  expect(await once()).toBe('ack 1')
})

test('a minute after the first one it is a new signal, also when it was repeated meanwhile', async () => {
  const { clock, once } = started()
  await once()
  clock.now += 50_000
  expect(await once()).toBe('ack 1')
  clock.now += 10_000
  expect(await once()).toBe('ack 2')
})

test('the window can be set', async () => {
  const { clock, once } = started(1000)
  await once()
  clock.now += 1000
  expect(await once()).toBe('ack 2')
})

test.each<Partial<FrameIdentity>>([
  { account: '1235' },
  { line: '1' },
  { receiver: '0' },
  { sequence: '0002' },
  { content: '#1234|NFA2]' },
  { token: 'ADM-CID' },
  { authenticated: false },
])('another frame is another frame: %j', async (change) => {
  const { once } = started()
  await once()
  expect(await once(change)).toBe('ack 2')
})

test('a repetition waits for the first one while that is being committed', async () => {
  const { filter } = started()
  let commit = (_: string) => {}
  const committed = new Promise<string>((resolve) => {
    commit = resolve
  })
  const first = filter.once(frame, () => committed)
  const second = filter.once(frame, () => Promise.reject(new Error('applied twice')))
  commit('ack')
  expect(await Promise.all([first, second])).toEqual(['ack', 'ack'])
})

test('when the first one failed, the repetition is applied', async () => {
  const { filter, apply } = started()
  await expect(filter.once(frame, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
  expect(filter.size).toBe(0)
  expect(await filter.once(frame, apply)).toBe('ack 1')
})

test('what an earlier process applied can be told, for as long as it matters', async () => {
  const { clock, filter, once } = started()
  filter.prime(frame, clock.now - 30_000, 'ack before')
  filter.prime({ ...frame, sequence: '0009' }, clock.now - 60_000, 'ack long before')
  expect(await once()).toBe('ack before')
  expect(await once({ sequence: '0009' })).toBe('ack 1')
  clock.now += 30_000
  expect(await once()).toBe('ack 2')
})

test('what has expired is forgotten', async () => {
  const { clock, filter, once } = started()
  for (let sequence = 0; sequence < 100; sequence++) await once({ sequence: String(sequence) })
  expect(filter.size).toBe(100)
  clock.now += 60_000
  await once()
  expect(filter.size).toBe(1)
})

test('of more frames than it may hold, the newer ones are remembered', async () => {
  const { filter, once } = started(undefined, { mostFrames: 100 })
  for (let sequence = 0; sequence < 1_000; sequence++) {
    await once({ sequence: String(sequence) })
    expect(filter.size).toBeLessThanOrEqual(100)
  }
  expect(await once({ sequence: '951' })).toBe('ack 952')
  expect(await once({ sequence: '800' })).toBe('ack 1001')
})

test('as many as come in a window and a fifth are enough for the whole window, however long it goes on', async () => {
  const { clock, once } = started(undefined, { mostFrames: 1_200 })
  for (let sequence = 0; sequence < 5_000; sequence++) {
    await once({ sequence: String(sequence) })
    const oldest = Math.max(0, sequence - 999)
    expect(await once({ sequence: String(oldest) }), `${oldest} at ${sequence}`).toBe(`ack ${oldest + 1}`)
    clock.now += 60
  }
})

test('frames told of an earlier process count towards them', () => {
  const { clock, filter } = started(undefined, { mostFrames: 100 })
  for (let sequence = 0; sequence < 1_000; sequence++)
    filter.prime({ ...frame, sequence: String(sequence) }, clock.now, 'ack')
  expect(filter.size).toBeLessThanOrEqual(100)
})

test('a result that is not to be kept makes the frame never seen', async () => {
  const { filter, once } = started(undefined, { keeps: (result) => result !== 'ack 1' })
  expect(await once()).toBe('ack 1')
  expect(filter.size).toBe(0)
  expect(await once()).toBe('ack 2')
  expect(await once()).toBe('ack 2')
})

test('long content is known by its hash', async () => {
  const { once } = started()
  const content = 'x'.repeat(4_000)
  expect(await once({ content })).toBe('ack 1')
  expect(await once({ content })).toBe('ack 1')
  expect(await once({ content: `${content.slice(1)}y` })).toBe('ack 2')
})
