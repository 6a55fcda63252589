import type { Capability, ConsideredUnit, Recommendation } from '../api/words.ts'

/** One of those whom the button names, and what it goes for: needs of the response plan, by their place; none: beside them. */
export interface Going {
  readonly unit: string
  readonly needs: readonly number[]
}

/** Who can be sent and would help. */
const helps = ({ sendable, why }: ConsideredUnit): boolean =>
  sendable && (why === 'chosen' || why === 'farther' || why === 'spared')

/**
 * Those whom the button names. Once offered or chosen they stay, although others may come nearer meanwhile: nobody sends
 * a team that slid under the finger. Only when one of them can no longer be sent, or more can go, are those recommended now put
 * there instead; not in the stead of those whom somebody chose: who meant T-7 is told, and sends nobody else.
 */
export const pinned = (
  { chosen, considered }: Recommendation,
  before: readonly Going[],
  isChosen = false,
): readonly Going[] => {
  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const canGo = before.every(({ unit }) => byUnit.get(unit)?.sendable)
  if (before.length > 0 && (isChosen || (canGo && before.length >= chosen.length))) return before
  return chosen.map(({ unit, needs }) => ({ unit, needs }))
}

/**
 * A digit means the unit beside it. One that is named already does not go; another goes in the stead of the one that fills what it
 * could fill too, the last to arrive first, or of the only one; else it goes as well.
 */
export const exchanged = (
  going: readonly Going[],
  unit: string,
  canFill: (need: number) => boolean,
): readonly Going[] => {
  if (going.some((one) => one.unit === unit)) return going.length > 1 ? going.filter((one) => one.unit !== unit) : going
  const [only] = going
  const instead =
    only && going.length === 1 ? only : going.findLast(({ needs }) => needs.length > 0 && needs.every(canFill))
  if (!instead) return [...going, { unit, needs: [] }]
  return going.map((one) => (one === instead ? { ...one, unit } : one))
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

/** None of those who are shown can be sent any more, while others can. */
export const isUsedUp = (considered: readonly ConsideredUnit[], places: readonly string[]): boolean =>
  !considered.some((one) => one.sendable && places.includes(one.unit)) && considered.some(({ sendable }) => sendable)
