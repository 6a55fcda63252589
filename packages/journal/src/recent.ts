/**
 * A map that remembers at least the `capacity` entries used last, and at most twice as many: two generations, the older of
 * which is dropped when the younger is full. (A single Map that is reordered at each use becomes slow: V8 keeps deleted
 * entries in the chains of its table until it grows.)
 */
export class Recent<Key, Value extends NonNullable<unknown>> {
  readonly #capacity: number
  #young = new Map<Key, Value>()
  #old = new Map<Key, Value>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  has(key: Key): boolean {
    return this.#young.has(key) || this.#old.has(key)
  }

  set(key: Key, value: Value): void {
    this.#young.set(key, value)
    if (this.#young.size < this.#capacity) return
    this.#old = this.#young
    this.#young = new Map()
  }

  delete(key: Key): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }
}
