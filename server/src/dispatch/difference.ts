import type { ChoiceDifference, Recommendation } from './choice.ts'

/** How the units that were sent differ from those that were recommended; null when they are the same, in whatever order. */
export const differenceOf = (
  { chosen, considered, lastArrival }: Recommendation,
  sent: readonly string[],
): ChoiceDifference | null => {
  const recommended = new Set(chosen.map(({ unit }) => unit))
  const gone = new Set(sent)
  const known = new Map(considered.map((one) => [one.unit, one]))
  const withheld = [...recommended.difference(gone)]
  const instead = [...gone.difference(recommended)].map((unit) => ({
    unit,
    why: known.get(unit)?.why ?? null,
    seconds: known.get(unit)?.seconds ?? null,
  }))
  if (withheld.length === 0 && instead.length === 0) return null
  const arrivals = [...gone].map((unit) => known.get(unit)?.seconds ?? Number.NaN)
  // Fewer are not sooner for that: who is missing never comes.
  const isComparable = lastArrival !== null && arrivals.length > 0 && withheld.length <= instead.length
  const later = isComparable ? Math.max(...arrivals) - lastArrival : Number.NaN
  return { withheld, instead, later: Number.isNaN(later) ? null : later }
}
