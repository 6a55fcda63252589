import type { Problem } from '../api/problem.ts'
import { knowsRefusal, type Translate } from './i18n/index.ts'

/** What a refusal means and what can be done, in the language of the screen; in English where the catalogue lacks its code. */
export const refusalWords = (
  { code, title, detail }: Problem,
  words: Translate,
): { readonly what: string; readonly advice: string } =>
  knowsRefusal(code)
    ? { what: words(`refusal.code.${code}.what`, namesIn(detail)), advice: words(`refusal.code.${code}.advice`) }
    : { what: title, advice: words('refusal.unknown') }

/** The parts of the detail that the sentences mention. */
const namesIn = ({ inHandOf, unit, units }: Problem['detail']) => ({
  name: nameOf(inHandOf),
  unit: typeof unit === 'string' ? unit : '',
  units: Array.isArray(units) ? units.join(', ') : '',
})

const nameOf = (actor: unknown): string =>
  typeof actor === 'object' && actor !== null && 'name' in actor ? String(actor.name) : ''
