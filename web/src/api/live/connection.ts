import { type Link, type Message, messageTypes } from './messages.ts'

/** What a connection needs of the world; tests bring their own. */
export interface Wire {
  readonly open: () => EventSource
  /** Whether it makes sense to ask again after a refusal: false when nobody is signed in any more. */
  readonly welcome: () => Promise<boolean>
  readonly every: (ms: number, look: () => void) => () => void
  readonly now: () => number
}

/** What an audience hears differs in the things that it is told of, not in the kinds of message. */
export interface Ears<Heard = Message> {
  readonly hear: (message: Heard) => void
  readonly link: (link: Link) => void
}

/** EventSource comes back by itself after a broken connection, but not after an HTTP error: then we ask again, this often. */
const LOOK_EVERY = 2000

/** A connection that is open and says nothing for this long is dead (a cable pulled, a laptop that slept): start anew. */
const DEAD_AFTER = 10_000

/**
 * Keeps one event stream open until it is stopped. While EventSource reconnects by itself it sends `Last-Event-ID` and the
 * server goes on from there; a new EventSource begins with a `reset`. Either way nothing is missing afterwards.
 */
export const keepConnected = <Heard = Message>(wire: Wire, { hear, link }: Ears<Heard>): (() => void) => {
  let source: EventSource
  let heardAt: number
  let asking = false

  const connect = () => {
    heardAt = wire.now()
    source = wire.open()
    source.onopen = () => {
      heardAt = wire.now()
      link('open')
    }
    source.onerror = () => link('broken')
    for (const type of messageTypes) {
      source.addEventListener(type, (event) => {
        heardAt = wire.now()
        hear({ type, body: JSON.parse(event.data) } as Heard)
      })
    }
  }

  const reconnect = async () => {
    if (asking) return
    asking = true
    const wasRefused = source.readyState === CLOSED
    source.close()
    link('broken')
    // Why it was refused must be asked; of a line that is silent, as in a tunnel, nobody could say.
    const again = !wasRefused || (await wire.welcome())
    asking = false
    if (again && !stopped) connect()
  }

  let stopped = false
  const stopLooking = wire.every(LOOK_EVERY, () => {
    if (source.readyState === CLOSED || wire.now() - heardAt > DEAD_AFTER) void reconnect()
  })

  link('connecting')
  connect()
  return () => {
    stopped = true
    stopLooking()
    source.close()
  }
}

/** `EventSource.CLOSED`, which does not exist where there is no EventSource. */
const CLOSED = 2
