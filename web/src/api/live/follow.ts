import { server } from '../client.ts'
import { keepConnected } from './connection.ts'
import { live } from './scene.ts'
import { shareStream } from './share.ts'
import { asReset } from './store.ts'

/** Keeps the live state of this tab current, as this person sees it, until it is stopped. `signedOut`: the server knows nobody any more. */
export const followLive = (person: string, signedOut: () => void): (() => void) => {
  return shareStream({
    name: `yordam-live-${person}`,
    hear: live.hear,
    link: live.link,
    snapshot: () => {
      const message = asReset(live.get(), Date.now())
      return message && { message, link: live.get().link }
    },
    connect: (ears) => keepConnected({ open, welcome: welcome(signedOut), every, now: Date.now }, ears),
  })
}

/** A new EventSource cannot set `Last-Event-ID`: what we know goes into the address, so that only what was missed comes. */
const open = (): EventSource => {
  const { seq } = live.get()
  return new EventSource(seq < 0 ? '/api/live' : `/api/live?lastEventId=${seq}`)
}

/** Whether the server still knows who sits here; `signedOut` is told when it does not. */
export const welcome = (signedOut: () => void) => async (): Promise<boolean> => {
  const { response } = await server.GET('/api/session').catch(() => ({ response: undefined }))
  if (response?.status === 401) signedOut()
  return response?.status !== 401
}

export const every = (ms: number, look: () => void): (() => void) => {
  const timer = setInterval(look, ms)
  return () => clearInterval(timer)
}
