import { Batch, type Entry } from './batch.ts'
import type { Statement } from './batch-query.ts'
import type { Commands } from './commands.ts'
import { ConcurrencyError, JournalClosed, JournalError, JournalUnavailable } from './errors.ts'
import type { Appending, RecordedEvent } from './event.ts'
import { type Failure, failureOf, isTerminal, reasonOf } from './failure.ts'
import type { Heads } from './heads.ts'
import type { Recovery } from './recovery.ts'
import type { Session } from './session.ts'
import type { AppendOptions, Stage } from './stage.ts'
import type { Vault } from './vault/vault.ts'

/** `down`: appends throw until the database is back. `ended`: this journal will never write again. */
export type Status = {
  readonly state: 'up' | 'down' | 'ended'
  /** Since when, in milliseconds since 1970. */
  readonly since: number
  /** Why, unless it is up. */
  readonly reason?: string
}

export type Appended = {
  /** The events as they will stand in the journal, private parts sealed. */
  readonly events: readonly RecordedEvent[]
  /** Resolves when they are durably stored; rejects when they never will be. Nothing may be acknowledged before. */
  readonly committed: Promise<void>
}

export type WriterCallbacks = {
  /** Read tables: statements that are carried out in the transaction of the batch. Called when the batch is cut. */
  readonly project: (batch: readonly RecordedEvent[]) => readonly Statement[]
  /** Called for each committed batch, in order, before the promises of its appends resolve. */
  readonly committed: (batch: readonly RecordedEvent[]) => void
  /** Staged events were thrown away: whatever was derived from events behind `committedSeq` must be forgotten. */
  readonly reset: (committedSeq: number) => void
  readonly onStatus: (status: Status) => void
}

export type WriterParts = {
  readonly stage: Stage
  readonly heads: Heads
  readonly commands: Commands
  readonly vault: Vault | undefined
  readonly recovery: Recovery
  /** How long a batch may take before the connection is given up, in milliseconds. */
  readonly commitTimeoutMs: number
}

/** Bounds on what waits for the database: beyond them it is better to refuse than to promise. */
const MAX_STAGED_EVENTS = 100_000
const MAX_STAGED_LENGTH = 256 * 1024 * 1024

/**
 * The one writer of a site. Appends are staged at once and share commits: while one batch is on its way to the database,
 * the next one gathers.
 */
export class Writer {
  readonly #parts: WriterParts
  readonly #callbacks: WriterCallbacks
  #session: Session
  #staged = new Batch()
  #inFlight: Batch | undefined
  #waitingSince: number | undefined
  #cutting = false
  #committedSeq: number
  #stagedSeq: number
  #status: Status = { state: 'up', since: Date.now() }
  /** What every append is answered while nothing can be written. */
  #refusal: (() => JournalError) | undefined
  #finished = false
  readonly #closing = new AbortController()
  #recovering: Promise<void> | undefined

  constructor(session: Session, lastSeq: number, parts: WriterParts, callbacks: WriterCallbacks) {
    this.#parts = parts
    this.#callbacks = callbacks
    this.#committedSeq = lastSeq
    this.#stagedSeq = lastSeq
    this.#session = session
    this.#watch(session)
  }

  get status(): Status {
    return this.#status
  }

  /** Since when the batch that is on its way has been so, in milliseconds since 1970; undefined while none is. */
  get waitingSince(): number | undefined {
    return this.#waitingSince
  }

  get committedSeq(): number {
    return this.#committedSeq
  }

