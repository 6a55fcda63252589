import type { Priority } from '../platform/words.ts'
import type { ChosenUnit, Recommendation } from './choice.ts'
import { abilities, type Choosable } from './recommend.ts'

/** Where life hangs on seconds, the soonest goes, whatever it leaves behind. */
export const sparesFrom: Priority = 2

/** Nobody comes later than they could for less than so much of what calls ask for. */
const worthSparing = 0.01

/**
 * The choice that leaves the least uncovered, of those in which everybody is there within the time that the plan gives: one
 * unit after the other is exchanged for a free one that can do the same, as long as that leaves less uncovered.
 *
 * @param leaves the share of what calls usually ask for that nobody is in time for once these units are gone
 * @param atMost seconds within which everybody is there who comes instead of somebody else, where the plan gives more
 */
export const spare = (
  recommended: Recommendation,
  units: ReadonlyMap<string, Choosable>,
  leaves: (chosen: readonly string[]) => number,
  atMost = Infinity,
): Recommendation => {
  let { chosen } = recommended
  const { needs, considered } = recommended
  const others = considered.filter(
    ({ unit, why }) => (why === 'chosen' || why === 'farther') && units.get(unit)!.assignment === null,
  )

  const insteadOf = (one: ChosenUnit): ChosenUnit[] => {
    const within = Math.min(atMost, ...one.needs.map((need) => needs[need]!.within))
    return others.flatMap(({ unit, seconds }) => {
      if (seconds === null || seconds > within) return []
      const able = abilities(units.get(unit)!, needs)
      return one.needs.every((need) => (able >> need) & 1) ? [{ ...one, unit, seconds }] : []
    })
  }

  for (let least = leaves(namesOf(chosen)); ; ) {
    const ways = chosen
      // Who is late is the soonest there is; who is called away from other work is, too.
      .filter(({ late, freedFrom }) => !late && freedFrom === null)
      .flatMap((one) => insteadOf(one).map((other) => chosen.map((each) => (each === one ? other : each))))
      .filter((way) => new Set(namesOf(way)).size === way.length)
      .map((way) => ({ way, left: leaves(namesOf(way)) }))
    const best = ways.reduce<(typeof ways)[number] | undefined>((a, b) => (a && a.left <= b.left ? a : b), undefined)
    if (!best || best.left > least - worthSparing) break
    chosen = best.way
    least = best.left
  }
  return rechosen(recommended, chosen)
}

const namesOf = (chosen: readonly ChosenUnit[]): string[] => chosen.map(({ unit }) => unit)

/** The same recommendation with other units chosen. */
const rechosen = (recommended: Recommendation, chosen: readonly ChosenUnit[]): Recommendation => {
  const names = new Set(namesOf(chosen))
  const sorted = chosen.toSorted((a, b) => a.seconds - b.seconds)
  return {
    ...recommended,
    chosen: sorted,
    lastArrival: sorted.at(-1)?.seconds ?? null,
    considered: recommended.considered
      .map((one) => {
        if (names.has(one.unit)) return { ...one, why: 'chosen' as const }
        return one.why === 'chosen' ? { ...one, why: 'spared' as const } : one
      })
      .sort((a, b) => Number(b.why === 'chosen') - Number(a.why === 'chosen')),
  }
}
