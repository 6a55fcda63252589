import type { LeftUncovered, Uncovered } from './choice.ts'

/** Where calls usually come from: points that stand for what is around them. */
export interface Demand {
  /** How many calls usually come from each point, in whatever unit: only their proportions count. */
  readonly weights: ArrayLike<number>
  /** Which response area each point lies in; null: in none. */
  readonly areas: readonly (string | null)[]
}

/**
 * Seconds from many starts to every point, one start after the other: from start `s` to point `p` at `s * points + p`.
 * What is not known or not reached is NaN or Infinity, and within no target.
 */
export type Times = ArrayLike<number>

/** The points that are reached from a start within so many seconds: 1 for each that is. */
export const reachOf = ({ weights }: Demand, times: Times, start: number, target: number): Uint8Array =>
  Uint8Array.from(weights, (_, point) => Number(times[start * weights.length + point]! <= target))

/** What share of the usual calls none of these starts reaches within the target (seconds), of all and of each response area. */
export const uncovered = (demand: Demand, times: Times, starts: readonly number[], target: number): Uncovered => {
  const { weights, areas } = demand
  const points = weights.length
  const sums = new Map<string | null, { all: number; open: number }>()
  const total = { all: 0, open: 0 }
  for (let point = 0; point < points; point++) {
    const weight = weights[point]!
    const open = starts.some((start) => times[start * points + point]! <= target) ? 0 : weight
    const area = areas[point] ?? null
    const sum = sums.get(area) ?? { all: 0, open: 0 }
    sums.set(area, { all: sum.all + weight, open: sum.open + open })
    total.all += weight
    total.open += open
  }
  return { share: shareOf(total), areas: [...sums].map(([area, sum]) => ({ area, share: shareOf(sum) })) }
}

/** What a choice leaves uncovered, beside what is uncovered already: `free` are the starts of who can be sent, `chosen` some of them. */
export const leftUncovered = (
  demand: Demand,
  times: Times,
  { free, chosen }: { readonly free: readonly number[]; readonly chosen: readonly number[] },
  target: number,
): LeftUncovered => ({
  target,
  before: uncovered(demand, times, free, target),
  after: uncovered(
    demand,
    times,
    free.filter((start) => !chosen.includes(start)),
    target,
  ),
})

/** Where no calls come from, nothing is uncovered. */
const shareOf = ({ all, open }: { readonly all: number; readonly open: number }): number => (all > 0 ? open / all : 0)
