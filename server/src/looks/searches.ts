import type { Person } from '../platform/identity/people.ts'

/** A search has settled when nothing more was typed for so long, ms. */
const settled = 500
/** And at the latest so long after its first letter, however quickly somebody types on. */
const longest = 5_000
/** No look says more than this of what it has found. */
const mostFound = 1_000

interface Pending {
  readonly person: Person
  readonly seat: string
  readonly since: number
  readonly found: Set<string>
  timer: NodeJS.Timeout
}

/**
 * A search is a look, once it has settled: what one person types in one go is one search. It says all that was returned on the
 * way: a client that asks on and on hides nothing by it.
 */
export class Searches {
  readonly #write: (person: Person, seat: string, found: readonly string[]) => Promise<void>
  readonly #pending = new Map<string, Pending>()
  readonly #onItsWay = new Map<string, Promise<void>>()

  constructor(write: (person: Person, seat: string, found: readonly string[]) => Promise<void>) {
    this.#write = write
  }

  /** Before an answer: a line that could not be written is written first, or nothing more is found. */
  async ready(person: Person): Promise<void> {
    await this.#onItsWay.get(person.id)
  }

  /** What was returned to somebody just now, by its names. */
  returned(person: Person, seat: string, found: readonly string[], now = Date.now()): void {
    if (found.length === 0) return
    const pending = this.#pending.get(person.id) ?? this.#begin(person, seat, now)
    for (const one of found) pending.found.add(one)
    clearTimeout(pending.timer)
    const over = pending.found.size >= mostFound || now - pending.since >= longest
    pending.timer = this.#later(person.id, over ? 0 : Math.min(settled, pending.since + longest - now))
  }

  async close(): Promise<void> {
    for (const id of [...this.#pending.keys()]) this.#settle(id)
    await Promise.allSettled(this.#onItsWay.values())
  }

  #begin(person: Person, seat: string, now: number): Pending {
    const pending = { person, seat, since: now, found: new Set<string>(), timer: this.#later(person.id, settled) }
    this.#pending.set(person.id, pending)
    return pending
  }

  #later(id: string, ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#settle(id), ms)
  }

  #settle(id: string): void {
    const pending = this.#pending.get(id)
    if (!pending) return
    clearTimeout(pending.timer)
    this.#pending.delete(id)
    const { person, seat, found } = pending
    const written = this.#write(person, seat, [...found]).then(
      () => {
        this.#onItsWay.delete(id)
      },
      (problem) => {
        // It is not lost: with the next search, which waits for it, or a while later.
        this.#onItsWay.delete(id)
        const again = this.#pending.get(id) ?? this.#begin(person, seat, Date.now())
        for (const one of found) again.found.add(one)
        throw problem
      },
    )
    this.#onItsWay.set(id, written)
    written.catch(() => undefined)
  }
}
