import { instant } from '../words.ts'
import { Problem } from './problems.ts'

/** A phone whose clock runs ahead must not say things of the future; one that was long out of reach says nothing of now. */
const believed = { ahead: 10_000, behind: 24 * 3_600_000 }
/** As long as a command may take on its way without being late. */
const onTheWay = 2_000

/**
 * A time that a client gives, in milliseconds.
 * @throws {Problem} `bad-time` when it cannot be believed; its detail has our time, by which the client can set its clock.
 */
export const timeGiven = (at: string, now: number): number => {
  const given = Date.parse(at)
  if (given > now + believed.ahead || given < now - believed.behind)
    throw new Problem(400, 'bad-time', 'A time is of the last 24 hours, and not of the future: set the clock.', {
      now: instant(now),
    })
  return Math.min(given, now)
}

/** When something was pressed; undefined when that was just now. @throws {Problem} `bad-time` */
export const pressedAt = (at: string | undefined, now: number): number | undefined => {
  const given = at === undefined ? now : timeGiven(at, now)
  return given < now - onTheWay ? given : undefined
}

/** The same for what is never refused: a time that cannot be believed counts for nothing. */
export const pressedIfBelieved = (at: string | undefined, now: number): number | undefined => {
  const given = at === undefined ? Number.NaN : Date.parse(at)
  return given >= now - believed.behind && given < now - onTheWay ? given : undefined
}
