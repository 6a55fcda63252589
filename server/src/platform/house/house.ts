import { type Appended, type Journal, type Json, type RecordedEvent, UnknownHead } from '@yordam/journal'
import type { Pool } from 'pg'
import { isRefusal, type Refusal } from '../decision.ts'
import type { Actor } from '../words.ts'
import { evolved } from './evolved.ts'
import { type AnyKind, idOfStream, type KindOf, kindOfStream, streamOf } from './kind.ts'
import { insertMilestones, isMilestone, type Milestone, thingsAt } from './milestones.ts'
import { rebuild } from './rebuild.ts'
import { type Held, States } from './states.ts'
import { idsOpenAround, lastNumber, loadOne, loadOpen, loadPage, type PageOf, prepareTables, upsert } from './tables.ts'
import { type Reactions, Work } from './work.ts'

/** A command was not carried out; nothing has changed. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** The same idempotency key came with something else to do; nothing has changed. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused'
}

/** A client's idempotency key, and what was asked under it: the same key with another request is a mistake. */
export interface CommandKey {
  readonly id: string
  readonly asked: string
}

/** An answer as the journal keeps it under its key. */
interface KeptAnswer {
  readonly asked: string
  readonly answer: Json
}

/** What a command asked for has happened and is durable. */
export interface Done<Answer> {
  readonly answer: Answer
  /** True when the same idempotency key had been carried out before, and this is the answer of then. */
  readonly repeated: boolean
}

/** What one commit changed: the events, and every thing that they left in a new state. */
export interface Committed {
  readonly events: readonly RecordedEvent[]
  readonly changes: readonly { readonly kind: AnyKind; readonly id: string; readonly state: object }[]
}

/** What may be said of a command beside what it does. */
export interface Command {
  readonly now?: number | undefined
  readonly key?: CommandKey | undefined
  /** The stream of the thing in question, which may be closed (to be reopened, or to refuse by its right name). */
  readonly about?: string | undefined
}

const nothingBrought: ReadonlyMap<string, Held> = new Map()

/** What the house needs of the journal; what it gives to it is in `journalHooks`. */
type JournalOfTheHouse = Pick<Journal, 'append' | 'loadHeads' | 'answerTo' | 'read' | 'readPieces' | 'seq' | 'settled'>

/**
 * The one way through the house: a command's work is done on the newest states, its events are appended to the
 * journal together with the read tables, and only after the commit does anybody get to see them.
 */
export class House {
  readonly #states: ReadonlyMap<string, States>
  readonly #reactions: Reactions
  readonly #pool: Pool
  readonly #site: number
  readonly #listeners: ((committed: Committed) => void)[] = []
  /** What each staged event left behind, in order of `seq`, until its commit. */
  #staged: { seq: number; kind: AnyKind; id: string; held: Held }[] = []
  #unsaved = new Map<string, { kind: AnyKind; id: string; held: Held }>()
  #milestones: (Milestone & { kind: AnyKind })[] = []
  /** Kinds whose read table has to be made anew from the journal. */
  #outdated: readonly AnyKind[] = []
  readonly #underWay = new Map<string, { readonly asked: string; readonly done: Promise<Done<unknown>> }>()
  #journal: JournalOfTheHouse | undefined

  constructor(pool: Pool, site: number, kinds: readonly AnyKind[], reactions: Reactions) {
    this.#pool = pool
    this.#site = site
    this.#reactions = reactions
    this.#states = new Map(kinds.map((kind) => [kind.name, new States(kind)]))
  }

  /** The tables of the read side, made before the journal is opened. */
  async prepare(): Promise<void> {
    this.#outdated = await prepareTables(
      this.#pool,
      Array.from(this.#states.values(), ({ kind }) => kind),
    )
  }

