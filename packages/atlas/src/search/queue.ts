/** The width of a bucket is 2^9 milliseconds: half a second. */
const shift = 9

/**
 * What waits to be looked at, by its time, in buckets of half a second (R. Dial, 1969): put in and taken out in constant time.
 * What is in one bucket comes out in any order, so who takes it must look at it again when it has become better meanwhile.
 * What is put in is no earlier than what was taken out last.
 */
export class BucketQueue {
  /** Everything still to come is at least so late, milliseconds. */
  floor = 0
  /** What was taken out last. */
  item = 0
  time = 0
  /** The first entry of each bucket; a power of two of them, used in turn. */
  #heads = new Int32Array(256).fill(-1)
  #items = new Int32Array(1024)
  #times = new Uint32Array(1024)
  #nexts = new Int32Array(1024)
  #free = -1
  #used = 0
  #waiting = 0
  #bucket = 0

  clear(): void {
    if (this.#waiting > 0) this.#heads.fill(-1)
    this.#free = -1
    this.#used = 0
    this.#waiting = 0
    this.#bucket = 0
    this.floor = 0
  }

  put(item: number, time: number): void {
    let entry = this.#free
    if (entry !== -1) this.#free = this.#nexts[entry]!
    else {
      entry = this.#used++
      if (entry === this.#items.length) this.#grow()
    }
    const bucket = time >>> shift
    if (bucket - this.#bucket >= this.#heads.length) this.#widen(bucket)
    const slot = bucket & (this.#heads.length - 1)
    this.#items[entry] = item
    this.#times[entry] = time
    this.#nexts[entry] = this.#heads[slot]!
    this.#heads[slot] = entry
    this.#waiting++
  }

  /** Takes out one of the earliest: `item` and `time` are it. False when nothing waits any more. */
  take(): boolean {
    if (this.#waiting === 0) return false
    let entry = this.#heads[this.#bucket & (this.#heads.length - 1)]!
    while (entry === -1) {
      this.#bucket++
      entry = this.#heads[this.#bucket & (this.#heads.length - 1)]!
    }
    this.floor = this.#bucket << shift
    this.#heads[this.#bucket & (this.#heads.length - 1)] = this.#nexts[entry]!
    this.#nexts[entry] = this.#free
    this.#free = entry
    this.#waiting--
    this.item = this.#items[entry]!
    this.time = this.#times[entry]!
    return true
  }

  /** So many buckets that there is one for each time between what was taken out last and this one. */
  #widen(bucket: number): void {
    const before = this.#heads
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(bucket - this.#bucket + 1))).fill(-1)
    for (let entry of before)
      while (entry !== -1) {
        const next = this.#nexts[entry]!
        const slot = (this.#times[entry]! >>> shift) & (this.#heads.length - 1)
        this.#nexts[entry] = this.#heads[slot]!
        this.#heads[slot] = entry
        entry = next
      }
  }

  #grow(): void {
    const larger = <Numbers extends Int32Array | Uint32Array>(old: Numbers, fresh: Numbers): Numbers => {
      fresh.set(old)
      return fresh
    }
    const room = 2 * this.#items.length
    this.#items = larger(this.#items, new Int32Array(room))
    this.#times = larger(this.#times, new Uint32Array(room))
    this.#nexts = larger(this.#nexts, new Int32Array(room))
  }
}
