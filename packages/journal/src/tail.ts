import type { RecordedEvent } from './event.ts'

/** The last committed events, so that whoever follows the journal closely needs no query. Kept only while somebody does. */
export class Tail {
  readonly #capacity: number
  #events: RecordedEvent[] = []
  #waiting: (() => void)[] = []
  #followers = 0

  constructor(capacity = 20_000) {
    this.#capacity = capacity
  }

  /** Until the function that it returns is called, events are remembered. */
  follow(): () => void {
    this.#followers++
    return () => {
      if (--this.#followers === 0) this.#events = []
    }
  }

  push(batch: readonly RecordedEvent[]): void {
    if (this.#followers > 0) {
      for (const event of batch) this.#events.push(event)
      if (this.#events.length > 2 * this.#capacity) this.#events = this.#events.slice(-this.#capacity)
    }
    this.wake()
  }

  /** The events from a position on, or undefined when it lies before those that are remembered. */
  from(seq: number): readonly RecordedEvent[] | undefined {
    const first = this.#events[0]
    if (!first || seq < first.seq) return undefined
    return this.#events.slice(seq - first.seq)
  }

  wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  /** Resolves at the next push or wake. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
