/** One thing that time asks for: when it is due, and what is then done. */
export interface Due {
  readonly at: number
  readonly act: () => Promise<unknown>
}

/**
 * Timers computed from state: every second, whatever is due by now is done. Nothing is scheduled that a restart
 * could forget, and what was refused or failed is looked at again a second later.
 */
export class Clock {
  readonly #due: (now: number) => Iterable<Due>
  readonly #onError: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #busy = false

  constructor(due: (now: number) => Iterable<Due>, onError: (error: unknown) => void) {
    this.#due = due
    this.#onError = onError
  }

  start(): void {
    this.#timer = setInterval(() => void this.tick(Date.now()), 1_000)
  }

  async tick(now: number): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      const acts = [...this.#due(now)].filter(({ at }) => at <= now).map(({ act }) => act())
      for (const { status, ...outcome } of await Promise.allSettled(acts)) {
        if (status === 'rejected') this.#onError((outcome as PromiseRejectedResult).reason)
      }
    } finally {
      this.#busy = false
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
