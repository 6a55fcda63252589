/// <reference lib="webworker" />
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { database, recall } from '../kept/database.ts'
import { keptOutbox } from '../kept/kept-outbox.ts'
import { alone } from '../outbox/alone.ts'
import { lanes } from '../outbox/deeds.ts'
import { drain } from '../outbox/drain.ts'
import { post } from '../outbox/post.ts'
import { SYNC_TAG } from '../outbox/sync.ts'
import { TAKE_OVER } from './takeOver.ts'

declare const self: ServiceWorkerGlobalScope
/** The files of the crew's page, written in by the build (build/crewWorker.ts). */
declare const CREW_FILES: PrecacheEntry[]

// The page and its files, and nothing else: what the API says never comes out of a cache.
precacheAndRoute(CREW_FILES, { ignoreURLParametersMatching: [/./], cleanURLs: false })
cleanupOutdatedCaches()

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting()
})

/** The first time there is no page to disturb: it is kept at once. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Background Synchronization, which TypeScript's library does not know. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** The network is back. Throwing asks the browser to wake us once more. */
const sendWhatWaits = async (): Promise<void> => {
  const outbox = keptOutbox(await database())
  const endings = await Promise.all(
    lanes.map((lane) => alone(`yordam-outbox-${lane}`, () => drain(lane, outbox, post))),
  )
  new BroadcastChannel('yordam-outbox').postMessage('changed')
  if (endings.includes('later')) throw new Error('Not everything could be sent yet.')
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent
  if (tag === SYNC_TAG) (event as SyncEvent).waitUntil(sendWhatWaits())
})

/** A push says only of what kind it is: what a notice on a locked phone shows must tell nothing of anybody. */
const notify = async (kind: string): Promise<void> => {
  const texts = await recall('pushTexts')
  const text = texts && (kind === 'job' || kind === 'message' ? texts[kind] : texts.other)
  await self.registration.showNotification(text ?? 'Yordam', {
    tag: kind,
    icon: '/crew-icon-192.png',
    badge: '/crew-icon-192.png',
    requireInteraction: kind === 'job',
  })
}

self.addEventListener('push', (event) => {
  const kind = kindOf(event.data?.text() ?? '')
  event.waitUntil(notify(kind))
})

const kindOf = (text: string): string => {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null && 'kind' in said ? String(said.kind) : 'other'
  } catch {
    return 'other'
  }
}

const openPage = async (): Promise<void> => {
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page) await page.focus()
  else await self.clients.openWindow('/crew')
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage())
})
