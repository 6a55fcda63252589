const hour = 3_600_000

/** How much a count that only grows has grown in the last hour: looked at now and then, kept in memory. */
export class LastHour {
  readonly #total: () => number
  readonly #looks: { readonly at: number; readonly total: number }[] = []

  constructor(total: () => number) {
    this.#total = total
  }

  look(now: number): void {
    this.#looks.push({ at: now, total: this.#total() })
    while (this.#looks.length > 1 && this.#looks[1]!.at <= now - hour) this.#looks.shift()
  }

  grown(): number {
    return this.#total() - (this.#looks[0]?.total ?? 0)
  }
}
