/** One who could come: after how many seconds, and for which needs (bit n: the need at n). */
export interface Comer {
  readonly seconds: number
  readonly able: number
}

/** How needs are filled: who comes (their place among the comers), each for which of the needs. */
export interface Filling {
  readonly chosen: readonly { readonly comer: number; readonly needs: readonly number[] }[]
  /** How many are missing of each need. */
  readonly missing: readonly number[]
}

/** The last who comes in one way to fill so much, for what, and who comes before them. */
interface Step {
  readonly comer: number
  readonly needs: readonly number[]
  readonly before: Step | undefined
  readonly sum: number
}

/**
 * The set of comers that fills the needs soonest: as many as can be filled; of the sets that do, the one with the least last
 * arrival; of those, with the least sum of arrivals; of those, the one that fills what is named first. Comers stand in the
 * order of their arrival. `together` says for each need which others one comer may fill at the same time: those with the same
 * number; without it one comer fills one need.
 *
 * It is exact. The comers are taken in the order of their arrival, and for every state (how many of each need are filled) the
 * least sum is kept that reaches it; the first moment at which nobody later fills more is the least last arrival. Of comers
 * with the same abilities only as many are looked at as there are places for them: a later one in the stead of an
 * earlier one is never better. So it grows with the states (plans are held to a bound, `plans.ts`), and hardly with the fleet.
 */
export const fill = (counts: readonly number[], comers: readonly Comer[], together = apart(counts)): Filling => {
  const { places, filled, total, full } = statesOf(counts)
  const best = new Map<number, Step | undefined>([[0, undefined]])
  const sumOf = (state: number): number => best.get(state)?.sum ?? 0

  /** What this comer may fill where so much is filled: one thing each time, or all at once that may be filled together. */
  const offers = (state: number, able: number): readonly (readonly number[])[] => {
    const open = counts.flatMap((count, need) => (can(able, need) && filled(state, need) < count ? [need] : []))
    return [...Map.groupBy(open, (need) => together[need]).values()]
  }

  const take = (comer: number): void => {
    const { seconds, able } = comers[comer]!
    // The fullest first: so what this comer has filled is no ground for it to fill more.
    for (let state = full; state >= 0; state--) {
      if (!best.has(state)) continue
      for (const needs of offers(state, able)) {
        const next = needs.reduce((sum, need) => sum + places[need]!, state)
        const sum = sumOf(state) + seconds
        if (!best.has(next) || sum < sumOf(next)) best.set(next, { comer, needs, before: best.get(state), sum })
      }
    }
  }

  const better = (a: number, b: number): boolean => (total(a) - total(b) || sumOf(b) - sumOf(a) || a - b) > 0

  let reached = 0
  let end: Step | undefined
  const looked = worthALook(counts, comers, together)
  for (const [at, comer] of looked.entries()) {
    take(comer)
    // Whoever arrives at the same time is no later: only then is it known who of them is best.
    const next = looked[at + 1]
    if (next !== undefined && comers[next]!.seconds === comers[comer]!.seconds) continue
    const fullest = [...best.keys()].reduce((a, b) => (better(b, a) ? b : a))
    if (total(fullest) === total(reached)) continue
    reached = fullest
    end = best.get(fullest)
    if (reached === full) break
  }

  return {
    chosen: stepsTo(end).map(({ comer, needs }) => ({ comer, needs })),
    missing: counts.map((count, need) => count - filled(reached, need)),
  }
}

/** A state is one number with a digit for each need; the need that is named first has the largest place. */
const statesOf = (counts: readonly number[]) => {
  const product = (some: readonly number[]) => some.reduce((all, count) => all * (count + 1), 1)
  const places = counts.map((_, need) => product(counts.slice(need + 1)))
  const filled = (state: number, need: number): number => Math.floor(state / places[need]!) % (counts[need]! + 1)
  const totals = Array.from({ length: product(counts) }, (_, state) =>
    counts.reduce((sum, _count, need) => sum + filled(state, need), 0),
  )
  const total = (state: number): number => totals[state]!
  return { places, filled, total, full: product(counts) - 1 }
}

/** For each sort of comers only the first: as many as there are places for them. */
const worthALook = (counts: readonly number[], comers: readonly Comer[], together: readonly number[]): number[] => {
  const placesFor = (able: number): number => {
    const wanted = counts.flatMap((_, need) => (can(able, need) ? [need] : []))
    const groups = [...Map.groupBy(wanted, (need) => together[need]).values()]
    return groups.reduce((sum, needs) => sum + Math.max(...needs.map((need) => counts[need]!)), 0)
  }
  const left = new Map<number, number>()
  return comers.flatMap(({ able }, comer) => {
    const places = left.get(able) ?? placesFor(able)
    left.set(able, Math.max(0, places - 1))
    return places > 0 ? [comer] : []
  })
}

const can = (able: number, need: number): boolean => ((able >> need) & 1) === 1

const apart = (counts: readonly number[]): readonly number[] => counts.map((_, need) => need)

const stepsTo = (end: Step | undefined): Step[] => (end ? [...stepsTo(end.before), end] : [])
