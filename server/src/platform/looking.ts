import type { Person } from './identity/people.ts'

/**
 * What somebody may ask to see of a person, by its name: `premises:1-2`, `incident:1-7`. `past` is the room at another time,
 * `looks` the log of who looked.
 */
export type Thing =
  | `${'premises' | 'account' | 'signal' | 'alarm' | 'incident' | 'photo' | 'unit'}:${string}`
  | 'past'
  | 'looks'

/** Says what a search has returned to somebody, before it is answered. */
export type Searched = (person: Person, things: readonly Thing[], pass: string) => Promise<void>

/** Leaves a line that somebody looked. @throws {Problem} `reason-needed` where nothing in hand is the reason and none was given. */
export type Looking = (person: Person, thing: Thing, pass: string) => Promise<void>
