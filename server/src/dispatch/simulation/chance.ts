import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that can be repeated: the same seed gives the same numbers, on every machine. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  readonly next: () => number
  /** Time until what happens so often on average happens next (exponentially distributed), in the unit of the mean. */
  readonly until: (mean: number) => number
}

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed)
  const next = () => uniformFloat64(generator)
  return { next, until: (mean) => -mean * Math.log(1 - next()) }
}
