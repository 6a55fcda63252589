import { standardTolerance, type TimeTolerance } from '@yordam/dc09'

/** What tells an encrypted frame from all others as far as its encryption protects it: whoever replays it can change no part of this. */
export interface ProtectedPart {
  readonly account: string
  /** The hash of the data and the extended data. */
  readonly hash: number
  /** By the panel's clock, epoch milliseconds. */
  readonly panelAt: number
}

/** The part that stands in clear before it, and that anybody can change. */
export interface ClearPart {
  readonly token: string
  readonly sequence: string
}

/** A frame can be replayed for as long as its timestamp is near enough to our time. */
export const replayableFor = (tolerance: TimeTolerance | null | undefined, windowMs: number): number => {
  const { before, after } = tolerance ?? standardTolerance
  return Math.max(windowMs, (before + after) * 1000)
}

const mostRemembered = 1_000_000

/**
 * Finds encrypted frames that come again under another header: sequence and token are not encrypted (DC-09, 5.5.1), so one
 * frame that was captured could be sent as many new ones.
 *
 * The price: a panel that reports the same code twice in the same second, each under its own number, is heard once. What is
 * lost says nothing that the first one did not say; and a panel that then repeats it with a later timestamp is heard.
 */
export class Replays {
  readonly #seen = new Map<string, { readonly header: string; readonly until: number }>()

  /** Whether it is a replay. If not, it is remembered until `until` (epoch milliseconds, like `now`). */
  isReplay(part: ProtectedPart, clear: ClearPart, now: number, until: number): boolean {
    const key = `${part.account} ${part.panelAt} ${part.hash}`
    const header = `${clear.sequence} ${clear.token}`
    const seen = this.#seen.get(key)
    if (seen && seen.until > now) return seen.header !== header
    this.#seen.delete(key)
    this.#seen.set(key, { header, until })
    this.#forget(now)
    return false
  }

  /** The oldest first, and never many at once: most of them end in the order in which they came. */
  #forget(now: number): void {
    let looked = 0
    for (const [key, { until }] of this.#seen) {
      if (until > now && this.#seen.size <= mostRemembered) return
      this.#seen.delete(key)
      if (++looked === 4) return
    }
  }
}
