import type { AccountRef } from './frame.ts'

/**
 * What makes two frames the same: account, sequence and content; the token says how the content is meant. A frame that
 * anybody may have sent is never the same as an authenticated one, or a forged frame could have the genuine one that
 * comes after it dropped as its repetition.
 */
export interface FrameIdentity extends AccountRef {
  readonly token: string
  readonly sequence: string
  readonly content: string
  readonly authenticated: boolean
}

export interface DuplicateFilter<Result> {
  /**
   * Does `apply` for a frame, unless the same frame came within the window: then the result of the first one is
   * returned, and waited for while it is still being made. When `apply` fails, the frame counts as never seen.
   */
  once(frame: FrameIdentity, apply: () => Promise<Result>): Promise<Result>
  /** Remembers a frame that was applied at `at` (epoch milliseconds) by an earlier process. Oldest first. */
  prime(frame: FrameIdentity, at: number, result: Result): void
  /** Frames that are remembered. */
  readonly size: number
}

export interface DuplicateFilterOptions {
  /** How long after a frame the same frame is a repetition of it, in milliseconds; later it is a new signal. */
  readonly windowMs?: number
  readonly now?: () => number
}

/**
 * Finds frames that a panel sent again because our answer was lost or late (DC-09 has them repeated unchanged).
 *
 * Link tests are better not sent through it: panels send the same one every time.
 *
 * @example
 * const duplicates = createDuplicateFilter<ReplyKind>()
 * const identity = { ...frame, authenticated }
 * const reply = await duplicates.once(identity, async () => { await commit(frame); return 'ack' })
 */
export function createDuplicateFilter<Result>({
  windowMs = 60_000,
  now = Date.now,
}: DuplicateFilterOptions = {}): DuplicateFilter<Result> {
  // In the order of time, so that what has expired is always in front.
  const seen = new Map<string, { readonly at: number; readonly result: Promise<Result> }>()

  function forgetExpired(time: number): void {
    for (const [identity, { at }] of seen) {
      if (time - at < windowMs) return
      seen.delete(identity)
    }
  }

  return {
    once(frame, apply) {
      const time = now()
      forgetExpired(time)
      const identity = identityOf(frame)
      const first = seen.get(identity)
      if (first) return first.result
      const result = apply()
      const entry = { at: time, result }
      seen.set(identity, entry)
      result.catch(() => {
        if (seen.get(identity) === entry) seen.delete(identity)
      })
      return result
    },
    prime(frame, at, result) {
      if (now() - at < windowMs) seen.set(identityOf(frame), { at, result: Promise.resolve(result) })
    },
    get size() {
      return seen.size
    },
  }
}

const identityOf = ({ receiver, line, account, token, sequence, content, authenticated }: FrameIdentity): string =>
  `${receiver ?? ''} ${line ?? ''} ${account} ${authenticated ? '' : '?'}${token} ${sequence} ${content}`
