/** Within how long tries are counted together; milliseconds. */
const window = 15 * 60_000
/** Tries of one address for one name, and for all names together. */
const most = { forOne: 5, forAll: 30 }

/**
 * Failed tries to come in. They are counted for the address from which they come, never for the name alone: whoever tries
 * somebody's name out locks out themselves, and nobody else.
 */
export class Attempts {
  #counts = new Map<string, number>()
  #since: number

  constructor(now: number) {
    this.#since = now
  }

  mayTry(address: string, name: string, now: number): boolean {
    this.#forgetOld(now)
    const count = (key: string) => this.#counts.get(key) ?? 0
    return count(`${address} ${name}`) < most.forOne && count(address) < most.forAll
  }

  failed(address: string, name: string): void {
    for (const key of [`${address} ${name}`, address]) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  succeeded(address: string, name: string): void {
    this.#counts.delete(`${address} ${name}`)
  }

  #forgetOld(now: number): void {
    if (now - this.#since < window) return
    this.#counts = new Map()
    this.#since = now
  }
}
