/** The name under which the browser wakes the service worker when the network is back (Background Synchronization). */
export const SYNC_TAG = 'yordam-outbox'

interface SyncManager {
  readonly register: (tag: string) => Promise<void>
}

/** Lets the service worker send what waits, also when no page is open any more. Where the browser cannot, the page does it. */
export const askForSync = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration('/crew')
  const sync = registration && (registration as ServiceWorkerRegistration & { readonly sync?: SyncManager }).sync
  // A browser may forbid it: then the page sends, as long as it is open.
  await sync?.register(SYNC_TAG).catch(() => undefined)
}
