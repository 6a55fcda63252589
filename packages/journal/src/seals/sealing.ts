import type { KeyObject } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Connection } from '../connection.ts'
import { JournalUnavailable, SealMismatch } from '../errors.ts'
import { lastHead } from './files.ts'
import { headOf, type SignedHead, type TreeHead } from './head.ts'
import { signingKey } from './keys.ts'
import type { FromSealer, SealerThreadData, SealProblem, ToSealer } from './sealer-thread.ts'

export type SealOptions = {
  /** The folder outside the database: leaf hashes, signed heads, and the key pair unless one is given. */
  readonly dir: string
  /** 5,000 ms when left out. */
  readonly everyMs?: number
  /** Ed25519; otherwise a pair in `dir`, made at the first start. */
  readonly privateKey?: KeyObject
  /** Another place for the heads: another machine, a printer, a newspaper. Called for each new one, in order. */
  readonly sink?: (head: SignedHead) => void
  /** Sealing does not work, or not any more. */
  readonly onProblem?: (problem: string) => void
}

export type SealStatus = {
  /** The last head; undefined before the first one. */
  readonly head: TreeHead | undefined
  readonly problem: string | undefined
}

/** The sealer, in a thread of its own: hashing never holds up an acknowledgement. */
export class Sealing {
  readonly #worker: Worker
  readonly #options: SealOptions
  readonly #asked = new Map<number, (problem: SealProblem | undefined) => void>()
  #asks = 0
  #status: SealStatus

  private constructor(worker: Worker, options: SealOptions, head: TreeHead | undefined) {
    this.#worker = worker
    this.#options = options
    this.#status = { head, problem: undefined }
    worker.on('message', (message: FromSealer) => this.#hear(message))
    worker.on('error', (error) => this.#fail(error.message))
    worker.on('exit', () => this.#answerAll({ message: 'The sealer has ended', final: false }))
    worker.unref()
  }

  /** @throws {SealMismatch} when the table ends before the last seal: to append there would give positions away twice. */
  static async start(connection: Connection, site: number, lastSeq: number, options: SealOptions): Promise<Sealing> {
    const last = await lastHead(options.dir)
    const head = last && headOf(last)
    if (head && head.size > lastSeq) {
      throw new SealMismatch(
        `${head.size} events were sealed, but the table ends at ${lastSeq}: events were cut off, or the database was ` +
          `restored from an older copy. Verify it; to go on from the copy, move ${options.dir} aside and keep it`,
      )
    }
    const workerData: SealerThreadData = {
      connection,
      site,
      dir: options.dir,
      privateKey: options.privateKey ?? (await signingKey(options.dir)),
      everyMs: options.everyMs ?? 5_000,
    }
    // The thread is TypeScript in the repository, and JavaScript when it is published.
    const thread = new URL(`./sealer-thread${import.meta.url.slice(-3)}`, import.meta.url)
    return new Sealing(new Worker(thread, { workerData, execArgv: [] }), options, head)
  }

  get status(): SealStatus {
    return this.#status
  }

  /**
   * Seals everything that is committed.
   *
   * @throws {SealMismatch} when table and seals contradict one another.
   * @throws {JournalUnavailable} when it does not work now.
   */
  seal(): Promise<void> {
    return this.#ask('seal')
  }

  /** Seals for the last time. What cannot be sealed now is sealed at the next start. */
  async close(): Promise<void> {
    await this.#ask('close').catch(() => {}) // told by onProblem
    await this.#worker.terminate()
  }

  async #ask(task: ToSealer['task']): Promise<void> {
    const id = ++this.#asks
    this.#worker.ref()
    const problem = await new Promise<SealProblem | undefined>((resolve) => {
      this.#asked.set(id, resolve)
      this.#worker.postMessage({ id, task } satisfies ToSealer)
    })
    if (this.#asked.size === 0) this.#worker.unref()
    if (problem) throw problem.final ? new SealMismatch(problem.message) : new JournalUnavailable(problem.message)
  }

  #hear(message: FromSealer): void {
    switch (message.kind) {
      case 'sealed':
        this.#status = { head: headOf(message.head), problem: undefined }
        this.#options.sink?.(message.head)
        return
      case 'problem':
        this.#fail(message.problem.message)
        return
      case 'done':
        this.#asked.get(message.id)?.(message.problem)
        this.#asked.delete(message.id)
    }
  }

  #fail(problem: string): void {
    this.#status = { ...this.#status, problem }
    this.#options.onProblem?.(problem)
  }

  #answerAll(problem: SealProblem): void {
    for (const answer of this.#asked.values()) answer(problem)
    this.#asked.clear()
  }
}
