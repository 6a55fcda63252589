import type pg from 'pg'
import type { Statement } from './batch-query.ts'
import { type Answer, Commands } from './commands.ts'
import { type Connection, questionPool, withClient } from './connection.ts'
import { DuplicateKey, JournalError, JournalUnavailable } from './errors.ts'
import type { Appending, RecordedEvent } from './event.ts'
import { isConnectionFailure, reasonOf } from './failure.ts'
import { Heads } from './heads.ts'
import type { Json, JsonObject } from './json.ts'
import { type Piece, Reader, type ReadOptions, type Upcasters } from './reader.ts'
import { Recovery } from './recovery.ts'
import { migrate } from './schema.ts'
import { Sealing, type SealOptions, type SealStatus } from './seals/sealing.ts'
import { takeOffice } from './session.ts'
import { type AppendOptions, Stage } from './stage.ts'
import { type SubscribeOptions, subscribe } from './subscribe.ts'
import { Tail } from './tail.ts'
import { openVault, type VaultOptions } from './vault/open.ts'
import type { Vault } from './vault/vault.ts'
import { type Appended, type Status, Writer } from './writer.ts'

export type JournalOptions = {
  readonly connection: Connection
  /** The number of the duty centre, shop, plant, ...: each site has one writer, and a database of its own. */
  readonly site: number
  /** Whatever helps the people who find the journal held: a URL, a name. Host and process id are added. */
  readonly holder?: JsonObject
  /** Left out, events cannot have private parts. */
  readonly vault?: VaultOptions
  /** Left out, nothing is sealed. */
  readonly seals?: SealOptions
  readonly upcast?: Upcasters
  /**
   * Read tables. Called synchronously when a batch is cut, when the caller's memory corresponds exactly to its end; the
   * statements are carried out in the transaction that stores the events.
   */
  readonly project?: (batch: readonly RecordedEvent[]) => readonly Statement[]
  /** Called for each committed batch, in order, before the promises of its appends resolve. */
  readonly committed?: (batch: readonly RecordedEvent[]) => void
  /**
   * Staged events were thrown away: whatever was derived from events behind `committedSeq` must be forgotten. Called once
   * for each accident, when the outcome of the last batch is known and before new appends are taken.
   */
  readonly reset?: (committedSeq: number) => void
  readonly onStatus?: (status: Status) => void
  /** How long a batch may take before the connection is given up; 30,000 ms when left out. */
  readonly commitTimeoutMs?: number
}

export type Written = {
  readonly events: readonly RecordedEvent[]
  /** The answer that counts: the one given the first time, should the command have come before. */
  readonly answer: Json
  /** The command had been carried out before; nothing was written now. */
  readonly repeated: boolean
}

/** What a journal is made of, once it is open. */
type Parts = {
  readonly site: number
  readonly vault: Vault | undefined
  readonly writer: Writer
  readonly questions: pg.Pool
  readonly heads: Heads
  readonly commands: Commands
  readonly reader: Reader
  readonly tail: Tail
  readonly sealing: Sealing | undefined
}

