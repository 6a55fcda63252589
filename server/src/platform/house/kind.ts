import type { JsonObject, NewEvent, PrivatePart, RecordedEvent, Sealed } from '@yordam/journal'
import type { FieldName } from '../fields.ts'
import type { Retention } from '../personal.ts'

/**
 * A value that says something about a person; the journal keeps it encrypted under the key of its subject and retention class.
 * An event says of each of its private parts which field of the registry it is; only `personal` makes one.
 */
export interface Personal<Name extends FieldName> {
  readonly [field]: Name
  readonly subject: string
  readonly retention: Retention
  readonly value: unknown
}

declare const field: unique symbol

/** An event as a rule writes it. What identifies a person stands under `private`, everything else is public. */
export interface Happening {
  readonly type: string
  readonly private?: Readonly<Record<string, Personal<FieldName> | undefined>>
}

/** The same event as the journal gives it back: with its place and time, its private parts sealed. */
export type Recorded<Event> = Event extends { private?: infer Parts }
  ? Omit<Event, 'private'> & Stamp & { readonly private: { readonly [Name in keyof NonNullable<Parts>]: Sealed } }
  : Event & Stamp
interface Stamp {
  readonly seq: number
  /** Milliseconds, UTC. */
  readonly at: number
}

/** What a read table can be asked by. */
export interface Column<State> {
  readonly sql: 'text' | 'bigint' | 'boolean' | 'text[]'
  readonly of: (state: State) => string | number | boolean | readonly string[] | null
  /** `false` for what is only counted or shown, never looked for: an index costs with every row. */
  readonly indexed?: false
}

/**
 * A kind of thing that has a life of its own: an alarm, an incident, a unit. Its events stand in the stream
 * `<name>:<id>`, its state in the read table `board.<name>`, and while it is open also in memory.
 */
export interface Kind<State extends object, Event extends Happening> {
  readonly name: string
  /** Raise it when `evolve` makes another state of the same events: the read table is then made anew from the journal. */
  readonly shape: number
  readonly evolve: (state: State, event: Recorded<Event>) => State
  /** What is open is held in memory; the rest is asked of the table. */
  readonly isOpen: (state: State) => boolean
  readonly columns: Readonly<Record<string, Column<State>>>
  /** Ways to find open things by something other than their id. */
  readonly indexes: Readonly<Record<string, (state: State) => string | undefined>>
  /** When the clock, and not a person, has something to ask of it next (milliseconds, UTC). Computed from state, so that it survives a restart. */
  readonly dueAt?: (state: State) => number | undefined
}

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds holds kinds of different states and events
export type AnyKind = Kind<any, any>
// biome-ignore lint/suspicious/noExplicitAny: who only reads a state does not care by which events it came about
export type KindOf<State extends object> = Kind<State, any>

export const streamOf = (kind: AnyKind, id: string): string => `${kind.name}:${id}`
export const kindOfStream = (stream: string): string => stream.slice(0, stream.indexOf(':'))
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf(':') + 1)

/** An event of the journal in the shape in which parts define it. */
export const flat = <Event>({ type, body, at, seq, private: parts }: RecordedEvent): Recorded<Event> =>
  ({ ...body, type, at, seq, private: parts ?? {} }) as unknown as Recorded<Event>

/** An event of a part in the shape in which the journal takes it: the inverse of `flat`. */
export const written = ({ type, private: parts = {}, ...body }: Happening): NewEvent => {
  const present = Object.entries(parts).filter((part): part is [string, Personal<FieldName>] => part[1] !== undefined)
  return {
    type,
    body: body as JsonObject,
    ...(present.length > 0 && { private: Object.fromEntries(present) as Record<string, PrivatePart> }),
  }
}
