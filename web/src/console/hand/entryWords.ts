import type { TimelineEntry } from '../../api/words.ts'
import { age, timeOfDay } from '../../ui/i18n/format.ts'
import { knowsEvent, type Language, type Translate } from '../../ui/i18n/index.ts'
import { isZone, signalWords } from '../title.ts'
import { serviceWords, type Transfer } from './serviceWords.ts'

/** The sentence for one line of a timeline. An event that the catalogue lacks is named as it is: nothing is left out. */
export const entryWords = (entry: TimelineEntry, language: Language, words: Translate): string => {
  const name = variantOf(entry)
  if (!knowsEvent(name)) return entry.type
  return words(`timeline.${name}`, {
    by: entry.by?.name ?? '',
    unit: entry.unit ?? '',
    ...spoken(entry, language, words),
  })
}

/** What somebody wrote with it: a note, or the reason that was given. */
export const writtenOf = ({ text, detail }: TimelineEntry): string | null =>
  text ?? (typeof detail.reason === 'string' ? detail.reason : null)

/** One kind of event may need more than one sentence. */
const variantOf = ({ type, detail }: TimelineEntry): string => {
  if (type === 'unit-reported') return `unit-reported-${detail.step}`
  if (type === 'arrival-estimated' && detail.method === 'straight-line') return 'arrival-estimated-straight-line'
  if (type === 'signal-received' && isZone(detail.zone)) return 'signal-received-zone'
  if (type === 'unit-recalled' && detail.freedFor) return 'unit-recalled-for'
  if (type === 'choice-differed' && detail.comparedWith === 'now') return 'choice-differed-now'
  if (type === 'alarm-given-back' && detail.because === 'operator-lost') return 'alarm-given-back-lost'
  return type
}

/** Of the detail what sentences mention, in words. */
const spoken = ({ type, meaning, detail }: TimelineEntry, language: Language, words: Translate) => ({
  signal: signalWords(String(detail.code ?? ''), meaning?.[language]),
  zone: String(detail.zone ?? ''),
  priority: String(detail.priority ?? ''),
  from: nameOf(detail.from),
  to: type === 'incident-transferred' ? givenTo(detail, words) : nameOf(detail.to),
  time: typeof detail.until === 'number' ? timeOfDay(language, detail.until) : '',
  takes: age(Number(detail.seconds ?? 0) * 1_000),
  incident: String(detail.freedFor ?? ''),
  level: String(detail.level ?? ''),
  ...(type === 'choice-differed' && sentAndRecommended(detail)),
  why: type === 'choice-explained' ? words(`choiceReason.${detail.why as 'other'}`) : '',
  disposition: typeof detail.disposition === 'string' ? dispositionWords(type, detail.disposition, words) : '',
})

/** Who was sent by a choice, and who was recommended. */
const sentAndRecommended = ({ sent, difference }: TimelineEntry['detail']) => {
  const gone = (sent ?? []) as readonly string[]
  const instead = new Set(namesIn(difference, 'instead'))
  const recommended = [...namesIn(difference, 'withheld'), ...gone.filter((unit) => !instead.has(unit))]
  return { sent: gone.join(', '), recommended: recommended.join(', ') || '—' }
}

/** The units that a choice names, in one of its lists. */
const namesIn = (difference: unknown, list: 'withheld' | 'instead'): readonly string[] => {
  const found = (difference as Partial<Record<typeof list, readonly unknown[]>> | undefined)?.[list] ?? []
  return found.map((one) => (typeof one === 'string' ? one : String((one as { unit: string }).unit)))
}

const givenTo = ({ to, site }: TimelineEntry['detail'], words: Translate): string =>
  serviceWords(to as Transfer['to'], site as Transfer['site'], words)

const dispositionWords = (type: string, disposition: string, words: Translate): string =>
  type === 'incident-resolved'
    ? words(`incidentDisposition.${disposition as 'handled'}`)
    : words(`alarmDisposition.${disposition as 'real'}`)

const nameOf = (actor: unknown): string =>
  typeof actor === 'object' && actor !== null && 'name' in actor ? String(actor.name) : ''
