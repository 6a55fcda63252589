import type { Language, Translate } from './index.ts'
import { zoneOfCentre } from './zone.ts'

/** Chromium carries no data for Uzbek and would fall back to its own root; Russian writes numbers and times the same way. */
const locales: Record<Language, string> = { uz: 'ru', ru: 'ru', en: 'en-GB' }

/** One for each language and zone: making one takes longer than all its answers. */
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (name: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const timeZone = zoneOfCentre()
  const key = `${name} ${language} ${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], { ...options, ...(timeZone !== undefined && { timeZone }) })
    formats.set(key, format)
  }
  return format
}

/** `02:14:31` of the clock on the wall of the duty centre. */
export const timeOfDay = (language: Language, ms: number): string =>
  formatOf('time', language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(ms)

/** `850 m`, `1.9 km`, `12 km`: as exact as a straight line deserves. */
export const distance = (language: Language, words: Translate, metres: number): string => {
  if (metres < 1000) return words('distance.metres', { value: Math.round(metres / 10) * 10 })
  const digits = metres < 10_000 ? 1 : 0
  const format = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return words('distance.kilometres', { value: format.format(metres / 1000) })
}

/** `0:34`, `12:05`, `27:02:11`. Never negative: clocks differ by a little. */
export const age = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** `01.03.2026` on the calendar of the duty centre. */
export const dateOf = (language: Language, ms: number): string =>
  formatOf('date', language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(ms)

/** `01.03.2026` of a day that has no time: `2026-03-01`, the same wherever somebody reads it. */
export const calendarDay = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day))

/** `01.03.2026 02:14` there. */
export const dayAndTime = (language: Language, ms: number): string =>
  `${dateOf(language, ms)} ${timeOfDay(language, ms).slice(0, 5)}`

/** `4 %`, of a share from 0 to 1. What is more than nothing is never said to be nothing. */
export const share = (language: Language, value: number): string => {
  const percent = value > 0 ? Math.max(1, Math.round(value * 100)) : 0
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(percent / 100)
}

/** `+23%`, `−4%`, `0%`: how far a ratio is from one. Intl writes a hyphen where a minus is meant. */
export const deviation = (language: Language, ratio: number): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', signDisplay: 'exceptZero' })
    .format(ratio - 1)
    .replace('-', '\u2212')
