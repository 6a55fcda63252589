import { useSyncExternalStore } from 'react'
import { freshKey } from '../../api/keys.ts'
import { live } from '../../api/live/scene.ts'
import { database } from '../kept/database.ts'
import { keptOutbox } from '../kept/kept-outbox.ts'
import { memoryOutbox } from '../kept/memory-outbox.ts'
import { alone } from './alone.ts'
import { type Deed, type Lane, laneOf } from './deeds.ts'
import { drain, type Ending } from './drain.ts'
import type { Outbox, Unsettled } from './entry.ts'
import { post } from './post.ts'
import { keepSending } from './sending.ts'
import { askForSync } from './sync.ts'

/** How sending stands, beside what is still to be sent. */
interface OutboxState extends Unsettled {
  /** Known only after the first look into what was kept. */
  readonly read: boolean
  readonly endings: Readonly<Partial<Record<Lane, Ending>>>
}

let state: OutboxState = { read: false, waiting: [], sent: [], refused: [], endings: {} }
const watchers = new Set<() => void>()
const become = (change: Partial<OutboxState>): void => {
  state = { ...state, ...change }
  for (const watch of watchers) watch()
}

/** Tabs and the service worker tell one another that something was pressed, sent or refused. */
const channel = new BroadcastChannel('yordam-outbox')
const tell = () => channel.postMessage('changed')

const box: Promise<Outbox> = database().then(keptOutbox, memoryOutbox)

const look = async (): Promise<void> => become({ ...(await (await box).all()), read: true })
channel.onmessage = () => void look()

/** What was sent so long ago has been seen, ms. */
const SEEN_AFTER = 3_600_000

const sending = keepSending({
  alone,
  drain: async (lane) => drain(lane, noisy(await box), post),
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  ended: (lane, ending) => become({ endings: { ...state.endings, [lane]: ending } }),
})

/** The outbox, with every change told to all who look. */
const noisy = (outbox: Outbox): Outbox => {
  const told =
    <Given extends unknown[]>(act: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      await act(...given)
      await look()
      tell()
    }
  return {
    ...outbox,
    add: told(outbox.add),
    sent: told(outbox.sent),
    refuse: told(outbox.refuse),
    dismiss: told(outbox.dismiss),
  }
}

/** Begins to send what is left from before, and keeps at it: whenever the network is back, or somebody looks. */
export const startSending = async (): Promise<void> => {
  await (await box).forgetSent(Date.now() - SEEN_AFTER)
  await look()
  const { wake } = sending
  addEventListener('online', wake)
  addEventListener('focus', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
  // The live push is back: so is the way to the server.
  live.subscribe((before, after) => {
    if (before.link !== 'open' && after.link === 'open') wake()
  })
  wake()
}

/** Keeps what was pressed, with the time of pressing, and sends it as soon as it can be. */
export const press = async (who: { readonly person: string; readonly unit: string }, deed: Deed): Promise<void> => {
  const now = Date.now() + live.get().skew
  // The phone's clock may have been set back in between; the order of pressing stays.
  const at = Math.max(now, ...state.waiting.map((entry) => entry.at))
  await noisy(await box).add({ ...who, deed, at, lane: laneOf(deed), key: freshKey(), broke: 0 })
  sending.wake()
  void askForSync()
}

/** Somebody has read what was refused. */
export const dismiss = async (n: number): Promise<void> => noisy(await box).dismiss(n)

/** Somebody signed in: what waited for that can go. */
export const sendNow = (): void => sending.wake()

export const useOutbox = (): OutboxState =>
  useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => state,
  )
