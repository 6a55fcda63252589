import type { AnyKind } from './kind.ts'

/** A thing as it is after `version` events. States are immutable: a new event makes a new one. */
export interface Held {
  readonly state: object
  readonly version: number
  /** The position of its first event in the journal. */
  readonly firstSeq: number
  /** The position at which it was closed, the last time; null while it is open. */
  readonly closedSeq: number | null
}

/**
 * The open things of one kind, twice: as committed (what screens may see), and as staged (what the next decision
 * must reckon with, although its transaction is still on the way). Staged entries exist only for as long as a commit takes.
 */
export class States {
  readonly kind: AnyKind
  readonly #committed = new Map<string, Held>()
  readonly #staged = new Map<string, Held>()
  /** The highest number given to a thing of this kind. A number whose transaction failed is left out, never given twice. */
  lastNumber = 0
  readonly #indexes: ReadonlyMap<string, Map<string, Set<string>>>

  constructor(kind: AnyKind) {
    this.kind = kind
    this.#indexes = new Map(Object.keys(kind.indexes).map((name) => [name, new Map()]))
  }

  /** The newest state, committed or not: what decisions are taken on. */
  head(id: string): Held | undefined {
    return this.#staged.get(id) ?? this.#committed.get(id)
  }

  committed(id: string): Held | undefined {
    return this.#committed.get(id)
  }

  get size(): number {
    return this.#committed.size
  }

  *open(): Iterable<object> {
    for (const { state } of this.#committed.values()) if (this.kind.isOpen(state)) yield state
  }

  /** Ids of things whose newest state is found under `key`. */
  find(index: string, key: string): Iterable<string> {
    return this.#indexes.get(index)?.get(key) ?? []
  }

  load(id: string, held: Held): void {
    this.#reindex(id, this.head(id)?.state, held.state)
    this.#committed.set(id, held)
  }

  stage(id: string, held: Held): void {
    this.#reindex(id, this.head(id)?.state, held.state)
    this.#staged.set(id, held)
  }

  /** The transaction that made `held` is through. A later one may already have staged more. */
  commit(id: string, held: Held): void {
    if (this.#staged.get(id) === held) this.#staged.delete(id)
    if (this.kind.isOpen(held.state)) this.#committed.set(id, held)
    else {
      this.#committed.delete(id)
      this.#reindex(id, this.#staged.has(id) ? undefined : held.state, this.#staged.get(id)?.state)
    }
  }

  /** The transactions on the way have failed: what was staged never happened. */
  forgetStaged(): void {
    for (const [id, { state }] of this.#staged) this.#reindex(id, state, this.#committed.get(id)?.state)
    this.#staged.clear()
  }

  #reindex(id: string, before: object | undefined, after: object | undefined): void {
    for (const [name, entries] of this.#indexes) {
      const keyOf = this.kind.indexes[name]!
      const oldKey = before && keyOf(before)
      const newKey = after && keyOf(after)
      if (oldKey === newKey) continue
      if (oldKey !== undefined) {
        const ids = entries.get(oldKey)
        ids?.delete(id)
        if (ids?.size === 0) entries.delete(oldKey)
      }
      if (newKey !== undefined) entries.set(newKey, (entries.get(newKey) ?? new Set()).add(id))
    }
  }
}
