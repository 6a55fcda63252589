/**
 * What a signal is about, as an alarm receiving centre sorts its work (EN 50518). Beyond the obvious:
 *
 * - `medical`: also a personal call for help of no stated kind.
 * - `gas`: danger to life (fuel gas, carbon monoxide). `technical`: damage to things (water, frost, cooling, heating).
 * - `intrusion`: also an alarm of no stated type, so that somebody goes and looks.
 * - `fault`: something does not work. `supervision`: something expected did not come (a test, a detector, an arming).
 * - `bypass`: a zone or output is taken out of service. `cancel`: a user says that the alarm was false; nothing is proven.
 * - `access`: doors and persons. `information`: for the record only (programming, log, clock, messages).
 */
export const eventClasses = [
  'hold-up',
  'panic',
  'medical',
  'fire',
  'gas',
  'intrusion',
  'tamper',
  'technical',
  'fault',
  'supervision',
  'bypass',
  'cancel',
  'open-close',
  'access',
  'test',
  'information',
] as const
export type EventClass = (typeof eventClasses)[number]

/** The class of a signal: of an event, or the `restore` of one. */
export const signalClasses = [...eventClasses, 'restore'] as const
export type SignalClass = (typeof signalClasses)[number]

/**
 * What the number behind a code counts. `door`, `area` and `device` (expander, line, relay, printer) are neither a zone
 * nor a person; `other` is a number that only the panel's maker can explain; `none`: the standard sends no number.
 */
export const numberKinds = ['zone', 'user', 'area', 'door', 'device', 'other', 'none'] as const
export type NumberKind = (typeof numberKinds)[number]

/** The same words in Uzbek (Latin), Russian and English. */
export interface Meaning {
  readonly uz: string
  readonly ru: string
  readonly en: string
}

/** What the standards say of one code. */
export interface CodeEntry {
  /** As sent: two letters of DC-03 (`BA`), or the three digits of a Contact ID event (`130`) without the qualifier. */
  readonly code: string
  readonly standard: 'SIA' | 'CID'
  readonly class: SignalClass
  /** With class `restore`: what has ended. */
  readonly restores?: EventClass
  readonly number: NumberKind
  readonly meaning: Meaning
}

/** One line of a table: the code, its class (or what it restores), what its number counts, English, Russian, Uzbek. */
export type CodeRow = readonly [
  code: string,
  kind: EventClass | `restore:${EventClass}`,
  number: NumberKind,
  en: string,
  ru: string,
  uz: string,
]

type Classes = Pick<CodeEntry, 'class' | 'restores'>
const classes = new Map(
  eventClasses.flatMap((event): [kind: string, Classes][] => [
    [event, { class: event }],
    [`restore:${event}`, { class: 'restore', restores: event }],
  ]),
)

/** The entry for a line of a table. */
export const codeEntry = (standard: CodeEntry['standard'], [code, kind, number, en, ru, uz]: CodeRow): CodeEntry => ({
  code,
  standard,
  ...classes.get(kind)!,
  number,
  meaning: { uz, ru, en },
})
