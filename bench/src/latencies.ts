/** Steps of 10 µs, up to 5 s; what is longer counts as 5 s. */
const stepMs = 0.01
const steps = 500_000

/** Durations of one kind. Adding one costs no memory, so that millions disturb nothing. */
export class Latencies {
  readonly #counts = new Uint32Array(steps)
  #total = 0

  get total(): number {
    return this.#total
  }

  add(ms: number): void {
    const step = Math.max(0, Math.min(steps - 1, Math.floor(ms / stepMs)))
    this.#counts[step] = this.#counts[step]! + 1
    this.#total++
  }

  /** The duration, in milliseconds, that a share of them (0.99) do not exceed. */
  percentile(share: number): number {
    const rank = Math.ceil(this.#total * share)
    let passed = 0
    for (let step = 0; step < steps; step++) {
      passed += this.#counts[step]!
      if (passed >= rank) return (step + 1) * stepMs
    }
    return steps * stepMs
  }
}
