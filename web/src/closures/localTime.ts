import { zoneOfCentre } from '../ui/i18n/zone.ts'

/** Times as a field of a form has them, `2026-03-01T14:30`, on the clock of the duty centre, wherever the browser stands. */

export const writeLocal = (ms: number): string => {
  const timeZone = zoneOfCentre()
  // Of all languages Swedish writes a time as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  })
  return format.format(ms).replace(' ', 'T')
}

/** Milliseconds; NaN for what is no time. */
export const readLocal = (typed: string): number => {
  const there = Date.parse(`${typed}Z`)
  if (Number.isNaN(there)) return Number.NaN
  // Near a change of the clocks the first guess may lie on its other side.
  const guess = there - aheadAt(there)
  return there - aheadAt(guess)
}

/** The hour of the week there: 0 is Monday from midnight to one. */
export const hourOfWeek = (ms: number): number => {
  const hours = Math.floor(Date.parse(`${writeLocal(ms)}Z`) / 3_600_000)
  // The first of January 1970 was a Thursday.
  return (hours + 3 * 24) % (7 * 24)
}

const aheadAt = (ms: number): number => {
  const minute = Math.floor(ms / 60_000) * 60_000
  return Date.parse(`${writeLocal(minute)}Z`) - minute
}