export class Journal {
  /** Seals and opens private parts; undefined when the journal was opened without one. */
  readonly vault: Vault | undefined
  readonly site: number
  readonly #parts: Parts
  #closed: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.site = parts.site
    this.vault = parts.vault
  }

  /** The last committed position; 0 when nothing was ever written. */
  get seq(): number {
    return this.#parts.writer.committedSeq
  }

  get status(): Status {
    return this.#parts.writer.status
  }

  /**
   * Since when the database has not answered to a commit that is on its way, in milliseconds since 1970; undefined while
   * none is. What waits is neither stored nor lost.
   */
  get waitingSince(): number | undefined {
    return this.#parts.writer.waitingSince
  }

  /** How far the events are sealed; undefined when the journal was opened without seals. */
  get sealStatus(): SealStatus | undefined {
    return this.#parts.sealing?.status
  }

  /**
   * Stages events: at once, or not at all. All events of a call stand or fall together; what else is staged in the same
   * turn of the event loop shares the commit.
   *
   * @throws {ConcurrencyError | UnknownHead | DuplicateKey | UnknownKey | InvalidEvent} when this append is wrong; nobody
   *   else is touched.
   * @throws {JournalUnavailable | JournalFenced | JournalRewound | JournalClosed} when nothing can be written now, or ever.
   */
  append(appends: readonly Appending[], options: AppendOptions): Appended {
    return this.#parts.writer.append(appends, options)
  }

  /** Loads what `append` needs to know, appends, and waits for the commit. A command that came before is not repeated. */
  async write(appends: readonly Appending[], options: AppendOptions): Promise<Written> {
    const versioned = appends.filter((append) => append.expectedVersion !== undefined)
    await this.loadHeads(versioned.map((append) => append.stream))
    const { key } = options
    const before = key === undefined ? undefined : await this.answerTo(key)
    if (before) return { events: [], answer: before.answer, repeated: true }
    try {
      const { events, committed } = this.append(appends, options)
      await committed
      return { events, answer: options.answer ?? null, repeated: false }
    } catch (error) {
      // Its twin was quicker, between the question and the append.
      if (error instanceof DuplicateKey) return await this.write(appends, options)
      throw error
    }
  }

  /** Resolves when everything that was staged before is committed; rejects when some of it was thrown away. */
  settled(): Promise<void> {
    return this.#parts.writer.settled()
  }

  /** Brings the versions of streams into memory, so that `append` can check them. */
  loadHeads(streams: Iterable<string>): Promise<void> {
    return asked(this.#parts.heads.load(this.#parts.questions, streams))
  }

  /** What a command with this key was answered; waits for one that is on its way. Undefined when there was none. */
  answerTo(key: string): Promise<Answer | undefined> {
    return asked(this.#parts.commands.answerTo(key))
  }

  /** Forgets the keys of commands from before a time (milliseconds since 1970). Returns how many. */
  pruneCommands(before: number): Promise<number> {
    return asked(this.#parts.commands.prune(before))
  }

  /** Committed events from the table, in order. */
  read(options?: ReadOptions): Promise<RecordedEvent[]> {
    return asked(this.#parts.reader.read(options))
  }

  /** All committed events of a stream, in order. */
  readStream(stream: string): Promise<RecordedEvent[]> {
    return asked(this.#parts.reader.readStream(stream))
  }

  /** Committed events of pieces of many versioned streams, up to the position `to`, in the order of the journal. */
  readPieces(pieces: readonly Piece[], to: number): Promise<RecordedEvent[]> {
    return asked(this.#parts.reader.readPieces(pieces, to))
  }

  /** The position at which the journal stood at a time (milliseconds since 1970); 0 before its first event. */
  seqAt(at: number): Promise<number> {
    return asked(this.#parts.reader.seqAt(at, this.seq))
  }

  /** All events from a position on, in batches, without gap or duplicate, for as long as the journal is open. */
  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    const { reader, tail } = this.#parts
    const source = { reader, tail, committedSeq: () => this.seq, isClosed: () => this.#closed !== undefined }
    return subscribe(source, options)
  }

  /**
   * Seals all committed events now instead of at the next turn.
   *
   * @throws {SealMismatch} when table and seals contradict one another.
   * @throws {JournalUnavailable} when it does not work now.
   */
  async sealNow(): Promise<void> {
    await this.#parts.sealing?.seal()
  }

  /** Commits what is staged, seals it, and gives the site up. Subscriptions end. */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    const { writer, vault, questions, tail, sealing } = this.#parts
    await writer.finish()
    tail.wake()
    await sealing?.close()
    await writer.close()
    await vault?.close()
    await questions.end()
  }
}

const asked = async <Result>(answer: Promise<Result>): Promise<Result> => {
  try {
    return await answer
  } catch (cause) {
    if (!isConnectionFailure(cause) || cause instanceof JournalError) throw cause
    throw new JournalUnavailable(`The journal cannot be read: ${reasonOf(cause)}`, { cause })
  }
}

const ignore = (): void => {}

/**
 * Opens the journal of a site for writing. There is one writer for each site: it holds a lock in the database, and a number
 * by which the database refuses every writer before it.
 *
 * @throws {JournalLocked} when another process has it.
 * @throws {UnusableDatabase | MasterKeyMismatch} when what is there cannot be used.
 */
export const openJournal = async (options: JournalOptions): Promise<Journal> => {
  const { connection, site } = options
  await withClient(connection, 'journal schema', migrate)
  const session = await takeOffice(connection, site, options.holder ?? {})
  const questions = questionPool(connection, 'journal reader')
  let vault: Vault | undefined
  try {
    const lastSeq = await session.lastSeq()
    vault = options.vault && (await openVault(options.vault))
    const sealing = options.seals && (await Sealing.start(connection, site, lastSeq, options.seals))
    const heads = new Heads()
    const commands = new Commands(questions)
    const tail = new Tail()
    const stage = new Stage(heads, commands, vault)
    const recovery = new Recovery(connection, vault)
    const commitTimeoutMs = options.commitTimeoutMs ?? 30_000
    const writer = new Writer(
      session,
      lastSeq,
      { stage, heads, commands, vault, recovery, commitTimeoutMs },
      {
        project: options.project ?? (() => []),
        committed(batch) {
          tail.push(batch)
          options.committed?.(batch)
        },
        reset: options.reset ?? ignore,
        onStatus: options.onStatus ?? ignore,
      },
    )
    const reader = new Reader(questions, options.upcast)
    return new Journal({ site, vault, writer, questions, heads, commands, reader, tail, sealing })
  } catch (error) {
    await session.end()
    await questions.end()
    await vault?.close()
    throw error
  }
}
