import type { MessagePort, Worker } from 'node:worker_threads'

interface Asked<Question> {
  readonly number: number
  readonly question: Question
}
interface Answered<Answer> {
  readonly number: number
  readonly answer: Answer
}

/**
 * A thread that is there for one sort of question alone: it keeps what it answers from, and answers one question after the other.
 * Nobody depends on it: what it does not answer in time, or does not answer any more, is undefined, and is done without.
 */
export class Answerer<Question, Answer> {
  readonly thread: Worker
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>()
  #numbers = 0
  #isOver = false

  constructor(thread: Worker) {
    this.thread = thread
    thread.unref()
    thread.on('message', ({ number, answer }: Answered<Answer>) => this.#waiting.get(number)?.(answer))
    thread.on('exit', () => {
      this.#isOver = true
      for (const settle of this.#waiting.values()) settle(undefined)
    })
  }

  /** @param within milliseconds */
  async ask(question: Question, within: number): Promise<Answer | undefined> {
    if (this.#isOver) return undefined
    const number = ++this.#numbers
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>()
    const timer = setTimeout(() => resolve(undefined), within)
    this.#waiting.set(number, resolve)
    this.thread.postMessage({ number, question } satisfies Asked<Question>)
    const answer = await promise
    clearTimeout(timer)
    this.#waiting.delete(number)
    return answer
  }

  async close(): Promise<void> {
    await this.thread.terminate()
  }
}

/** What such a thread runs. A question that throws ends it. */
export const answerQuestions = <Question, Answer>(
  port: MessagePort,
  answerTo: (question: Question) => Answer,
): void => {
  port.on('message', ({ number, question }: Asked<Question>) => {
    port.postMessage({ number, answer: answerTo(question) } satisfies Answered<Answer>)
  })
}
