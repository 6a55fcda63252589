import { hash } from 'node:crypto'
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
  /** Frames that would now be taken for repetitions; they are counted one by one. */
  readonly size: number
}

export interface DuplicateFilterOptions<Result> {
  /** How long after a frame the same frame is a repetition of it, in milliseconds; later it is a new signal. */
  readonly windowMs?: number
  /**
   * No more frames than these are remembered; the oldest go first, before their time. A bound for the memory, some 250 bytes
   * each: let it be what the line can bring within a window and a fifth of one. 200,000 where nothing is said.
   */
  readonly mostFrames?: number
  /** Which results are remembered; a frame with another one counts as never seen. All where nothing is said. */
  readonly keeps?: (result: Result) => boolean
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
  mostFrames = 200_000,
  keeps = () => true,
  now = Date.now,
}: DuplicateFilterOptions<Result> = {}): DuplicateFilter<Result> {
  /** The oldest first. */
  const slices = [newSlice<Result>(now())]
  let remembered = 0

  /** Frames are forgotten a slice at a time, when the last of it is as old as the window: none has to be forgotten by itself. */
  function turnOver(time: number): void {
    const { since, frames } = slices.at(-1)!
    if (time - since >= windowMs / SLICES || frames >= mostFrames / SLICES) slices.push(newSlice(time))
    while (slices.length > 1 && (time - slices[1]!.since >= windowMs || remembered >= mostFrames))
      remembered -= slices.shift()!.frames
  }

  function find(account: string, frame: string, time: number): Applied<Result> | undefined {
    for (let at = slices.length - 1; at >= 0; at--) {
      const applied = slices[at]!.accounts.get(account)?.get(frame)
      if (applied) return time - applied.at < windowMs ? applied : undefined
    }
    return undefined
  }

  function remember(account: string, frame: string, applied: Applied<Result>): void {
    const slice = slices.at(-1)!
    slice.frames++
    remembered++
    const frames = slice.accounts.get(account)
    if (frames) frames.set(frame, applied)
    else slice.accounts.set(account, new Map([[frame, applied]]))
  }

  function forget(account: string, frame: string, applied: Applied<Result>): void {
    for (const { accounts } of slices) {
      const frames = accounts.get(account)
      if (frames?.get(frame) !== applied) continue
      frames.delete(frame)
      if (frames.size === 0) accounts.delete(account)
    }
  }

  return {
    once(identity, apply) {
      const time = now()
      turnOver(time)
      const account = accountOf(identity)
      const frame = frameOf(identity)
      const first = find(account, frame, time)
      if (first) return Promise.resolve(first.result)
      const result = apply()
      const applied: Applied<Result> = { at: time, result }
      remember(account, frame, applied)
      // Of the many that are remembered, only the value is kept: a promise is five times as large.
      result.then(
        (value) => {
          if (keeps(value)) applied.result = value
          else forget(account, frame, applied)
        },
        () => forget(account, frame, applied),
      )
      return result
    },
    prime(identity, at, result) {
      turnOver(now())
      if (now() - at < windowMs) remember(accountOf(identity), frameOf(identity), { at, result })
    },
    get size() {
      const time = now()
      let size = 0
      for (const { accounts } of slices) {
        for (const frames of accounts.values()) {
          for (const { at } of frames.values()) if (time - at < windowMs) size++
        }
      }
      return size
    },
  }
}

/** A frame that was applied, or is being applied, with what came of it. */
interface Applied<Result> {
  at: number
  result: Result | Promise<Result>
}

/** The frames of a part of the window, by account and then by what tells the frames of an account apart: many small maps grow without a pause. */
interface Slice<Result> {
  readonly since: number
  /** How many were put in: what was forgotten is still counted. */
  frames: number
  readonly accounts: Map<string, Map<string, Applied<Result>>>
}

const newSlice = <Result>(since: number): Slice<Result> => ({ since, frames: 0, accounts: new Map() })

/** A window has so many slices: little is held beyond it, and few maps are looked through. */
const SLICES = 5

/** A stranger chooses how long its strings are; what is remembered of them is short. */
const short = (text: string): string => (text.length > 64 ? hash('sha256', text, 'base64') : text)

const accountOf = ({ receiver, line, account }: FrameIdentity): string =>
  receiver === undefined && line === undefined ? short(account) : short(`${receiver ?? ''} ${line ?? ''} ${account}`)

const frameOf = ({ token, sequence, content, authenticated }: FrameIdentity): string =>
  `${sequence}${authenticated ? ' ' : '?'}${token} ${short(content)}`
