import type { Position } from '../../platform/words.ts'

/**
 * Times between places that were asked for ahead, for who asks very often and cannot wait: roads are searched once for each
 * place, not at every step of a play. A place is known as the object that it was given as.
 *
 * @param seconds from place `a` to place `b` at `a * places.length + b`
 */
export const knownTimes = (
  places: readonly Position[],
  seconds: ArrayLike<number>,
): ((from: Position, to: Position) => number) => {
  const indexOf = new Map(places.map((place, index) => [place, index]))
  return (from, to) => seconds[indexOf.get(from)! * places.length + indexOf.get(to)!]!
}
