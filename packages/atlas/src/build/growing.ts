type Numbers =
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
type Kind<Array extends Numbers> = { new (length: number): Array; readonly BYTES_PER_ELEMENT: number }

/** A list of numbers that grows: as small in memory as a typed array, for as many as a country has. */
export class Growing<Array extends Numbers> {
  readonly #kind: Kind<Array>
  #values: Array
  #length = 0

  constructor(kind: Kind<Array>, room = 1024) {
    this.#kind = kind
    this.#values = new kind(room)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.#kind(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  at(index: number): number {
    return this.#values[index]!
  }

  /** What has been gathered; no copy. */
  finish(): Array {
    return this.#values.subarray(0, this.#length) as Array
  }
}
