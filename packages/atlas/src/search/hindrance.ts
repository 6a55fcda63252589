import type { Changing } from './conditions.ts'

/** What stands in the way of somebody. */
export interface Hindrance {
  /** How long it would take if roads were as usual, seconds; Infinity where no road leads. */
  readonly usually: number
  /** The conditions that hold on that way, by their place among those that are set. */
  readonly conditions: readonly number[]
}

/** @param way the arcs of the usual one. On its first and on its last one nobody is held: they are left, and reached. */
export const hindranceOn = (way: readonly number[], milliseconds: number, changing: readonly Changing[]): Hindrance => {
  const between = new Set(way.slice(1, -1))
  return {
    usually: milliseconds / 1_000,
    conditions: changing.flatMap(({ condition, arcs }) => (arcs.some((arc) => between.has(arc)) ? [condition] : [])),
  }
}
