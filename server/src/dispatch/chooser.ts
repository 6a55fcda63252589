import { Worker } from 'node:worker_threads'
import { Answerer } from '../platform/workshop/answerer.ts'
import type { Situation } from './choose.ts'
import { answerOf, type Chosen, type Covered, type Covering, type Question } from './choosing.ts'
import { packUnits } from './packed.ts'

/** Whoever chooses a team does not wait longer for the thread, ms. */
const patience = 2_000
/** A thread that ended is begun again, ms: not at once, for it may end again. */
const rest = 1_000

/** Chooses units in a thread of its own; itself, when the thread does not answer: help is sent all the same. */
export class Chooser {
  readonly #log: (line: string) => void
  readonly #answer = answerOf()
  #thread: Answerer<Question, Chosen | Covered> | undefined
  #isClosed = false

  constructor(log: (line: string) => void) {
    this.#log = log
    this.#begin()
  }

  /** @param atMost so many of those who were considered are named, and all who are chosen */
  async choose({ units, ...situation }: Situation, atMost: number): Promise<Chosen> {
    return (await this.#ask({ ask: 'choose', situation, units: packUnits(units), atMost })) as Chosen
  }

  async cover(covering: Covering): Promise<Covered> {
    return (await this.#ask({ ask: 'cover', covering })) as Covered
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#thread?.close()
  }

  async #ask(question: Question): Promise<Chosen | Covered> {
    return (await this.#thread?.ask(question, patience)) ?? this.#answer(question)
  }

  #begin(): void {
    const thread = new Worker(new URL('./choosing-thread.ts', import.meta.url))
    this.#thread = new Answerer(thread)
    thread.on('error', (error) => this.#log(`choosing units: ${error.message}`))
    thread.on('exit', () => {
      if (!this.#isClosed) setTimeout(() => this.#isClosed || this.#begin(), rest).unref()
    })
  }
}
