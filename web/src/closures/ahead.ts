import type { ClosuresAhead } from '../api/words.ts'

type Ahead = ClosuresAhead[number]

/** By so much a way is clearly longer; less is lost at a red light. Seconds. */
const CLEARLY = 15
/** So many of them say why times are as they are. */
const MOST_CLOSURES = 3
const MOST_UNITS = 3

/** What is said by the units: closures at the place, and those by which somebody is clearly later, with them in the order in which they stand. */
export const toldAhead = (
  ahead: readonly Ahead[],
  units: readonly string[],
): { readonly told: readonly Ahead[]; readonly more: number } => {
  const matters = ahead
    .map((one) => ({
      ...one,
      units: one.units
        .filter(({ longer }) => longer === null || longer >= CLEARLY)
        .toSorted((a, b) => units.indexOf(a.unit) - units.indexOf(b.unit))
        .slice(0, MOST_UNITS),
    }))
    .filter(({ here, units: late }) => here || late.length > 0)
  return { told: matters.slice(0, MOST_CLOSURES), more: Math.max(0, matters.length - MOST_CLOSURES) }
}
