import { type CodeEntry, codeEntry, type EventClass, type Meaning } from './code.ts'
import { contactIdEvents } from './contact-id-events.ts'
import { contactIdPairs } from './contact-id-pairs.ts'

/** DC-05: 1 a new event or an opening, 3 a restore or a closing, 6 reported before and still present. */
export type ContactIdQualifier = 1 | 3 | 6

const restored: Meaning = { uz: 'Tiklandi', ru: 'Восстановление', en: 'Restored' }
const cleared: Meaning = { uz: 'Bartaraf etildi', ru: 'Устранено', en: 'Cleared' }
const lifted: Meaning = { uz: 'Bekor qilindi', ru: 'Отменено', en: 'Lifted' }
const stillPresent: Meaning = { uz: 'Davom etmoqda', ru: 'Сохраняется', en: 'Still present' }
const statusReport: Meaning = { uz: 'Holat hisoboti', ru: 'Отчёт о состоянии', en: 'Status report' }

/** How the end of a condition is put into words. The classes that are missing happen in a moment and have no end. */
const endings = {
  'hold-up': restored,
  panic: restored,
  medical: restored,
  fire: restored,
  gas: restored,
  intrusion: restored,
  tamper: cleared,
  technical: cleared,
  fault: cleared,
  supervision: cleared,
  bypass: lifted,
} as const satisfies Partial<Record<EventClass, Meaning>>

const lasts = (kind: CodeEntry['class']): kind is keyof typeof endings => Object.hasOwn(endings, kind)

/** A capital within a sentence is put down, that of an abbreviation (RAM, ОЗУ) stays. */
const withinSentence = (words: string): string =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)

const join = (phrase: Meaning, meaning: Meaning): Meaning => ({
  uz: `${phrase.uz}: ${withinSentence(meaning.uz)}`,
  ru: `${phrase.ru}: ${withinSentence(meaning.ru)}`,
  en: `${phrase.en}: ${withinSentence(meaning.en)}`,
})

const ended = (event: CodeEntry): CodeEntry =>
  lasts(event.class)
    ? { ...event, class: 'restore', restores: event.class, meaning: join(endings[event.class], event.meaning) }
    : event

const continuing = (event: CodeEntry): CodeEntry =>
  lasts(event.class) ? { ...event, meaning: join(stillPresent, event.meaning) } : event

const events = contactIdEvents.map((row) => codeEntry('CID', row))
const ends = (letter: 'E' | 'R'): CodeEntry[] =>
  contactIdPairs
    .filter(([code]) => code.startsWith(letter))
    .map(([code, ...words]) => codeEntry('CID', [code.slice(1), ...words]))

/** Every Contact ID code that is known, by its qualifier. */
export const contactIdCodes: Readonly<Record<ContactIdQualifier, readonly CodeEntry[]>> = {
  1: [...events, ...ends('E')],
  3: [...events.map(ended), ...ends('R')],
  6: [...events.map(continuing), ...ends('E').map((event) => ({ ...event, meaning: statusReport }))],
}

const byEvent = (codes: readonly CodeEntry[]): ReadonlyMap<string, CodeEntry> =>
  new Map(codes.map((entry) => [entry.code, entry]))

const byQualifier = { 1: byEvent(contactIdCodes[1]), 3: byEvent(contactIdCodes[3]), 6: byEvent(contactIdCodes[6]) }

/**
 * The entry of a Contact ID event (SIA DC-05): three digits, as they stand behind the qualifier on the wire.
 * `undefined` for an event that nobody has defined.
 *
 * The end of an alarm or a fault is of class `restore`. Of an opening or closing, 1 is disarming and 3 is arming.
 * What happens in a moment (a test, a cancellation) means the same with every qualifier.
 *
 * @example contactIdCode(3, '110')?.meaning.en // 'Restored: fire'
 */
export const contactIdCode = (qualifier: ContactIdQualifier, event: string): CodeEntry | undefined =>
  byQualifier[qualifier].get(event)
