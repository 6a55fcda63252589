/** What nobody vouches for: signals of accounts that are not registered, or that came in clear where a key is due. */

/** For so long the same doubtful signal is a repetition: counted, not kept again. */
const sameFor = 10 * 60_000
/** New doubtful signals that one address may bring in a minute. Known panels are never limited; this is for noise. */
const newPerMinute = 60
const remembered = 50_000

export type Judgement =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeated'; readonly alarm: string | undefined }
  | { readonly kind: 'too-many' }

export class Strangers {
  readonly #seen = new Map<string, { at: number; alarm: string | undefined }>()
  readonly #arrivals = new Map<string, { minute: number; count: number }>()

  /** `what` names the account and its codes. */
  judge(address: string, what: string, now: number): Judgement {
    const seen = this.#seen.get(what)
    if (seen && now - seen.at < sameFor) return { kind: 'repeated', alarm: seen.alarm }
    return this.#arrive(address, Math.floor(now / 60_000)) <= newPerMinute ? { kind: 'new' } : { kind: 'too-many' }
  }

  /** It is in the journal now; `alarm` is the one that it opened or joined. */
  kept(what: string, alarm: string | undefined, now: number): void {
    this.#seen.delete(what)
    this.#seen.set(what, { at: now, alarm })
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.keys().next().value!)
  }

  #arrive(address: string, minute: number): number {
    const before = this.#arrivals.get(address)
    const count = before?.minute === minute ? before.count + 1 : 1
    if (this.#arrivals.size > remembered) this.#arrivals.clear()
    this.#arrivals.set(address, { minute, count })
    return count
  }
}
