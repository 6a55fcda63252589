import { afterEach, expect, test, vi } from 'vitest'
import { anAlarm, anna } from '../../console/examples.ts'
import type { Ears } from './connection.ts'
import type { Message } from './messages.ts'
import { shareStream } from './share.ts'
import { asReset, createLiveStore } from './store.ts'

// Real Web Locks and a real BroadcastChannel: Node has both.

let group = 0
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** One tab of a browser, with a stream of its own in case it leads. */
const tab = (name: string) => {
  const store = createLiveStore()
  let ears: Ears | undefined
  const close = shareStream({
    name,
    hear: store.hear,
    link: store.link,
    snapshot: () => {
      const message = asReset(store.get(), Date.now())
      return message && { message, link: store.get().link }
    },
    connect: (given) => {
      ears = given
      return () => {
        ears = undefined
      }
    },
  })
  open.push(close)
  return { store, close, leads: () => ears !== undefined, stream: () => ears! }
}

const reset: Message = {
  type: 'reset',
  body: { seq: 5, now: '2026-03-01T02:14:00.000Z', me: anna, alarms: [anAlarm()], incidents: [], units: [] },
}
const delta: Message = {
  type: 'delta',
  body: { seq: 6, now: '2026-03-01T02:14:01.000Z', alarms: [anAlarm({ id: 'A2' })] },
}

test('one tab keeps the stream, the others hear what it hears', async () => {
  const name = `tabs-${group++}`
  const first = tab(name)
  await vi.waitFor(() => expect(first.leads()).toBe(true))
  const second = tab(name)
  first.stream().link('open')
  first.stream().hear(reset)
  await vi.waitFor(() => expect(second.store.get()).toMatchObject({ seq: 5, link: 'open' }))
  first.stream().hear(delta)
  await vi.waitFor(() => expect([...second.store.get().alarms.keys()]).toEqual(['A1', 'A2']))
  expect(second.leads()).toBe(false)
})

test('a tab that comes later is told everything', async () => {
  const name = `tabs-${group++}`
  const first = tab(name)
  await vi.waitFor(() => expect(first.leads()).toBe(true))
  first.stream().link('open')
  first.stream().hear(reset)
  first.stream().hear(delta)
  const second = tab(name)
  await vi.waitFor(() => expect(second.store.get()).toMatchObject({ seq: 6, me: anna, link: 'open' }))
  expect([...second.store.get().alarms.keys()]).toEqual(['A1', 'A2'])
})

test('when the tab with the stream goes, the next one takes over', async () => {
  const name = `tabs-${group++}`
  const first = tab(name)
  await vi.waitFor(() => expect(first.leads()).toBe(true))
  const second = tab(name)
  first.close()
  await vi.waitFor(() => expect(second.leads()).toBe(true))
})

test('tabs of different people do not hear each other', async () => {
  const first = tab(`tabs-${group++}`)
  const other = tab(`tabs-${group++}`)
  await vi.waitFor(() => expect(first.leads() && other.leads()).toBe(true))
  first.stream().hear(reset)
  await new Promise((done) => setTimeout(done, 50))
  expect(other.store.get().seq).toBe(-1)
})

test('a tab that goes while the lock is on its way to it does not lead', async () => {
  // Real locks are granted too quickly for a test to go in between.
  const granted = (_name: string, _options: LockOptions, lead: () => Promise<void>) => Promise.resolve().then(lead)
  vi.stubGlobal('navigator', { locks: { request: granted } })
  const gone = tab(`tabs-${group++}`)
  gone.close()
  vi.unstubAllGlobals()
  await new Promise((done) => setTimeout(done))
  expect(gone.leads()).toBe(false)
})
