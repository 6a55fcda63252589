import type { Capability } from '../units/unit.ts'
import { addCell, type Cells, hasCell, joined, noCells } from './cells.ts'
import type { LeftUncovered, Uncovered } from './choice.ts'
import type { Need } from './need.ts'

/** Somebody who can do one of these things, there in so many seconds. */
export type Want = Pick<Need, 'oneOf' | 'within'>

/** What calls usually ask for, and from where: points stand for what is around them. */
export interface Demand {
  readonly wants: readonly Want[]
  /** Which response area each point lies in; null: in none. */
  readonly areas: readonly (string | null)[]
  /** How much is usually asked, in whatever unit: only the proportions count. Of want `w` at point `p` in cell `w * points + p`. */
  readonly weights: ArrayLike<number>
}

/**
 * Seconds from many starts to every point, one start after the other: from start `s` to point `p` at `s * points + p`.
 * What is not known or not reached is NaN or Infinity, and in time for nothing.
 */
export type Times = ArrayLike<number>

/** The cells for which somebody who can do this is in time from a start. */
export const reachOf = (
  { wants, areas, weights }: Demand,
  times: Times,
  start: number,
  capabilities: readonly Capability[],
): Cells => {
  const points = areas.length
  const reached = noCells(weights.length)
  for (const [want, { oneOf, within }] of wants.entries()) {
    if (!oneOf.some((one) => capabilities.includes(one))) continue
    for (let point = 0; point < points; point++)
      if (times[start * points + point]! <= within) addCell(reached, want * points + point)
  }
  return reached
}

/** The same for each of these, whose starts the times are of, in their order. */
export const reachesOf = (demand: Demand, times: Times, starts: readonly (readonly Capability[])[]): Cells[] =>
  starts.map((capabilities, start) => reachOf(demand, times, start, capabilities))

/** The share of what calls usually ask for that none of these is in time for: of all, of each response area, and of each sort of help. */
export const uncovered = ({ wants, areas, weights }: Demand, reaches: readonly Cells[]): Uncovered => {
  const covered = joined(reaches, weights.length)
  const total = new Sum()
  const ofArea = new Sums<string | null>()
  const ofKind = new Sums<string>()
  for (const [want, { oneOf }] of wants.entries()) {
    const kind = oneOf.join(' ')
    for (const [point, area] of areas.entries()) {
      const cell = want * areas.length + point
      const weight = weights[cell]!
      if (weight === 0) continue
      for (const sum of [total, ofArea.of(area), ofKind.of(kind)]) sum.add(weight, !hasCell(covered, cell))
    }
  }
  return {
    share: total.share,
    areas: [...ofArea].map(([area, { share }]) => ({ area, share })),
    kinds: [...ofKind].map(([oneOf, { share }]) => ({ oneOf: oneOf.split(' ') as Capability[], share })),
  }
}

/** What a choice leaves uncovered, beside what is uncovered already: what those who stay are in time for, and those who go. */
export const leftUncovered = (
  demand: Demand,
  { staying, going }: { readonly staying: readonly Cells[]; readonly going: readonly Cells[] },
): LeftUncovered => ({
  before: uncovered(demand, [...staying, ...going]),
  after: uncovered(demand, staying),
})

class Sum {
  #all = 0
  #open = 0

  add(weight: number, isOpen: boolean): void {
    this.#all += weight
    if (isOpen) this.#open += weight
  }

  /** Where no calls come from, nothing is uncovered. */
  get share(): number {
    return this.#all > 0 ? this.#open / this.#all : 0
  }
}

class Sums<Key> extends Map<Key, Sum> {
  of(key: Key): Sum {
    const sum = this.get(key) ?? new Sum()
    this.set(key, sum)
    return sum
  }
}
