import { isOpening, type Mark, type Purpose } from './look.ts'

/**
 * What is unusual about a look, at the time when it was taken. An address of one's own would be too, but the house knows no
 * address of anybody who works here, and asks for none.
 */

/** More different subjects than this, without an incident or an alarm, within so many ms. */
export const manyInARow = { subjects: 10, within: 10 * 60_000 } as const

export interface Circumstances {
  /** Somebody whose work is done on a shift: at a desk, or on a unit. */
  readonly worksShifts: boolean
  /** They have a console open, or their unit is on shift. */
  readonly isOnShift: boolean
  /** What the same person looked at before. */
  readonly before: readonly Before[]
}

export interface Before {
  readonly at: number
  readonly purpose: Purpose
  readonly subjects: readonly string[]
}

interface Taken {
  readonly purpose: Purpose
  readonly subjects: readonly string[]
}

const rules: Readonly<Record<Mark, (look: Taken, circumstances: Circumstances, now: number) => boolean>> = {
  'outside-shift': (_look, { worksShifts, isOnShift }) => worksShifts && !isOnShift,
  'no-incident': ({ purpose }) => purpose.for === 'reason',
  'many-in-a-row': (look, { before }, now) => {
    if (!isWithoutIncident(look.purpose)) return false
    const row = before.filter(({ at, purpose }) => now - at < manyInARow.within && isWithoutIncident(purpose))
    return new Set([...row, look].flatMap(({ subjects }) => subjects)).size > manyInARow.subjects
  },
}

const isWithoutIncident = (purpose: Purpose): boolean =>
  isOpening(purpose) && purpose.for !== 'alarm' && purpose.for !== 'incident'

export const marksOf = (look: Taken, circumstances: Circumstances, now: number): Mark[] =>
  (Object.keys(rules) as Mark[]).filter((mark) => rules[mark](look, circumstances, now))
