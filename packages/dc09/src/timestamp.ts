/** The two digits at `at`, or NaN: whatever is computed with it is then no time. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Days from 1970-01-01, by the calendar of March years, in which the day that leap years add is the last one. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * marchYear + leapDays + dayOfYear - 719_468
}

/** The days of a month that has no 29th but in leap years; those between 1970 and 2099 are every fourth one. */
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const lastDayOf = (year: number, month: number): number => (month === 2 && year % 4 === 0 ? 29 : daysIn[month - 1]!)

/** A clock that was never set starts in 1970: its panel must be told the time. Nobody's clock is a century ahead. */
const firstYear = 1970
const lastYear = 2099

const colon = 0x3a
const comma = 0x2c
const hyphen = 0x2d

/** The number of characters in `HH:MM:SS,MM-DD-YYYY`. */
export const timestampLength = 19

/**
 * The instant written at `at` as `HH:MM:SS,MM-DD-YYYY` in UTC (DC-09, 5.5.1.8), in epoch milliseconds; undefined when
 * that is not a time,
 * or no day of the calendar between 1970 and 2099.
 */
export function readTimestamp(text: string, at = 0): number | undefined {
  const isTime = text.charCodeAt(at + 2) === colon && text.charCodeAt(at + 5) === colon
  const isDate = text.charCodeAt(at + 11) === hyphen && text.charCodeAt(at + 14) === hyphen
  if (!isTime || !isDate || text.charCodeAt(at + 8) !== comma) return undefined
  const hours = twoDigits(text, at)
  const minutes = twoDigits(text, at + 3)
  const seconds = twoDigits(text, at + 6)
  const month = twoDigits(text, at + 9)
  const day = twoDigits(text, at + 12)
  const year = twoDigits(text, at + 15) * 100 + twoDigits(text, at + 17)
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return undefined
  if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12)) return undefined
  if (!(day >= 1 && day <= lastDayOf(year, month))) return undefined
  return (((dayNumber(year, month, day) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}

let writtenSecond = Number.NaN
let written = ''

/**
 * `instant` (epoch milliseconds) as `HH:MM:SS,MM-DD-YYYY` in UTC; fractions of a second are cut off. What was written last
 * is kept: a receiver writes its own time, thousands of times in the same second.
 */
export function writeTimestamp(instant: number): string {
  const second = Math.floor(instant / 1000)
  if (second === writtenSecond) return written
  const iso = new Date(instant).toISOString() // YYYY-MM-DDTHH:MM:SS.sssZ
  written = `${iso.slice(11, 19)},${iso.slice(5, 10)}-${iso.slice(0, 4)}`
  writtenSecond = second
  return written
}
