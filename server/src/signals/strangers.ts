import { hash } from 'node:crypto'

/** What nobody vouches for: signals of accounts that are not registered, or that came in clear where a key is due. */

/** For so long the same doubtful signal is a repetition: counted, not kept again. */
const sameFor = 10 * 60_000
/** New doubtful codes that one address may bring in a minute. Known panels are never limited; this is for noise. */
const newPerMinute = 60
/** And all addresses together: who sends datagrams can write any address on them. */
const newPerMinuteOfAll = 300
const remembered = 50_000

export type Judgement =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeated'; readonly alarm: string | undefined }
  | { readonly kind: 'too-many' }

export class Strangers {
  readonly #seen = new Map<string, { at: number; alarm: string | undefined }>()
  readonly #byAddress = new Map<string, Budget>()
  #ofAll: Budget = { minute: 0, spent: 0 }

  /** `what` names the account and its codes, of which there are `codes`: each becomes a signal, and is charged as one. */
  judge(address: string, what: string, codes: number, now: number): Judgement {
    const seen = this.#seen.get(nameOf(what))
    if (seen && now - seen.at < sameFor) return { kind: 'repeated', alarm: seen.alarm }
    const minute = Math.floor(now / 60_000)
    const own = this.#budgetOf(address, minute)
    if (this.#ofAll.minute !== minute) this.#ofAll = { minute, spent: 0 }
    if (own.spent >= newPerMinute || this.#ofAll.spent >= newPerMinuteOfAll) return { kind: 'too-many' }
    own.spent += codes
    this.#ofAll.spent += codes
    return { kind: 'new' }
  }

  /** It is in the journal now; `alarm` is the one that it opened or joined. */
  kept(what: string, alarm: string | undefined, now: number): void {
    const name = nameOf(what)
    this.#seen.delete(name)
    this.#seen.set(name, { at: now, alarm })
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.keys().next().value!)
  }

  #budgetOf(address: string, minute: number): Budget {
    const known = this.#byAddress.get(address)
    if (known?.minute === minute) return known
    const fresh = { minute, spent: 0 }
    if (this.#byAddress.size >= remembered) this.#byAddress.clear()
    this.#byAddress.set(address, fresh)
    return fresh
  }
}

/** What was taken in a minute. */
interface Budget {
  readonly minute: number
  spent: number
}

/** Whoever sends it chooses how long it is; what is remembered of it is short. */
const nameOf = (what: string): string => hash('sha256', what, 'base64')
