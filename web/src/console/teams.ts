import type { Capability, ConsideredUnit, Recommendation } from '../api/words.ts'

/** One of those whom the button names, and what it goes for: needs of the response plan, by their place; none: beside them. */
export interface Going {
  readonly unit: string
  readonly needs: readonly number[]
}

/** The server refuses only those that have a job from which nobody calls them away, call for help or are not in service. */
const stays: ReadonlySet<ConsideredUnit['why']> = new Set<ConsideredUnit['why']>([
  'at-scene',
  'urgent-work',
  'sent-already',
  'in-distress',
  'out-of-service',
])
export const sendable = ({ why }: ConsideredUnit): boolean => !stays.has(why)

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
  const why = new Map(considered.map((one) => [one.unit, one]))
  const canGo = before.every(({ unit }) => why.has(unit) && sendable(why.get(unit)!))
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

/**
 * The order in which they stood stays while somebody chooses among them: a digit means the unit that one has read beside
 * it. Who can no longer be sent keeps its place; who came nearer stands behind those who are shown.
 */
export const inTheirPlaces = (
  considered: readonly ConsideredUnit[],
  before: readonly string[],
): readonly ConsideredUnit[] => {
  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const stay = before.flatMap((unit) => byUnit.get(unit) ?? [])
  if (!stay.some(sendable)) return considered
  const shown = new Set(before)
  return [...stay, ...considered.filter(({ unit }) => !shown.has(unit))]
}
