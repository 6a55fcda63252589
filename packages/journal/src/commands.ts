import type pg from 'pg'
import { DuplicateKey, UnknownKey } from './errors.ts'
import type { Json } from './json.ts'
import { Recent } from './recent.ts'

/** What a command was answered the first time. */
export type Answer = {
  readonly answer: Json
  /** The position of the journal when the command's last event was recorded. */
  readonly seq: number
}

/** `unused`: the table was asked and has no such key. */
type State = 'unused' | { readonly pending: Promise<void>; readonly answer: Answer } | Answer

const REMEMBERED = 100_000

/** The keys of commands and the answers to them, so that a command that comes twice is carried out once. */
export class Commands {
  readonly #states = new Recent<string, State>(REMEMBERED)
  readonly #questions: pg.Pool

  constructor(questions: pg.Pool) {
    this.#questions = questions
  }

  /** @throws {DuplicateKey | UnknownKey} when a command with this key must not be carried out (now). */
  check(key: string): void {
    const state = this.#states.get(key)
    if (state === undefined) throw new UnknownKey(key)
    if (state !== 'unused') throw new DuplicateKey(key)
  }

  /** The command is on its way; whoever asks for its answer waits for `pending`. */
  begin(key: string, answer: Answer, pending: Promise<void>): void {
    this.#states.set(key, { pending, answer })
  }

  committed(key: string, answer: Answer): void {
    this.#states.set(key, answer)
  }

  /** It did not happen, as far as is known: the table has to be asked again. */
  forget(key: string): void {
    this.#states.delete(key)
  }

  async answerTo(key: string): Promise<Answer | undefined> {
    const state = this.#states.get(key)
    if (state === 'unused') return undefined
    if (state === undefined) return await this.#load(key)
    if (!('pending' in state)) return state
    return await state.pending.then(
      () => state.answer,
      () => undefined,
    )
  }

  async #load(key: string): Promise<Answer | undefined> {
    const { rows } = await this.#questions.query<{ answer: string; seq: string }>({
      name: 'answer-to',
      text: 'select answer, last_seq as seq from journal.command where key = $1',
      values: [key],
    })
    // A command with this key may have been staged while the table was asked.
    if (this.#states.has(key)) return await this.answerTo(key)
    const answer: Answer | undefined = rows[0] && { answer: JSON.parse(rows[0].answer), seq: Number(rows[0].seq) }
    this.#states.set(key, answer ?? 'unused')
    return answer
  }

  /** Forgets keys of commands older than `before` (milliseconds). Returns how many. */
  async prune(before: number): Promise<number> {
    const { rowCount } = await this.#questions.query('delete from journal.command where at < $1', [before])
    return rowCount ?? 0
  }
}
