import { type FieldName, fields } from './fields.ts'
import type { Personal } from './house/kind.ts'

/**
 * The retention classes: what personal data is kept for, and when its keys are destroyed.
 * A class with `days` is cut into months, so that a month's keys end together `days` after the month is over.
 */
export const retentions = {
  premises: { purpose: 'to send help to the right door', ends: 'with the account' },
  'panel-key': { purpose: 'to read what the panel sends', ends: 'with the account' },
  signal: { purpose: 'to see who opened, closed or raised an alarm', ends: '90 days after the month', days: 90 },
  incident: { purpose: 'to find the place and the people who need help', ends: '30 days after the incident closes' },
  record: { purpose: 'to prove what was done and why', ends: '5 years after the month', days: 5 * 365 },
  push: { purpose: 'to wake the phone of a crew', ends: 'with its subscription' },
  'sign-in': { purpose: 'to find out who came in from where', ends: '1 year after the month', days: 365 },
  key: { purpose: 'to know who comes in', ends: 'when it is thrown away, or its owner leaves; a PIN with its shift' },
  crew: { purpose: 'to know who is on a unit', ends: '90 days after the month', days: 90 },
  track: {
    purpose: 'to send the nearest unit, and to see what was done',
    ends: 'with the shift; of a track, after 24 hours but for one place a minute, and after 30 days',
  },
  office: { purpose: 'to answer for what is done in office', ends: 'with the journal; of a pass, with the pass' },
} as const satisfies Record<string, { purpose: string; ends: string; days?: number }>

export type RetentionClass = keyof typeof retentions
/** A class, with its month where it is cut into months: `premises`, `signal/2026-11`. */
export type Retention = RetentionClass | `${RetentionClass}/${string}`

/** Marks a value as personal: which field of the registry it is, and of whom. The registry says how long it is kept. */
export const personal = <Name extends FieldName>(
  field: Name,
  subject: string,
  value: unknown,
  now: number,
): Personal<Name> => ({ subject, retention: retentionOf(field, now), value }) as Personal<Name>

/** Under which retention a field is sealed now. */
export const retentionOf = (field: FieldName, now: number): Retention => {
  const { kept } = fields[field]
  return 'days' in retentions[kept] ? `${kept}/${monthOf(now)}` : kept
}

/** Whether what is kept under this retention is due to be destroyed. Classes without a month end by an event, not by time. */
export const hasEnded = (retention: string, now: number): boolean => {
  const [name, month] = retention.split('/')
  const kept = retentions[name as RetentionClass]
  return month !== undefined && kept !== undefined && 'days' in kept && endOf(month) + kept.days * 86_400_000 <= now
}

const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7)

/** The first instant after a month `YYYY-MM`, UTC. */
const endOf = (month: string): number => {
  const [year, number] = month.split('-').map(Number)
  return Date.UTC(year!, number!, 1)
}
