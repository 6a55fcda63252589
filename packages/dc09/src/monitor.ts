import type { DecodedFrame, FrameDefect } from './frame.ts'
import type { ReplyKind } from './reply.ts'
import type { Source } from './source.ts'

/** What became of a frame that came in. */
export type Outcome =
  /** Handed on to whoever runs the receiver. */
  | 'taken'
  /** Handed on as unauthenticated: sent in clear under an account that has a key. */
  | 'unauthenticated'
  /** Its timestamp is too far from our time; answered with NAK. */
  | 'outside-window'
  /** Not handed on for its defect. */
  | 'refused'
  /** Not handed on, because too many frames wait for their answer. The panel sends it again. */
  | 'overload'

/** Something that happened on the line. `at` is in epoch milliseconds. */
export type LineEvent = { readonly at: number; readonly source: Source } & (
  | {
      readonly type: 'frame'
      readonly bytes: Buffer
      readonly reading: DecodedFrame | FrameDefect
      readonly outcome: Outcome
    }
  /** Bytes on a TCP connection that belong to no frame. */
  | { readonly type: 'rubbish'; readonly count: number }
  | { readonly type: 'reply'; readonly bytes: Buffer; readonly kind: ReplyKind }
)

/** One listener's view of the line: iterate over it, and close it in the end. What it still holds then can be read. */
export interface LineWatch extends AsyncIterable<LineEvent> {
  /** Events that this listener was too slow for; the oldest ones went. */
  readonly dropped: number
  close(): void
}

/** The raw line, for a technician. Costs nothing while nobody watches. */
export interface LineMonitor {
  /** Somebody watches. Ask before an event is made. */
  readonly active: boolean
  report(event: LineEvent): void
  watch(): LineWatch
}

/**
 * A monitor whose listeners may each be `limit` events behind.
 *
 * @example
 * const monitor = createLineMonitor()
 * for await (const event of monitor.watch()) console.log(event.source.address, event.type)
 */
export function createLineMonitor({ limit = 1000 }: { limit?: number } = {}): LineMonitor {
  const watches = new Set<{ push(event: LineEvent): void }>()
  return {
    get active() {
      return watches.size > 0
    },
    report(event) {
      for (const watch of watches) watch.push(event)
    },
    watch() {
      const watch = createWatch(limit, () => watches.delete(watch))
      watches.add(watch)
      return watch
    },
  }
}

function createWatch(limit: number, onClose: () => void): LineWatch & { push(event: LineEvent): void } {
  const waiting: LineEvent[] = []
  let dropped = 0
  let closed = false
  let wake: (() => void) | undefined
  const close = () => {
    closed = true
    onClose()
    wake?.()
  }
  async function* events(): AsyncGenerator<LineEvent> {
    try {
      while (!closed || waiting.length > 0) {
        const event = waiting.shift()
        if (event) yield event
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      close()
    }
  }
  return {
    get dropped() {
      return dropped
    },
    push(event) {
      waiting.push(event)
      if (waiting.length > limit) {
        waiting.shift()
        dropped++
      }
      wake?.()
    },
    close,
    [Symbol.asyncIterator]: events,
  }
}