  /** Loads what is open. From here on the house is kept current by its own commits. */
  async open(journal: JournalOfTheHouse): Promise<void> {
    await rebuild(this.#pool, journal, this.#outdated)
    this.#journal = journal
    for (const states of this.#states.values()) {
      for (const { id, held } of await loadOpen(this.#pool, states.kind)) states.load(id, held)
      states.lastNumber = await lastNumber(this.#pool, states.kind)
    }
  }

  /** Hand these to the journal when it is opened. */
  readonly journalHooks = {
    project: () => {
      const unsaved = Map.groupBy(this.#unsaved.values(), ({ kind }) => kind)
      const milestones = Map.groupBy(this.#milestones, ({ kind }) => kind)
      this.#unsaved = new Map()
      this.#milestones = []
      return [
        ...Array.from(unsaved, ([kind, rows]) => upsert(kind, rows)),
        ...Array.from(milestones, ([kind, rows]) => insertMilestones(kind, rows)),
      ]
    },
    committed: (events: readonly RecordedEvent[]) => this.#afterCommit(events),
    reset: () => {
      for (const states of this.#states.values()) states.forgetStaged()
      this.#staged = []
      this.#unsaved.clear()
      this.#milestones = []
    },
  }

  /** Tells of every commit, in order. Listeners must be quick: a panel's acknowledgement waits behind them. */
  onCommitted(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener)
  }

  /**
   * Carries out one command. `work` decides; if it refuses, nothing has happened and `Refused` is thrown.
   * With a `key`, a second command of the same key gets the first one's answer (keep personal data out of answers);
   * if it asks for something else, `KeyReused` is thrown.
   */
  commit<Answer>(by: Actor, work: (work: Work) => Answer | Refusal, options: Command = {}): Promise<Done<Answer>> {
    return options.key === undefined
      ? this.#carryOut(by, work, options)
      : this.#commitOnce(options.key, () => this.#carryOut(by, work, options))
  }

  /** An open thing as committed, from memory. */
  get<State extends object>(kind: KindOf<State>, id: string): State | undefined {
    return this.#statesOf(kind).committed(id)?.state as State | undefined
  }

  /** A thing as committed, open or not: from memory, else from its read table. */
  async fetch<State extends object>(kind: KindOf<State>, id: string): Promise<State | undefined> {
    return this.get(kind, id) ?? ((await loadOne(this.#pool, kind, id))?.state as State | undefined)
  }

  /** How many things of a kind are open. */
  count(kind: AnyKind): number {
    return this.#statesOf(kind).size
  }

  /** All open things of a kind. */
  list<State extends object>(kind: KindOf<State>): Iterable<State> {
    return this.#statesOf(kind).open() as Iterable<State>
  }

  /** Open things, as committed, found through one of their kind's indexes. */
  find<State extends object>(kind: KindOf<State>, index: string, key: string): State[] {
    const ids = [...this.#statesOf(kind).find(index, key)]
    return ids.flatMap((id) => this.get(kind, id) ?? [])
  }

  /** A page of all things of a kind, open or not, from the read table. */
  async page<State extends object>(kind: KindOf<State>, page: PageOf): Promise<State[]> {
    return (await loadPage(this.#pool, kind, page)) as State[]
  }

  /** Things as they were after a position of the journal, by id; those that were not there yet are left out. */
  async at<State extends object>(
    kind: KindOf<State>,
    ids: readonly string[],
    seq: number,
  ): Promise<Map<string, State>> {
    const things = await thingsAt(this.#pool, this.#journal!, kind, ids, seq)
    return new Map(Array.from(things, ([id, { state }]) => [id, state as State]))
  }

  /** All things of a kind that were open after a position of the journal, as they were then, in the order of their coming. */
  async openAt<State extends object>(kind: KindOf<State>, seq: number): Promise<Map<string, State>> {
    const ids = await idsOpenAround(this.#pool, kind, seq)
    const things = await thingsAt(this.#pool, this.#journal!, kind, ids, seq)
    const open = [...things].filter(([, { state }]) => kind.isOpen(state as State))
    return new Map(open.sort(([, a], [, b]) => a.firstSeq - b.firstSeq).map(([id, { state }]) => [id, state as State]))
  }

  /** What a command is about when it is no longer open: fetched for this one command, and not kept. */
  async #bring(stream: string): Promise<ReadonlyMap<string, Held>> {
    const states = this.#states.get(kindOfStream(stream))!
    const id = idOfStream(stream)
    const held = states.head(id) ? undefined : await loadOne(this.#pool, states.kind, id)
    return new Map(held && [[stream, held]])
  }

  #statesOf(kind: AnyKind): States {
    const states = this.#states.get(kind.name)
    if (!states) throw new Error(`the kind ${kind.name} is not registered`)
    return states
  }

  /** Whether a command of this key has been carried out; waits for one that is on its way. */
  async wasCarriedOut(key: string): Promise<boolean> {
    await this.#underWay.get(key)?.done.catch(() => undefined)
    return (await this.#journal!.answerTo(key)) !== undefined
  }

  async #commitOnce<Answer>(key: CommandKey, carryOut: () => Promise<Done<Answer>>): Promise<Done<Answer>> {
    const first = this.#underWay.get(key.id)
    if (first) {
      if (first.asked !== key.asked) throw new KeyReused()
      return { ...((await first.done) as Done<Answer>), repeated: true }
    }
    const done = this.#answered<Answer>(key).then((answer) => answer ?? carryOut())
    this.#underWay.set(key.id, { asked: key.asked, done })
    try {
      return await done
    } finally {
      this.#underWay.delete(key.id)
    }
  }

  async #answered<Answer>({ id, asked }: CommandKey): Promise<Done<Answer> | undefined> {
    const known = await this.#journal!.answerTo(id)
    if (!known) return undefined
    const kept = known.answer as unknown as KeptAnswer
    if (kept.asked !== asked) throw new KeyReused()
    return { answer: kept.answer as Answer, repeated: true }
  }

  async #carryOut<Answer>(
    by: Actor,
    decide: (work: Work) => Answer | Refusal,
    command: Command,
  ): Promise<Done<Answer>> {
    const { now = Date.now(), key, about } = command
    for (;;) {
      const brought = about === undefined ? nothingBrought : await this.#bring(about)
      const work = new Work(this.#states, this.#reactions, { site: this.#site, by, now, brought })
      const answer = decide(work)
      if (isRefusal(answer)) throw new Refused(answer)
      if (work.drafts.length === 0) {
        // Nothing to do, because of something that may still be on its way: it is answered when that is durable.
        await this.#journal!.settled()
        return { answer, repeated: false }
      }
      try {
        await this.#stage(work, key, answer).committed
        return { answer, repeated: false }
      } catch (error) {
        if (!(error instanceof UnknownHead)) throw error
        await this.#journal!.loadHeads([error.stream])
      }
    }
  }

  #stage(work: Work, key: CommandKey | undefined, answer: unknown): Appended {
    const appending = this.#journal!.append(work.drafts, {
      at: work.now,
      ...(key && { key: key.id, answer: { asked: key.asked, answer: answer as Json } satisfies KeptAnswer }),
    })
    for (const event of appending.events) {
      if (event.version === null) continue
      const states = this.#states.get(kindOfStream(event.stream))!
      const id = idOfStream(event.stream)
      const { kind } = states
      const held = evolved(kind, states.head(id) ?? work.brought.get(event.stream), event)
      states.stage(id, held)
      this.#staged.push({ seq: event.seq, kind, id, held })
      this.#unsaved.set(event.stream, { kind, id, held })
      if (isMilestone(held)) this.#milestones.push({ kind, id, seq: event.seq, held })
    }
    return appending
  }

  #afterCommit(events: readonly RecordedEvent[]): void {
    const last = events.at(-1)!.seq
    const through = this.#staged.findIndex(({ seq }) => seq > last)
    const staged = this.#staged.splice(0, through === -1 ? this.#staged.length : through)
    const changes = new Map<string, { kind: AnyKind; id: string; state: object }>()
    for (const { kind, id, held } of staged) {
      this.#states.get(kind.name)!.commit(id, held)
      changes.set(streamOf(kind, id), { kind, id, state: held.state })
    }
    const committed = { events, changes: [...changes.values()] }
    for (const listener of this.#listeners) listener(committed)
  }
}
