import type { NewEvent } from '@yordam/journal'
import { type Decision, isRefusal, type Refusal } from '../decision.ts'
import type { Actor } from '../words.ts'
import {
  type AnyKind,
  type Happening,
  idOfStream,
  type Kind,
  type KindOf,
  kindOfStream,
  type Recorded,
  streamOf,
  written,
} from './kind.ts'
import type { Held, States } from './states.ts'

/** What one part does when another part's event happens, in the same transaction. A refusal refuses the whole command. */
export type Reaction = (work: Work, id: string, event: Happening) => Refusal | undefined
export type Reactions = Readonly<Record<string, readonly Reaction[]>>

export const mergeReactions = (...all: readonly Reactions[]): Reactions => {
  const merged: Record<string, Reaction[]> = {}
  for (const reactions of all) {
    for (const [type, list] of Object.entries(reactions)) merged[type] = [...(merged[type] ?? []), ...list]
  }
  return merged
}

/** Events for one stream as the journal takes them, in the order in which they were decided. */
export interface Draft {
  readonly stream: string
  /** The version that the decision was taken on; undefined for a received fact, which nothing can refuse. */
  readonly expectedVersion: number | undefined
  readonly events: NewEvent[]
}

/** A thing within a command in the making, which has no place in the journal yet. */
type InMaking = Pick<Held, 'state' | 'version'>

const untouched: ReadonlyMap<string, InMaking> = new Map()

/**
 * One command in the making: it sees the newest states and its own changes to them, and is either staged whole or not at all.
 * Everything here is synchronous: nothing else happens between the look and the decision.
 */
export class Work {
  readonly by: Actor
  readonly now: number
  readonly drafts: Draft[] = []
  readonly #all: ReadonlyMap<string, States>
  readonly #reactions: Reactions
  #changed: ReadonlyMap<string, InMaking> = untouched
  readonly #site: number
  /** What is no longer open and was fetched for this command, by stream. */
  readonly brought: ReadonlyMap<string, Held>

  constructor(
    all: ReadonlyMap<string, States>,
    reactions: Reactions,
    { site, by, now, brought }: { site: number; by: Actor; now: number; brought: ReadonlyMap<string, Held> },
  ) {
    this.#site = site
    this.brought = brought
    this.#all = all
    this.#reactions = reactions
    // Only what stands in the record: a person who came in is more than an actor.
    this.by = { id: by.id, name: by.name, role: by.role }
    this.now = now
  }

  /** The thing as it is now, this command's own changes included. */
  state<State extends object>(kind: KindOf<State>, id: string): State | undefined {
    return this.#held(kind, id)?.state as State | undefined
  }

  /** Open things found through one of their kind's indexes. */
  find<State extends object>(kind: KindOf<State>, index: string, key: string): State[] {
    const found: State[] = []
    const before = this.#states(kind).find(index, key)
    for (const id of this.#changed === untouched ? before : new Set([...before, ...this.#changedOf(kind)])) {
      const state = this.state(kind, id)
      if (state && kind.isOpen(state) && kind.indexes[index]!(state) === key) found.push(state)
    }
    return found
  }

  /** A name for a new thing: `<site>-<number>`, unique in the country, short enough for the radio. */
  nextNumber(kind: AnyKind): { id: string; number: number } {
    const number = ++this.#states(kind).lastNumber
    return { id: `${this.#site}-${number}`, number }
  }

  /** Writes down what was decided for one thing, lets it evolve, and lets other parts react. */
  decided<State extends object, Event extends Happening>(
    kind: Kind<State, Event>,
    id: string,
    decision: Decision<Event>,
  ): Refusal | undefined {
    if (isRefusal(decision)) return decision
    for (const event of decision) {
      const before = this.#held(kind, id)
      this.#draft(streamOf(kind, id), before?.version ?? 0).events.push(written(event))
      const state = kind.evolve(before?.state as State, this.#preview(event) as Recorded<Event>)
      this.#changed = new Map(this.#changed).set(streamOf(kind, id), { state, version: (before?.version ?? 0) + 1 })
      for (const react of this.#reactions[event.type] ?? []) {
        const refusal = react(this, id, event)
        if (refusal) return refusal
      }
    }
    return undefined
  }

  /** Writes down a fact that was received from outside: it has no state, and no one can refuse it. */
  received(stream: string, fact: NewEvent): void {
    this.#draft(stream, undefined).events.push(fact)
  }

  #states(kind: AnyKind): States {
    const states = this.#all.get(kind.name)
    if (!states) throw new Error(`the kind ${kind.name} is not registered`)
    return states
  }

  #held(kind: AnyKind, id: string): InMaking | undefined {
    const stream = streamOf(kind, id)
    return this.#changed.get(stream) ?? this.#states(kind).head(id) ?? this.brought.get(stream)
  }

  *#changedOf(kind: AnyKind): Iterable<string> {
    for (const stream of this.#changed.keys()) if (kindOfStream(stream) === kind.name) yield idOfStream(stream)
  }

  #draft(stream: string, expectedVersion: number | undefined): Draft {
    const known = this.drafts.find((draft) => draft.stream === stream)
    if (known) return known
    const draft: Draft = { stream, expectedVersion, events: [] }
    this.drafts.push(draft)
    return draft
  }

  /** Within the command private parts are not sealed yet, and no rule reads them: evolve only passes them on. */
  #preview(event: Happening): Recorded<Happening> {
    return { ...event, private: (event.private ?? {}) as never, seq: 0, at: this.now }
  }
}
