import { setTimeout as delay } from 'node:timers/promises'
import type { RecordedEvent } from './event.ts'
import { isConnectionFailure } from './failure.ts'
import type { Reader } from './reader.ts'
import type { Tail } from './tail.ts'

export type SubscribeOptions = {
  /** The first position wanted. */
  readonly from: number
  /** Ends the subscription; so does closing the journal. */
  readonly signal?: AbortSignal
}

/** What a subscription follows. */
export type Source = {
  readonly reader: Reader
  readonly tail: Tail
  readonly committedSeq: () => number
  readonly isClosed: () => boolean
}

const RETRY_MS = 250

/**
 * All events from a position on, in batches, without gap or duplicate: from the table until it has caught up, then from
 * memory. A subscriber that falls behind goes back to the table; it never holds up the writer. While the database is
 * away it waits.
 */
export async function* subscribe(
  source: Source,
  { from, signal }: SubscribeOptions,
): AsyncGenerator<readonly RecordedEvent[]> {
  const { tail, reader } = source
  const wake = () => tail.wake()
  signal?.addEventListener('abort', wake)
  const ended = () => signal?.aborted || source.isClosed()
  const unfollow = tail.follow()
  let next = from
  try {
    while (!ended()) {
      const committed = source.committedSeq()
      if (next > committed) {
        await tail.next()
        continue
      }
      const live = tail.from(next)
      if (live) {
        next += live.length
        yield live
        continue
      }
      try {
        for await (const page of reader.replay(next, committed)) {
          next = page.at(-1)!.seq + 1
          yield page
          if (ended()) return
        }
        next = Math.max(next, committed + 1)
      } catch (error) {
        if (!isConnectionFailure(error)) throw error
        await delay(RETRY_MS)
      }
    }
  } finally {
    unfollow()
    signal?.removeEventListener('abort', wake)
  }
}
