import type { BodyOf, Closure, ClosureCause } from '../api/words.ts'
import { readLocal, writeLocal } from './localTime.ts'

export const causes = [
  'accident',
  'roadworks',
  'event',
  'flood',
  'ice',
  'police-cordon',
  'other',
] as const satisfies readonly ClosureCause[]

/** How many times as long it takes, as far as somebody can tell who looks at a jam. */
export const factors = ['1.5', '2', '3', '5', '10'] as const
/** When it ends: in so many minutes, at a time that is said, or not by itself. */
export const ends = ['lifted', '30', '60', '120', '240', '480', '1440', 'at'] as const
export type End = (typeof ends)[number]
export const days = [1, 2, 3, 4, 5, 6, 7] as const

/** What is asked of a closure, as it stands in the fields of its form. */
export interface Terms {
  readonly how: 'closed' | 'slower'
  readonly factor: string
  readonly cause: ClosureCause
  readonly begins: 'now' | 'at'
  /** On the clock of the duty centre, `2026-03-01T14:30`. */
  readonly beginsAt: string
  readonly ends: End
  readonly endsAt: string
  readonly byHour: boolean
  readonly days: readonly number[]
  readonly from: number
  readonly until: number
}

export const newTerms: Terms = {
  how: 'closed',
  factor: '2',
  cause: 'accident',
  begins: 'now',
  beginsAt: '',
  ends: 'lifted',
  endsAt: '',
  byHour: false,
  days: [1, 2, 3, 4, 5],
  from: 7,
  until: 10,
}

export const termsOf = ({ slower, cause, endsAt, hours }: Closure): Terms => ({
  ...newTerms,
  how: slower === null ? 'closed' : 'slower',
  factor: slower === null ? newTerms.factor : String(slower),
  cause,
  ends: endsAt === null ? 'lifted' : 'at',
  endsAt: endsAt === null ? '' : writeLocal(Date.parse(endsAt)),
  byHour: hours !== null,
  ...hours,
})

/** The fields that cannot be sent as they stand. */
export const unfit = (terms: Terms): readonly ('beginsAt' | 'endsAt' | 'days')[] => [
  ...(terms.begins === 'at' && Number.isNaN(readLocal(terms.beginsAt)) ? (['beginsAt'] as const) : []),
  ...(terms.ends === 'at' && Number.isNaN(readLocal(terms.endsAt)) ? (['endsAt'] as const) : []),
  ...(terms.byHour && (terms.days.length === 0 || terms.from === terms.until) ? (['days'] as const) : []),
]

/** As the API has it; `now` is the server's, ms. Call it when {@link unfit} finds nothing. */
export const said = (terms: Terms, now: number): BodyOf<'/api/closures/{id}/change'> => ({
  slower: terms.how === 'closed' ? null : Number(terms.factor),
  cause: terms.cause,
  endsAt: endOf(terms, now),
  hours: terms.byHour ? { days: terms.days.toSorted(), from: terms.from, until: terms.until } : null,
})

/** Undefined: at once. */
export const beginOf = ({ begins, beginsAt }: Terms): string | undefined =>
  begins === 'now' ? undefined : new Date(readLocal(beginsAt)).toISOString()

const endOf = ({ ends, endsAt, ...terms }: Terms, now: number): string | null => {
  if (ends === 'lifted') return null
  if (ends === 'at') return new Date(readLocal(endsAt)).toISOString()
  const begin = beginOf({ ends, endsAt, ...terms })
  return new Date((begin === undefined ? now : Date.parse(begin)) + Number(ends) * 60_000).toISOString()
}
