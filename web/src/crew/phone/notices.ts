import { server } from '../../api/client.ts'
import type { Translate } from '../../ui/i18n/index.ts'
import type { PushTexts } from '../kept/database.ts'
import { keep } from '../kept/database.ts'

/** Notices that arrive while the page is closed (Web Push): only over HTTPS or on this machine, and only if the crew allows it. */
export const askForNotices = async (): Promise<void> => {
  if (!('Notification' in globalThis) || !('serviceWorker' in navigator) || !('PushManager' in globalThis)) return
  if ((await Notification.requestPermission()) !== 'granted') return
  // Its service may be out of reach, or not wanted by the browser: the page rings all the same while it is open.
  await subscribe().catch(() => undefined)
}

const subscribe = async (): Promise<void> => {
  const registration = await navigator.serviceWorker.ready
  const { data } = await server.GET('/api/push/key')
  if (!data) return
  const subscription =
    (await registration.pushManager.getSubscription()) ??
    (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: data.key }))
  const { endpoint = '', keys: { p256dh = '', auth = '' } = {} } = subscription.toJSON()
  await server.PUT('/api/push/subscription', { body: { endpoint, keys: { p256dh, auth } } })
}

/** After the shift nothing arrives any more. */
export const endNotices = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration('/crew')
  const subscription = await registration?.pushManager?.getSubscription()
  if (!subscription) return
  await server.DELETE('/api/push/subscription').catch(() => undefined)
  await subscription.unsubscribe()
}

/** What the service worker will say, in the language of the page. */
export const keepNoticeTexts = (words: Translate): Promise<void> =>
  keep('pushTexts', {
    job: words('crew.notice.job'),
    message: words('crew.notice.message'),
    other: words('crew.notice.other'),
  } satisfies PushTexts)
