import type { Language, Translate } from './index.ts'

/** Chromium carries no data for Uzbek and would fall back to its own root; Russian writes numbers and times the same way. */
const locales: Record<Language, string> = { uz: 'ru', ru: 'ru', en: 'en-GB' }

const times = new Map<Language, Intl.DateTimeFormat>()

/** `02:14:31` of the clock on the wall of whoever looks. */
export const timeOfDay = (language: Language, ms: number): string => {
  let format = times.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    })
    times.set(language, format)
  }
  return format.format(ms)
}

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

const dates = new Map<Language, Intl.DateTimeFormat>()

/** `01.03.2026` on the calendar of whoever looks. */
export const dateOf = (language: Language, ms: number): string => {
  let format = dates.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[language], { day: '2-digit', month: '2-digit', year: 'numeric' })
    dates.set(language, format)
  }
  return format.format(ms)
}

/** `01.03.2026 02:14` of whoever looks. */
export const dayAndTime = (language: Language, ms: number): string =>
  `${dateOf(language, ms)} ${timeOfDay(language, ms).slice(0, 5)}`
