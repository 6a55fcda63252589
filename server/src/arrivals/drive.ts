import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import { type Driven, paceOf } from './pace.ts'

/** What is seen of a unit that drives: where it is, and how far that is from where it is wanted. */
export interface Seen {
  /** Milliseconds, UTC. */
  readonly at: number
  readonly position: Position
  /** Seconds that are left, as they are reckoned for any unit. */
  readonly seconds: number
}

/** One drive of one unit, for as long as it lasts. */
export interface Drive {
  readonly driven: Driven
  readonly last: Seen
  /** Where it has not moved from, and since when. */
  readonly stands: Pick<Seen, 'at' | 'position'>
}

/** Positions differ by so much where nobody moves, metres. */
const samePlace = 30
/** A unit that has not moved for so long stands, ms. */
const standsAfter = 120_000
/** What is left changes faster than so only where the way is another one: a street was closed, the incident was moved. */
const mostGained = { eachSecond: 3, atOnce: 30 }

export const seen = (drive: Drive | undefined, now: Seen): Drive => {
  if (!drive) return { driven: { took: 0, reckoned: 0 }, last: now, stands: now }
  const { driven, last, stands } = drive
  const [took, reckoned] = [(now.at - last.at) / 1_000, last.seconds - now.seconds]
  const isSameWay = Math.abs(reckoned) <= took * mostGained.eachSecond + mostGained.atOnce
  return {
    driven: isSameWay ? { took: driven.took + took, reckoned: driven.reckoned + reckoned } : driven,
    last: now,
    stands: metresBetween(stands.position, now.position) > samePlace ? now : stands,
  }
}

/** When it will be there, going on as it has driven so far; milliseconds, UTC. */
export const arrivesAt = ({ driven, last }: Drive): number => last.at + last.seconds * paceOf(driven) * 1_000

export const isStanding = ({ stands, last }: Drive): boolean => last.at - stands.at >= standsAfter
