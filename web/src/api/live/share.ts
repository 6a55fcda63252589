import type { Ears } from './connection.ts'
import type { Link, Message } from './messages.ts'

/** What tabs say to each other. A snapshot answers one tab's hello. */
type Note =
  | { readonly say: 'message'; readonly message: Message }
  | { readonly say: 'link'; readonly link: Link }
  | { readonly say: 'hello'; readonly from: string }
  | { readonly say: 'snapshot'; readonly to: string; readonly message: Message; readonly link: Link }

interface Sharing extends Ears {
  /** One group of tabs for each signed-in person: a cookie that changes hands must not feed the former one's tabs. */
  readonly name: string
  readonly connect: (ears: Ears) => () => void
  /** All that is known here as a reset, and how the link stands; null when nothing is known yet. */
  readonly snapshot: () => { readonly message: Message; readonly link: Link } | null
}

/**
 * One event stream for all tabs of a browser (which opens at most six connections to one address over HTTP/1.1).
 * The tab that holds a Web Lock keeps the stream and tells the others what it hears; when it goes, the next one gets the lock.
 * A tab that holds a lock is not frozen in the background. Without Web Locks (plain http in a network) each tab has its own.
 */
export const shareStream = ({ name, connect, snapshot, hear, link }: Sharing): (() => void) => {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return connect({ hear, link })

  const me = crypto.getRandomValues(new Uint32Array(2)).join('-')
  const channel = new BroadcastChannel(name)
  const tell = (note: Note) => channel.postMessage(note)
  const stopping = new AbortController()
  let leads = false

  channel.onmessage = ({ data: note }: MessageEvent<Note>) => {
    if (note.say === 'hello') {
      const known = leads ? snapshot() : null
      if (known) tell({ say: 'snapshot', to: note.from, ...known })
    } else if (leads) {
      return
    } else if (note.say === 'link') {
      link(note.link)
    } else if (note.say === 'message' || note.to === me) {
      hear(note.message)
      if (note.say === 'snapshot') link(note.link)
    }
  }

  const lead = async () => {
    // Whoever went while the lock was on its way gets it all the same.
    if (stopping.signal.aborted) return
    leads = true
    const disconnect = connect({
      hear(message) {
        hear(message)
        tell({ say: 'message', message })
      },
      link(state) {
        link(state)
        tell({ say: 'link', link: state })
      },
    })
    await new Promise((stopped) => stopping.signal.addEventListener('abort', stopped, { once: true }))
    disconnect()
  }

  locks.request(name, { signal: stopping.signal }, lead).catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error
  })
  tell({ say: 'hello', from: me })
  return () => {
    stopping.abort()
    channel.close()
  }
}
