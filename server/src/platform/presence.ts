/** Who is there: whoever holds a live connection, or has asked for something just now. In memory only. */
export class Presence {
  readonly #connections = new Map<string, number>()
  readonly #lastSeen = new Map<string, number>()
  readonly #since: number

  constructor(now: number) {
    this.#since = now
  }

  connected(person: string): void {
    this.#connections.set(person, (this.#connections.get(person) ?? 0) + 1)
  }

  disconnected(person: string, now: number): void {
    const left = (this.#connections.get(person) ?? 1) - 1
    if (left > 0) this.#connections.set(person, left)
    else this.#connections.delete(person)
    this.#lastSeen.set(person, now)
  }

  /** How many live connections a person holds. */
  connections(person: string): number {
    return this.#connections.get(person) ?? 0
  }

  seen(person: string, now: number): void {
    this.#lastSeen.set(person, now)
  }

  /** Since when nobody has heard of a person; undefined while they are there. After a restart everybody has the benefit of the doubt. */
  goneSince(person: string): number | undefined {
    if (this.#connections.has(person)) return undefined
    return Math.max(this.#lastSeen.get(person) ?? 0, this.#since)
  }
}
