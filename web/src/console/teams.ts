import type { Capability, ConsideredUnit, Recommendation } from '../api/words.ts'

/** One of those whom the button names, and what it goes for: needs of the response plan, by their place; none: beside them. */
export interface Going {
  readonly unit: string
  readonly needs: readonly number[]
}

/** Who can be sent and would help. */
const helps = ({ sendable, why }: ConsideredUnit): boolean =>
  sendable && (why === 'chosen' || why === 'farther' || why === 'spared')

/** Those on the button give way to others who are so much sooner, s: for less no finger that is on its way is surprised. */
const muchSooner = 30

/**
 * Those whom the button names. Once offered they stay, although others may come a little nearer meanwhile: nobody sends a team that
 * slid under the finger. When one of them can no longer be sent, more can go, or others are much sooner, those recommended now are put there
 * instead; but not in the stead of those whom somebody chose: who meant T-7 is told, and sends nobody else.
 */
export const pinned = (
  { chosen, considered, lastArrival }: Recommendation,
  before: readonly Going[],
  isChosen = false,
): readonly Going[] => {
  if (before.length > 0 && isChosen) return before
  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const canGo = before.every(({ unit }) => byUnit.get(unit)?.sendable)
  const last = Math.max(...before.map(({ unit }) => byUnit.get(unit)?.seconds ?? Number.POSITIVE_INFINITY))
  const isSoonEnough = lastArrival === null || last < lastArrival + muchSooner
  if (before.length > 0 && canGo && before.length >= chosen.length && isSoonEnough) return before
  return chosen.map(({ unit, needs }) => ({ unit, needs }))
}

/**
 * A digit means the unit beside it. One that is named already does not go; another goes for what nobody on the button goes for, else in
 * the stead of the one that fills what it could fill too, the last to arrive first, or of the only one; else it goes as well.
 *
 * @param open what nobody on the button goes for ({@link openOf})
 */
export const exchanged = (
  going: readonly Going[],
  unit: string,
  canFill: (need: number) => boolean,
  open: readonly number[] = [],
): readonly Going[] => {
  if (going.some((one) => one.unit === unit)) return going.length > 1 ? going.filter((one) => one.unit !== unit) : going
  const wanted = open.find(canFill)
  if (wanted !== undefined) return [...going, { unit, needs: [wanted] }]
  const [only] = going
  const instead =
    only && going.length === 1 ? only : going.findLast(({ needs }) => needs.length > 0 && needs.every(canFill))
  if (!instead) return [...going, { unit, needs: [] }]
  return going.map((one) => (one === instead ? { ...one, unit } : one))
}

/** Of what is recommended to be filled, the needs for which nobody on the button goes, each as often as somebody is missing. */
export const openOf = ({ chosen }: Recommendation, going: readonly Going[]): readonly number[] => {
  const filled = going.flatMap(({ needs }) => needs)
  return chosen
    .flatMap(({ needs }) => needs)
    .filter((need) => {
      const at = filled.indexOf(need)
      if (at >= 0) filled.splice(at, 1)
      return at < 0
    })
}

/** Which needs a unit can fill. */
export const filling =
  ({ needs }: Recommendation, capabilities: readonly Capability[]) =>
  (need: number): boolean =>
    needs[need]?.oneOf.some((one) => capabilities.includes(one)) ?? false

/** As many as there are digits. */
export const mostShown = 9

/**
 * Who stands beside which digit, when it is chosen anew: whoever can still help keeps their place, for somebody has read them there.
 * Who cannot makes room for who is wanted now, and then for who would be there soonest.
 */
export const placesAnew = (considered: readonly ConsideredUnit[], before: readonly string[]): readonly string[] => {
  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const names = (some: readonly ConsideredUnit[]) => some.map(({ unit }) => unit)
  const keepers = before.filter((unit) => byUnit.has(unit) && helps(byUnit.get(unit)!))
  const inOrder = new Set([
    ...names(considered.filter(({ why }) => why === 'chosen')),
    ...keepers,
    ...names(considered.filter(helps)),
    ...names(considered),
  ])
  const shown = new Set([...inOrder].slice(0, mostShown))
  const staying = new Set(keepers.filter((unit) => shown.has(unit)))
  const others = [...shown].filter((unit) => !staying.has(unit))
  const places = before.flatMap((unit) => (staying.has(unit) ? [unit] : others.splice(0, 1)))
  return [...places, ...others]
}

/**
 * The order in which they stood stays while somebody chooses among them: a digit means the unit that one has read beside
 * it. Who can no longer be sent keeps its place; who came nearer stands behind those who are shown.
 */
export const inTheirPlaces = (
  considered: readonly ConsideredUnit[],
  before: readonly string[],
): readonly ConsideredUnit[] => {
  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const shown = new Set(before)
  return [...before.flatMap((unit) => byUnit.get(unit) ?? []), ...considered.filter(({ unit }) => !shown.has(unit))]
}

/** Of those who are shown none can be sent and help any more, while others can. */
export const isUsedUp = (considered: readonly ConsideredUnit[], places: readonly string[]): boolean =>
  !considered.some((one) => places.includes(one.unit) && helps(one)) && considered.some(helps)
