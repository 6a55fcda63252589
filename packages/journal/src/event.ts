import { InvalidEvent } from './errors.ts'
import type { Json, JsonObject } from './json.ts'
import type { Sealed } from './vault/sealed.ts'

/** A value that identifies a person, with whose it is and how long it may live. See `Vault`. */
export type PrivatePart = {
  /** A reference to the person or place (`caller:01J…`, `premises:17`): never a name or a number, for it is stored in clear. */
  readonly subject: string
  /** The retention class, such as `caller-30d`: parts of one subject in one class are erased together. */
  readonly retention: string
  readonly value: Json
}

export type NewEvent = {
  readonly type: string
  /** What happened, without anything that identifies a person. At most 1 MB as JSON. */
  readonly body: JsonObject
  /** What identifies a person, by field name: each sealed under the key of its subject and retention class. */
  readonly private?: Readonly<Record<string, PrivatePart>>
}

export type RecordedEvent = {
  /** The position in the journal: 1, 2, 3, ... without gaps. */
  readonly seq: number
  /** When it was recorded, in milliseconds since 1970 (UTC). */
  readonly at: number
  readonly stream: string
  /** The position in the stream, from 1; null for a received fact in an unversioned stream. */
  readonly version: number | null
  readonly type: string
  readonly body: JsonObject
  readonly private?: Readonly<Record<string, Sealed>>
}

/** The events of one command for one stream. */
export type Appending = {
  readonly stream: string
  /**
   * The version at which the caller saw the stream; 0 for a new one. Left out for facts that were received and cannot be
   * refused: such events have no version.
   */
  readonly expectedVersion?: number
  readonly events: readonly NewEvent[]
}

const MAX_JSON = 1024 * 1024

// Printable ASCII without space and backslash: safe in every log, URL and COPY row, and never a person's name.
const NAME = /^[!-[\]-~]{1,200}$/
const FIELD = /^[A-Za-z][\w-]{0,63}$/

/** Names repeat: those seen before need no second look. Bounded, because streams do not repeat for ever. */
const seen = new Set<string>()

/** @throws {InvalidEvent} when a stream, type or key has characters or a length that the journal does not take. */
export const checkName = (what: string, name: string): void => {
  if (seen.has(name)) return
  if (!NAME.test(name))
    throw new InvalidEvent(`${what} must be 1 to 200 printable ASCII characters: ${JSON.stringify(name)}`)
  if (seen.size >= 10_000) seen.clear()
  seen.add(name)
}

export const checkField = (field: string): void => {
  if (!FIELD.test(field)) throw new InvalidEvent(`Private field must be a plain word: ${JSON.stringify(field)}`)
}

/** @throws {InvalidEvent} when the body is not a JSON object of at most 1 MB. */
export const bodyText = (type: string, body: JsonObject): string => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidEvent(`The body of ${type} must be a JSON object`)
  }
  let text: string
  try {
    text = JSON.stringify(body)
  } catch (cause) {
    throw new InvalidEvent(`The body of ${type} cannot be written as JSON`, { cause })
  }
  // A toJSON method may have made anything of it.
  if (text?.[0] !== '{') throw new InvalidEvent(`The body of ${type} must be a JSON object`)
  if (text.length > MAX_JSON) throw new InvalidEvent(`The body of ${type} is larger than 1 MB`)
  return text
}

/** @throws {InvalidEvent} when the time is not a whole number of milliseconds that a date can hold. */
export const checkTime = (at: number): void => {
  if (!Number.isInteger(at) || Math.abs(at) > 8.64e15) throw new InvalidEvent(`Not a time in milliseconds: ${at}`)
}
