import { Worker } from 'node:worker_threads'
import { handedOver } from './handed-over.ts'

/** Work that would hold the main thread up: a file whose default export does it, and how long it may take. */
export interface HeavyWork<Given extends object, Made extends object> {
  readonly file: URL
  /** From when a thread has it, milliseconds. */
  readonly within: number
  /** Only for the compiler: what the default export takes, and gives. */
  readonly does?: (given: Given) => Made | Promise<Made>
}

/** Work that was not done: nobody had the time for it, or it took more time or memory than it may. */
export class WorkNotDone extends Error {
  readonly why: 'busy' | 'took-too-long' | 'took-too-much'
  constructor(why: WorkNotDone['why']) {
    super(`heavy work was not done: ${why}`)
    this.name = 'WorkNotDone'
    this.why = why
  }
}

/** As many as leave the main thread and the database room on a small machine. */
const mostThreads = 2
/** What may wait before more is refused; each holds a body of the API in memory. */
const mostWaiting = 16
/** A thread that has had nothing to do for so long is ended, and its memory with it. */
const idleFor = 30_000
/**
 * Megabytes of objects that a thread may hold. One that makes more is ended; but where it does so within `JSON.parse` the whole
 * process ends, so whoever parses sees first that it cannot become half of this.
 */
const mostMemory = 2_048

interface Waiting {
  readonly work: Pick<HeavyWork<object, object>, 'file' | 'within'>
  readonly given: object
  readonly done: (made: object) => void
  readonly failed: (error: unknown) => void
}

/**
 * Where heavy work is done: in a few threads beside the main one, one piece at a time in each, first come, first served. A
 * thread that failed is ended with what it was doing, and the next piece gets a new one.
 *
 * A pool of our own: of the usual ones, those that can stop a piece of work do not bound what waits for its turn.
 */
export class Workshop {
  readonly #threads = new Set<Worker>()
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  readonly #waiting: Waiting[] = []
  readonly #limits: { maxOldGenerationSizeMb: number }

  constructor(memory = mostMemory) {
    this.#limits = { maxOldGenerationSizeMb: memory }
  }

  /**
   * Bytes that are handed in are given away: they are empty afterwards (large ones are not copied).
   *
   * @throws {WorkNotDone} and whatever the work itself throws, as a plain `Error`.
   */
  do<Given extends object, Made extends object>(work: HeavyWork<Given, Made>, given: Given): Promise<Made> {
    return new Promise((resolve, reject) => {
      const done = (made: object) => resolve(made as Made)
      this.#waiting.push({ work, given, done, failed: reject })
      this.#next()
      if (this.#waiting.length > mostWaiting) this.#waiting.pop()!.failed(new WorkNotDone('busy'))
    })
  }

  async close(): Promise<void> {
    for (const { failed } of this.#waiting.splice(0)) failed(new WorkNotDone('busy'))
    await Promise.all(Array.from(this.#threads, (thread) => thread.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const thread = this.#idleOne() ?? this.#newOne()
    if (thread) this.#give(thread, this.#waiting.shift()!)
  }

  #idleOne(): Worker | undefined {
    const [thread, timer] = this.#idle.entries().next().value ?? []
    if (!thread) return undefined
    clearTimeout(timer)
    this.#idle.delete(thread)
    return thread
  }

  #newOne(): Worker | undefined {
    if (this.#threads.size >= mostThreads) return undefined
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: this.#limits })
    // Whatever it fails by, with work or without.
    thread.on('error', () => this.#dismiss(thread))
    this.#threads.add(thread)
    return thread
  }

  #give(thread: Worker, { work: { file, within }, given, done, failed }: Waiting): void {
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) thread.off(event, listener)
      settle()
      this.#next()
    }
    const fail = (error: unknown): void =>
      end(() => {
        this.#dismiss(thread)
        failed(error)
      })
    const listeners = {
      message: (made: object) =>
        end(() => {
          this.#rest(thread)
          done(made)
        }),
      messageerror: fail,
      error: (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkNotDone('took-too-much') : error),
      exit: (code: number) => fail(new Error(`A thread of the workshop ended with ${code}.`)),
    }
    for (const [event, listener] of Object.entries(listeners)) thread.on(event, listener)
    const timer = setTimeout(() => fail(new WorkNotDone('took-too-long')), within)
    thread.ref()
    try {
      thread.postMessage({ file: file.href, given }, handedOver(given))
    } catch (error) {
      fail(error)
    }
  }

  #rest(thread: Worker): void {
    thread.unref()
    this.#idle.set(thread, setTimeout(() => this.#dismiss(thread), idleFor).unref())
  }

  #dismiss(thread: Worker): void {
    clearTimeout(this.#idle.get(thread))
    this.#idle.delete(thread)
    this.#threads.delete(thread)
    void thread.terminate()
  }
}
