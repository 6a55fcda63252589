import type { Command, Staged } from './batch.ts'
import type { Commands } from './commands.ts'
import { eventRow } from './copy.ts'
import { InvalidEvent } from './errors.ts'
import {
  type Appending,
  bodyText,
  checkField,
  checkName,
  checkTime,
  type NewEvent,
  type RecordedEvent,
} from './event.ts'
import type { HeadMove, Heads } from './heads.ts'
import type { Json } from './json.ts'
import type { Sealed } from './vault/sealed.ts'
import type { Vault } from './vault/vault.ts'

export type AppendOptions = {
  /** When it happened for the journal, in milliseconds since 1970. */
  readonly at: number
  /** The idempotency key of the command; `answerTo` must have been asked for it before. */
  readonly key?: string
  /** What the command is answered, now and when it comes again. It must hold no personal data: it is stored in clear. */
  readonly answer?: Json
}

/**
 * Checks an append, gives its events their positions, seals their private parts and encodes their rows. Whatever the
 * table might refuse is refused here, where it harms nobody else.
 */
export class Stage {
  readonly #heads: Heads
  readonly #commands: Commands
  readonly #vault: Vault | undefined

  constructor(heads: Heads, commands: Commands, vault: Vault | undefined) {
    this.#heads = heads
    this.#commands = commands
    this.#vault = vault
  }

  /** @throws {InvalidEvent | ConcurrencyError | UnknownHead | DuplicateKey | UnknownKey} and then nothing has changed. */
  stage(appends: readonly Appending[], options: AppendOptions, lastSeq: number): Staged {
    checkTime(options.at)
    const command = this.#command(options)
    const moves: HeadMove[] = []
    const events: RecordedEvent[] = []
    let rows = ''
    let seq = lastSeq
    try {
      for (const { stream, expectedVersion, events: added } of appends) {
        checkName('A stream', stream)
        if (expectedVersion !== undefined) moves.push(this.#heads.advance(stream, expectedVersion, added.length))
        let version = expectedVersion ?? null
        for (const event of added) {
          if (version !== null) version++
          const sealed = event.private && this.#seal(event)
          const recorded = record(event, ++seq, options.at, stream, version, sealed)
          rows += eventRow(recorded, bodyText(event.type, event.body), sealed ? JSON.stringify(sealed) : '')
          events.push(recorded)
        }
      }
    } catch (error) {
      this.#heads.takeBack(moves)
      throw error
    }
    return { events, rows, moves, command, lastSeq: seq }
  }

  #command({ key, answer = null, at }: AppendOptions): Command | undefined {
    if (key === undefined) return undefined
    checkName('A key', key)
    this.#commands.check(key)
    return { key, answer, at }
  }

  #seal(event: NewEvent): Record<string, Sealed> {
    const sealed: Record<string, Sealed> = {}
    for (const [field, part] of Object.entries(event.private ?? {})) {
      if (!this.#vault)
        throw new InvalidEvent(`${event.type} has private parts, but the journal was opened without a vault`)
      checkField(field)
      checkName('A subject', part.subject)
      checkName('A retention class', part.retention)
      if (part.value === undefined) throw new InvalidEvent(`Private field ${field} of ${event.type} has no value`)
      sealed[field] = this.#vault.seal(part)
    }
    return sealed
  }
}

const record = (
  { type, body }: NewEvent,
  seq: number,
  at: number,
  stream: string,
  version: number | null,
  sealed: Record<string, Sealed> | undefined,
): RecordedEvent => {
  checkName('A type', type)
  return sealed ? { seq, at, stream, version, type, body, private: sealed } : { seq, at, stream, version, type, body }
}
