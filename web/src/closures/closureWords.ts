import type { ClosedRoads, Closure } from '../api/words.ts'
import { dateOf, dayAndTime, distance, timeOfDay } from '../ui/i18n/format.ts'
import type { Language, Translate } from '../ui/i18n/index.ts'

/** By what a closure is told from others. Crews are told of its shape, and not of its points. */
type Named = Pick<Closure, 'roads' | 'near' | 'across'> &
  (Pick<Closure, 'where'> | { readonly shape: Closure['where']['type'] })

/** Its roads; of an area the street in its middle, and how large it is; where nothing has a name, where it is. */
export const nameOfClosure = (words: Translate, language: Language, closure: Named): string => {
  const { roads, near, across } = closure
  const shape = 'where' in closure ? closure.where.type : closure.shape
  const at = near ?? ('where' in closure ? coordinatesOf(closure.where) : null)
  if (shape === 'LineString')
    return roads.length > 0
      ? roads.join(', ')
      : at === null
        ? words('closure.aRoad')
        : words('closure.aRoadNear', { near: at })
  const size = distance(language, words, across)
  const [street] = roads
  if (street !== undefined) return words('closure.around', { street, size })
  return at === null ? words('closure.anArea', { size }) : words('closure.anAreaNear', { near: at, size })
}

/** As far as somebody finds it on a map: `41.311, 69.280`. */
const coordinatesOf = ({ type, coordinates }: Closure['where']): string => {
  const points = type === 'LineString' ? coordinates : coordinates[0].slice(1)
  const middle = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length
  return `${middle(1).toFixed(3)}, ${middle(0).toFixed(3)}`
}

/** What of the roads something that is drawn would close, as a sentence. */
export const closesWords = (words: Translate, language: Language, { metres, roads, crossed }: ClosedRoads): string => {
  if (metres === 0) return words('closures.closes.nothing')
  const named = (names: readonly string[]) => (names.length > 0 ? `: ${names.join(', ')}` : '')
  const whole = distance(language, words, metres)
  if (crossed.count === 0) return words('closures.closes.roads', { names: named(roads), metres: whole })
  const { count } = crossed
  // What runs along no road only runs over some.
  return crossed.metres === metres
    ? words('closures.closes.crossed', { count, names: named(crossed.roads), metres: whole })
    : words('closures.closes.both', {
        count,
        names: named(roads),
        metres: whole,
        crossed: crossed.roads.length > 0 ? ` (${crossed.roads.join(', ')})` : '',
      })
}

/** Closed, or how much longer it takes. */
export const howOfClosure = (words: Translate, language: Language, { slower }: Pick<Closure, 'slower'>): string =>
  slower === null ? words('closures.closed') : words('closures.times', { factor: factorWords(language, slower) })

export const factorWords = (language: Language, factor: number): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru').format(factor)

/** Until when: of what ends today the time alone. */
export const untilWords = (
  words: Translate,
  language: Language,
  { endsAt }: Pick<Closure, 'endsAt'>,
  now: number,
): string =>
  endsAt === null
    ? words('closure.untilLifted')
    : words('closure.until', { time: timeWords(language, Date.parse(endsAt), now) })

/** That it is before somebody, at the place where they are wanted (`here`) or on the way, and until when. */
export const aheadWords = (
  words: Translate,
  language: Language,
  closure: Named & Pick<Closure, 'slower' | 'endsAt'>,
  here: boolean,
  now: number,
): string =>
  words(saying[closure.slower === null ? 'closed' : 'slow'][here ? 'here' : 'before'], {
    name: nameOfClosure(words, language, closure),
    until: untilWords(words, language, closure, now),
  })

const saying = {
  closed: { here: 'closure.closedHere', before: 'closure.closed' },
  slow: { here: 'closure.slowHere', before: 'closure.slow' },
} as const

/** From when until when, and at which hours of the week. */
export const whenOfClosure = (words: Translate, language: Language, closure: Closure, now: number): string => {
  const { hours } = closure
  const begin = Date.parse(closure.startsAt)
  return [
    begin > now && words('closures.from', { time: timeWords(language, begin, now) }),
    untilWords(words, language, closure, now),
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