  append(appends: readonly Appending[], options: AppendOptions): Appended {
    if (this.#finished) throw new JournalClosed('The journal is closed')
    if (this.#refusal) throw this.#refusal()
    if (this.#staged.events.length >= MAX_STAGED_EVENTS || this.#staged.length >= MAX_STAGED_LENGTH) {
      throw new JournalUnavailable('Too many events wait for the database')
    }
    const staged = this.#parts.stage.stage(appends, options, this.#stagedSeq)
    if (staged.events.length === 0 && !staged.command) return { events: [], committed: this.settled() }
    const committed = this.#staged.add(staged)
    this.#stagedSeq = staged.lastSeq
    const { command, lastSeq } = staged
    if (command) this.#parts.commands.begin(command.key, { answer: command.answer, seq: lastSeq }, committed)
    this.#cutSoon()
    return { events: staged.events, committed }
  }

  /** Resolves when everything that was staged before is committed; rejects when some of it was thrown away. */
  settled(): Promise<void> {
    return (this.#staged.entries.at(-1) ?? this.#inFlight?.entries.at(-1))?.promise ?? Promise.resolve()
  }

  /** Takes no more appends, and commits those that are staged. */
  async finish(): Promise<void> {
    this.#finished = true
    if (this.#status.state === 'up') await this.settled().catch(() => {}) // its callers hear of it
    this.#closing.abort()
    await this.#recovering
  }

  /** Gives up the lock. */
  async close(): Promise<void> {
    await this.#session.end()
  }

  #watch(session: Session): void {
    session.onLost((error) => {
      // A batch on its way hears of it by itself.
      const isIdle = this.#status.state === 'up' && !this.#inFlight && !this.#finished
      if (session === this.#session && isIdle) this.#startRecovery(undefined, 'unknown', error)
    })
  }

  /** At the end of the turn of the event loop, so that all that arrived in it shares the commit. */
  #cutSoon(): void {
    if (this.#cutting || this.#inFlight) return
    this.#cutting = true
    setImmediate(() => {
      this.#cutting = false
      if (!this.#staged.isEmpty && !this.#inFlight && !this.#recovering) void this.#write(this.#takeStaged())
    })
  }

  #takeStaged(): Batch {
    const batch = this.#staged
    this.#staged = new Batch()
    return batch
  }

  async #write(batch: Batch): Promise<void> {
    this.#inFlight = batch
    this.#waitingSince = Date.now()
    // As long as nothing has been sent, a failure is a certain one.
    let unsent: Failure | undefined = 'refused'
    try {
      const statements = batch.events.length > 0 ? this.#callbacks.project(batch.events) : []
      unsent = 'exhausted'
      await this.#parts.vault?.settled()
      unsent = 'refused'
      const query = this.#session.encode(batch.parts(this.#session.office, statements))
      unsent = undefined
      await this.#session.transact(query, this.#parts.commitTimeoutMs)
    } catch (error) {
      this.#startRecovery(batch, unsent ?? failureOf(error), error)
      return
    }
    this.#succeed(batch)
    if (!this.#staged.isEmpty) this.#cutSoon()
  }

  #succeed(batch: Batch): void {
    this.#inFlight = undefined
    this.#waitingSince = undefined
    this.#committedSeq = batch.lastSeq
    for (const { command, lastSeq } of batch.entries) {
      if (command) this.#parts.commands.committed(command.key, { answer: command.answer, seq: lastSeq })
    }
    try {
      if (batch.events.length > 0) this.#callbacks.committed(batch.events)
    } catch (error) {
      // The caller's own fault, and loud; but what is committed is committed.
      queueMicrotask(() => {
        throw error
      })
    }
    for (const entry of batch.entries) entry.resolve()
  }

  #startRecovery(batch: Batch | undefined, failure: Failure, error: unknown): void {
    this.#recovering = this.#recover(batch, failure, error).finally(() => {
      this.#recovering = undefined
    })
  }

  /**
   * Refuses appends, finds out what became of the batch, and starts again from the table's truth. What was staged behind
   * the batch rests on it, and is thrown away in any case.
   */
  async #recover(batch: Batch | undefined, failure: Failure, error: unknown): Promise<void> {
    this.#waitingSince = undefined
    this.#goDown(error)
    const waiting = this.#takeStaged()
    this.#throwAway(waiting, error)
    // Nobody shall wait for a disk to be emptied only to hear that nothing was written.
    let open = batch
    if (open && failure === 'exhausted') open = this.#throwAway(open, error)
    try {
      const truth = await this.#parts.recovery.run({
        session: this.#session,
        failure,
        error,
        batch,
        committedSeq: this.#committedSeq,
        signal: this.#closing.signal,
        stillDown: (cause) => this.#goDown(cause),
      })
      if (truth.session !== this.#session) this.#watch(truth.session)
      this.#session = truth.session
      if (open && truth.stored) this.#succeed(open)
      else if (open) this.#throwAway(open, error, truth.taken)
      this.#inFlight = undefined
      this.#committedSeq = truth.lastSeq
      this.#stagedSeq = truth.lastSeq
      const lost = waiting.events.length > 0 || (batch !== undefined && !truth.stored)
      if (lost) this.#callbacks.reset(truth.lastSeq)
      this.#goUp()
    } catch (end) {
      if (open) this.#throwAway(open, end)
      this.#inFlight = undefined
      this.#end(end)
    }
  }

  /** Undoes what staging did, the last append first, and tells the callers. */
  #throwAway(batch: Batch, cause: unknown, taken: ReadonlyMap<string, number> = new Map()): undefined {
    const { heads, commands } = this.#parts
    heads.takeBack(batch.entries.flatMap((entry) => entry.moves))
    heads.learn(taken)
    for (const { command } of batch.entries) if (command) commands.forget(command.key)
    batch.reject((entry) => refusalOf(entry, cause, taken))
  }

  #goDown(cause: unknown): void {
    const reason = reasonOf(cause)
    this.#refusal = () => new JournalUnavailable(`The journal cannot be written to: ${reason}`, { cause })
    this.#setStatus('down', reason)
  }

  #goUp(): void {
    this.#refusal = undefined
    this.#setStatus('up')
  }

  #end(cause: unknown): void {
    const error = cause instanceof JournalError ? cause : new JournalUnavailable(reasonOf(cause), { cause })
    this.#refusal = () => error
    this.#setStatus('ended', reasonOf(cause))
  }

  #setStatus(state: Status['state'], reason?: string): void {
    const { state: before, since } = this.#status
    if (before === state && reason === this.#status.reason) return
    this.#status = { state, since: before === state ? since : Date.now(), ...(reason !== undefined && { reason }) }
    this.#callbacks.onStatus(this.#status)
  }
}

/** Who took a stream for new that is not new is told so; everybody else may try again. */
const refusalOf = ({ moves }: Entry, cause: unknown, taken: ReadonlyMap<string, number>): JournalError => {
  for (const { stream, before } of moves) {
    const version = taken.get(stream)
    if (before === undefined && version) return new ConcurrencyError(stream, 0, version)
  }
  if (isTerminal(cause)) return cause
  return new JournalUnavailable(`The event was not stored: ${reasonOf(cause)}`, { cause })
}
