/** Base of every error that this package throws on purpose; `code` is stable and documented, the message is for people. */
export abstract class JournalError extends Error {
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** Somebody else has written to the stream since the caller last looked. Read again and decide again. */
export class ConcurrencyError extends JournalError {
  readonly code = 'concurrency'
  readonly stream: string
  readonly expected: number
  /** The version at which the stream is; undefined when only the database knows. */
  readonly actual: number | undefined

  constructor(stream: string, expected: number, actual?: number) {
    super(`Stream ${stream} is at version ${actual ?? 'unknown'}, not at ${expected}`)
    this.stream = stream
    this.expected = expected
    this.actual = actual
  }
}

/** The version of the stream is not in memory: `await journal.loadHeads([stream])` first, or use `journal.write`. */
export class UnknownHead extends JournalError {
  readonly code = 'unknown-head'
  readonly stream: string

  constructor(stream: string) {
    super(`The head of stream ${stream} is not in memory: load it with loadHeads first`)
    this.stream = stream
  }
}

/** Nobody has asked yet whether this key was used: `await journal.answerTo(key)` first. */
export class UnknownKey extends JournalError {
  readonly code = 'unknown-key'
  readonly key: string

  constructor(key: string) {
    super(`Key ${key} may have been used before: ask answerTo first`)
    this.key = key
  }
}

/** The idempotency key has been used: `journal.answerTo(key)` has the answer that was given then. */
export class DuplicateKey extends JournalError {
  readonly code = 'duplicate-key'
  readonly key: string

  constructor(key: string) {
    super(`Key ${key} has been used before: its answer is in answerTo`)
    this.key = key
  }
}

/** An event that could not be stored exactly as it is. Refused before it can harm the events beside it. */
export class InvalidEvent extends JournalError {
  readonly code = 'invalid-event'
}

/** The database cannot be written to now. Nothing of the append was stored; it may be tried again later. */
export class JournalUnavailable extends JournalError {
  readonly code = 'unavailable'
}

/** Another process has become the writer of this site. Terminal: this journal will never write again. */
export class JournalFenced extends JournalError {
  readonly code = 'fenced'
}

/** The journal has been closed by its own process. */
export class JournalClosed extends JournalError {
  readonly code = 'closed'
}

/** Who holds the journal of a site, as they described themselves when they opened it. */
export type Holder = { readonly fencing: number; readonly since: string } & JsonHolder
type JsonHolder = { readonly [name: string]: unknown }

/** Another process is the writer of this site. */
export class JournalLocked extends JournalError {
  readonly code = 'locked'
  readonly holder: Holder | undefined

  constructor(site: number, holder: Holder | undefined) {
    super(`The journal of site ${site} is held by ${holder ? JSON.stringify(holder) : 'a process that left no name'}`)
    this.holder = holder
  }
}

/** A sealed part that is not what was sealed: altered, cut, or sealed under another vault's master key. */
export class SealedPartDamaged extends JournalError {
  readonly code = 'sealed-part-damaged'
}

/** The key file does not open the stored keys. */
export class MasterKeyMismatch extends JournalError {
  readonly code = 'master-key-mismatch'
}

/** Table and seals contradict one another. Run `verify` to see where. */
export class SealMismatch extends JournalError {
  readonly code = 'seal-mismatch'
}

/** A database that this version of the package cannot use. */
export class UnusableDatabase extends JournalError {
  readonly code = 'unusable-database'
}

/** The database has lost events that it had acknowledged, as after a fail-over to a copy that lagged. Terminal. */
export class JournalRewound extends JournalError {
  readonly code = 'rewound'
}
