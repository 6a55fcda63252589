import type { RecordedEvent } from '@yordam/journal'
import type { KindOf } from '../platform/house/kind.ts'

/** A piece of time, ms, and where the journal stood at its beginning. */
export interface Span {
  readonly seq: number
  readonly from: number
  readonly until: number
}

/**
 * How one kind of thing is shown as it was. A view may need more than the thing's own stream says: an alarm's signals, a
 * unit's places. That is asked for many things at once, and followed from there.
 */
export interface Shown<State extends object, Beside> {
  readonly kind: KindOf<State>
  /** Its name in the messages: `alarms`. */
  readonly name: string
  readonly beside?: {
    /** What is known beside these things; `states` has those that were there at the beginning of the span. */
    readonly of: (
      ids: readonly string[],
      states: ReadonlyMap<string, State>,
      span: Span,
    ) => Promise<ReadonlyMap<string, Beside>>
    /** Of which thing a received fact tells. */
    readonly toldBy?: (fact: RecordedEvent) => string | undefined
    readonly told?: (before: Beside | undefined, fact: RecordedEvent) => Beside
  }
  readonly view: (state: State, beside: Beside | undefined, at: number) => object
}

// biome-ignore lint/suspicious/noExplicitAny: a list of what is shown holds kinds of different states
export type AnyShown = Shown<any, any>
