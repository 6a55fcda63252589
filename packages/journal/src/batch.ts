import type { BatchParts, Statement } from './batch-query.ts'
import { COPY_COMMANDS, COPY_EVENTS, commandRow } from './copy.ts'
import type { RecordedEvent } from './event.ts'
import type { HeadMove } from './heads.ts'
import type { Json } from './json.ts'
import type { Office } from './session.ts'

/** An idempotency key with the answer that goes with it. */
export type Command = { readonly key: string; readonly answer: Json; readonly at: number }

/** One call of `append`, checked and encoded, with what has to be taken back should it fail. */
export type Staged = {
  readonly events: readonly RecordedEvent[]
  /** The events as COPY takes them. */
  readonly rows: string
  readonly moves: readonly HeadMove[]
  readonly command: Command | undefined
  /** The position of the journal behind its last event. */
  readonly lastSeq: number
}

export type Entry = Staged & {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Appends that share one transaction: staged in memory, written in one round trip, settled one by one. */
export class Batch {
  readonly events: RecordedEvent[] = []
  readonly entries: Entry[] = []
  /** Length of what is to be written, in characters. */
  length = 0

  get isEmpty(): boolean {
    return this.entries.length === 0
  }

  /** The position of the journal behind the batch. */
  get lastSeq(): number {
    return this.entries.at(-1)!.lastSeq
  }

  /** The streams that were taken for new without a look. */
  newStreams(): string[] {
    return this.entries.flatMap((entry) =>
      entry.moves.filter((move) => move.before === undefined).map((move) => move.stream),
    )
  }

  /** The returned promise resolves when the append is committed, and rejects when it never will be. */
  add(staged: Staged): Promise<void> {
    const { events, rows, moves, command, lastSeq } = staged
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.entries.push({ events, rows, moves, command, lastSeq, promise, resolve, reject })
    for (const event of events) this.events.push(event)
    this.length += rows.length
    return promise
  }

  parts({ site, fencing }: Office, after: readonly Statement[]): BatchParts {
    let events = ''
    let commands = ''
    for (const { rows, command, lastSeq, events: own } of this.entries) {
      events += rows
      if (command) commands += commandRow(command, lastSeq - own.length + 1, lastSeq)
    }
    const copies = []
    if (events) copies.push({ text: COPY_EVENTS, rows: Buffer.from(events) })
    if (commands) copies.push({ text: COPY_COMMANDS, rows: Buffer.from(commands) })
    return { before: [{ text: 'select journal.fence($1, $2)', values: [site, fencing] }], copies, after }
  }

  reject(reason: (entry: Entry) => Error): void {
    for (const entry of this.entries) {
      entry.promise.catch(() => {}) // a caller that waits for nobody is told by `reset`
      entry.reject(reason(entry))
    }
  }
}
