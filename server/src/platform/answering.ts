import type { Journal } from '@yordam/journal'

/** `waiting`: up as far as anybody knows, but nothing has been answered for a while. What was asked may still be kept. */
export type JournalState = Journal['status']['state'] | 'waiting'

/** Whoever sits at a console waits no longer than this without being told, ms. */
export const patience = 2_000
const askEvery = 500

/**
 * Whether the journal answers. A commit that is on its way tells it; while nothing is to be kept the database is asked, for
 * a night may be quiet for long.
 */
export class Answering {
  readonly #journal: Pick<Journal, 'status' | 'waitingSince'>
  readonly #ask: () => Promise<unknown>
  readonly #onChange: () => void
  #askedAt: number | undefined
  #said: JournalState = 'up'
  #timer: NodeJS.Timeout | undefined

  constructor(
    journal: Pick<Journal, 'status' | 'waitingSince'>,
    { ask, onChange }: { readonly ask: () => Promise<unknown>; readonly onChange: () => void },
  ) {
    this.#journal = journal
    this.#ask = ask
    this.#onChange = onChange
  }

  start(): void {
    this.#timer = setInterval(() => this.look(Date.now()), askEvery)
  }

  /** Asks again once the last question was answered, and tells when something has changed. */
  look(now: number): void {
    if (this.#askedAt === undefined) {
      this.#askedAt = now
      const answered = () => {
        this.#askedAt = undefined
      }
      // That it cannot be asked is for the journal to say: it has a connection of its own.
      this.#ask().then(answered, answered)
    }
    const state = this.state(now)
    if (state === this.#said) return
    this.#said = state
    this.#onChange()
  }

  state(now: number): JournalState {
    const { state } = this.#journal.status
    if (state !== 'up') return state
    const since = Math.min(this.#journal.waitingSince ?? now, this.#askedAt ?? now)
    return now - since >= patience ? 'waiting' : 'up'
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
