import type { Problem } from '../api/problem.ts'
import { knowsFault, knowsField, knowsRefusal, type Translate } from './i18n/index.ts'

/** What a refusal means and what can be done, in the language of the screen; in English where the catalogue lacks its code. */
export const refusalWords = (
  { code, title, detail }: Problem,
  words: Translate,
): { readonly what: string; readonly advice: string } =>
  knowsRefusal(code)
    ? {
        what: faultWords(detail, words) ?? words(`refusal.code.${code}.what`, namesIn(detail)),
        advice: words(`refusal.code.${code}.advice`),
      }
    : { what: title, advice: words('refusal.unknown') }

/** Which field of a form is wrong, and how, where the server says it; a field that the catalogue lacks by the name that it has there. */
const faultWords = ({ issues }: Problem['detail'], words: Translate): string | null => {
  const [first] = (Array.isArray(issues) ? issues : []) as readonly Partial<
    Record<'path' | 'wrong' | 'limit', unknown>
  >[]
  const wrong = String(first?.wrong)
  if (!first || !knowsFault(wrong)) return null
  const name =
    String(first.path)
      .split('/')
      .findLast((part) => /\D/.test(part)) ?? 'it'
  const field = knowsField(name) ? words(`refusal.field.${name}`) : name
  return words(`refusal.fault.${wrong}`, { field, limit: String(first.limit ?? '') })
}

/** The parts of the detail that the sentences mention. */
const namesIn = ({ inHandOf, explainedBy, unit, units, incident, level }: Problem['detail']) => ({
  name: nameOf(inHandOf ?? explainedBy),
  unit: typeof unit === 'string' ? unit : '',
  units: Array.isArray(units) ? units.join(', ') : '',
  incident: String(incident ?? ''),
  level: String(level ?? ''),
})

const nameOf = (actor: unknown): string =>
  typeof actor === 'object' && actor !== null && 'name' in actor ? String(actor.name) : ''
