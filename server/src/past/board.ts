import type { Journal, RecordedEvent } from '@yordam/journal'
import type { House } from '../platform/house/house.ts'
import { flat, idOfStream, kindOfStream } from '../platform/house/kind.ts'
import { inPieces } from '../platform/turns.ts'
import type { AnyShown, Span } from './shown.ts'

/** Received facts name the alarm that they belong to; one that names none changes nothing that is shown. */
const factsWith = 'alarm'

/** What one event changed: the thing in its whole new state, in the list that it belongs to. */
export interface Change {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly list: string
  readonly view: object
}

/** Things of one kind on their way through a page of the journal. */
interface OnTheWay {
  readonly shown: AnyShown
  readonly states: Map<string, object>
  readonly beside: Map<string, unknown>
}

/**
 * What the room saw at any time. Nothing is kept for it but the journal: states are evolved up to the position by the
 * same functions as those of now, and shown by the same views as the live push.
 */
export class PastBoard {
  readonly #house: House
  readonly #journal: Pick<Journal, 'read' | 'seqAt' | 'seq'>
  readonly #shown: readonly AnyShown[]

  constructor(house: House, journal: Pick<Journal, 'read' | 'seqAt' | 'seq'>, shown: readonly AnyShown[]) {
    this.#house = house
    this.#journal = journal
    this.#shown = shown
  }

  /** Where the journal stood at a time, ms. */
  seqAt(at: number): Promise<number> {
    return this.#journal.seqAt(at)
  }

  /** A position that the journal has reached: this one, or its end. */
  reached(seq: number): number {
    return Math.min(seq, this.#journal.seq)
  }

  /** When the event at a position was recorded, ms; undefined where there is none. */
  async timeOf(seq: number): Promise<number | undefined> {
    const [event] = await this.#journal.read({ from: seq, to: seq })
    return event?.at
  }

  /** Everything that was open after a position, at a time, by the names of the lists. */
  async everythingAt(seq: number, at: number): Promise<Readonly<Record<string, object[]>>> {
    const lists: Record<string, object[]> = {}
    for (const { kind, name, beside, view } of this.#shown) {
      const states = await this.#house.openAt<object>(kind, seq)
      const known = await beside?.of([...states.keys()], states, { seq, from: at, until: at })
      const views: object[] = []
      for await (const [id, state] of inPieces(states)) views.push(view(state, known?.get(id), at))
      lists[name] = views
    }
    return lists
  }

  /**
   * What the events after one position and up to another changed, one change for each event that changed something
   * shown. At most `limit` events are looked at; `next` is the last of them where more follow.
   */
  async changes(
    after: number,
    to: number,
    limit: number,
  ): Promise<{ changes: readonly Change[]; next: number | null }> {
    const events = await this.#journal.read({ from: after + 1, to, limit, factsWith })
    const last = events.at(-1)
    if (!last) return { changes: [], next: null }
    const times = events.map(({ at }) => at)
    const pages = await this.#setOut(events, {
      seq: after,
      from: Math.min(...times),
      until: Math.max(...times),
    })
    const changes: Change[] = []
    for await (const event of inPieces(events)) {
      const touched = this.#touched(event)
      const change = touched && step(pages.get(touched.shown)!, touched.id, event)
      if (change) changes.push(change)
    }
    return { changes, next: events.length === limit && last.seq < to ? last.seq : null }
  }

  /** The things that these events touch, as they were before the first of them. */
  async #setOut(events: readonly RecordedEvent[], span: Span): Promise<Map<AnyShown, OnTheWay>> {
    const ids = new Map(this.#shown.map((shown) => [shown, new Set<string>()]))
    for (const event of events) {
      const touched = this.#touched(event)
      if (touched) ids.get(touched.shown)!.add(touched.id)
    }
    const pages = Array.from(ids, async ([shown, touched]): Promise<[AnyShown, OnTheWay]> => {
      const { kind, beside } = shown
      const states = await this.#house.at<object>(kind, [...touched], span.seq)
      const open = new Map([...states].filter(([, state]) => kind.isOpen(state)))
      return [shown, { shown, states, beside: new Map(await beside?.of([...touched], open, span)) }]
    })
    return new Map(await Promise.all(pages))
  }

  #touched(event: RecordedEvent): { shown: AnyShown; id: string } | undefined {
    if (event.version !== null) {
      const shown = this.#shown.find(({ kind }) => kind.name === kindOfStream(event.stream))
      return shown && { shown, id: idOfStream(event.stream) }
    }
    for (const shown of this.#shown) {
      const id = shown.beside?.toldBy?.(event)
      if (id !== undefined) return { shown, id }
    }
    return undefined
  }
}

/** One event on the way. A fact may tell of what is not there yet: it is then seen with what opens it. */
const step = ({ shown, states, beside }: OnTheWay, id: string, event: RecordedEvent): Change | undefined => {
  if (event.version === null) beside.set(id, shown.beside!.told!(beside.get(id), event))
  else states.set(id, shown.kind.evolve(states.get(id), flat(event)))
  const state = states.get(id)
  if (!state) return undefined
  // As on the live push: what is known beside a thing goes when it closes.
  if (!shown.kind.isOpen(state)) beside.delete(id)
  const { seq, at, type } = event
  return { seq, at, type, list: shown.name, view: shown.view(state, beside.get(id), at) }
}
