import { countedAs } from '../http/limits.ts'

/** Within how long tries are counted together; milliseconds. */
const window = 15 * 60_000
/** Tries of one address for one name, and for all names together. */
const most = { forOne: 5, forAll: 30 }

/**
 * Tries to come in. They are counted for the address from which they come, never for the name alone: whoever tries
 * somebody's name out locks out themselves, and nobody else.
 */
export class Attempts {
  #counts = new Map<string, number>()
  #since: number

  constructor(now: number) {
    this.#since = now
  }

  /** Counts a try, before it is looked at: tries at the same time are tries too. Whether there may be one. */
  mayTry(from: string, name: string, now: number): boolean {
    this.#forgetOld(now)
    const address = countedAs(from)
    const [one, all] = [this.#count(`${address} ${name}`), this.#count(address)]
    return one <= most.forOne && all <= most.forAll
  }

  /** It was right: it counts for nothing. */
  succeeded(from: string, name: string): void {
    const address = countedAs(from)
    this.#counts.delete(`${address} ${name}`)
    this.#counts.set(address, (this.#counts.get(address) ?? 1) - 1)
  }

  #count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return count
  }

  #forgetOld(now: number): void {
    if (now - this.#since < window) return
    this.#counts = new Map()
    this.#since = now
  }
}
