import type { Problem } from '../../api/problem.ts'
import type { Deed, Lane } from './deeds.ts'

/** Something that was pressed and is still to be sent. */
export interface Entry {
  /** The order of pressing on this phone. */
  readonly n: number
  /** The `Idempotency-Key`: however often it is sent, it is done once. */
  readonly key: string
  readonly lane: Lane
  /** Who was signed in: it is never sent in another's name. */
  readonly person: string
  readonly unit: string
  /** When it was pressed, by the server's clock, ms. */
  readonly at: number
  readonly deed: Deed
  /** How often the server broke over it. */
  readonly broke: number
}

/** Something that the server did not accept. It is shown until somebody has read it. */
export interface Refused {
  readonly n: number
  /** Who pressed it. */
  readonly person: string
  readonly at: number
  readonly deed: Deed
  readonly problem: Problem
}

/** Something that the server has, kept until what it changed has been seen. */
export interface Sent {
  readonly entry: Entry
  /** By our clock, ms. */
  readonly sentAt: number
}

/** What was pressed on this phone and is not settled, in the order of pressing. */
export interface Unsettled {
  readonly waiting: readonly Entry[]
  readonly sent: readonly Sent[]
  readonly refused: readonly Refused[]
}

/** Where it is kept, so that it outlives the page and the phone. Each call is whole or has not happened. */
export interface Outbox {
  readonly add: (entry: Omit<Entry, 'n'>) => Promise<void>
  /** The oldest of a lane, whoever pressed it; or the oldest that this person pressed. */
  readonly first: (lane: Lane, person?: string) => Promise<Entry | undefined>
  readonly sent: (entry: Entry, sentAt: number) => Promise<void>
  readonly refuse: (entry: Entry, problem: Problem) => Promise<void>
  readonly broke: (entry: Entry) => Promise<void>
  /** Somebody has read what was refused. */
  readonly dismiss: (n: number) => Promise<void>
  /** Forgets what was sent before then: it has been seen since. */
  readonly forgetSent: (before: number) => Promise<void>
  readonly all: () => Promise<Unsettled>
}
