import type { Closure } from '../api/words.ts'
import { dateOf, dayAndTime, timeOfDay } from '../ui/i18n/format.ts'
import type { Language, Translate } from '../ui/i18n/index.ts'

/** By what a closure is told from others: its roads, or what it is. */
export const nameOfClosure = (words: Translate, { roads, where }: Pick<Closure, 'roads' | 'where'>): string =>
  roads.length > 0 ? roads.join(', ') : words(where.type === 'LineString' ? 'closures.aRoad' : 'closures.anArea')

/** Closed, or how much longer it takes. */
export const howOfClosure = (words: Translate, language: Language, { slower }: Pick<Closure, 'slower'>): string =>
  slower === null ? words('closures.closed') : words('closures.times', { factor: factorWords(language, slower) })

export const factorWords = (language: Language, factor: number): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru').format(factor)

/** From when until when, and at which hours of the week. */
export const whenOfClosure = (
  words: Translate,
  language: Language,
  { startsAt, endsAt, hours }: Closure,
  now: number,
): string => {
  const begin = Date.parse(startsAt)
  return [
    begin > now && words('closures.from', { time: timeWords(language, begin, now) }),
    endsAt === null
      ? words('closures.untilLifted')
      : words('closures.until', { time: timeWords(language, Date.parse(endsAt), now) }),
    hours &&
      words('closures.atHours', {
        days: hours.days.map((day) => words(`closures.day.${day as 1}`)).join(' '),
        from: `${hours.from}:00`,
        until: `${hours.until}:00`,
      }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Of another day with its date. */
const timeWords = (language: Language, at: number, now: number): string =>
  dateOf(language, at) === dateOf(language, now) ? timeOfDay(language, at).slice(0, 5) : dayAndTime(language, at)
