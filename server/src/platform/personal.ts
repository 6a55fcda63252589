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
  crew: { purpose: 'to know who is on a unit', ends: '90 days after the month', days: 90 },
} as const satisfies Record<string, { purpose: string; ends: string; days?: number }>

type RetentionClass = keyof typeof retentions
/** A class, with its month where it is cut into months: `premises`, `signal/2026-11`. */
export type Retention = RetentionClass | `${RetentionClass}/${string}`

/** Marks a value as personal: of whom, kept for what. */
export const personal = (retention: RetentionClass, subject: string, value: unknown, now: number): Personal => ({
  subject,
  retention: 'days' in retentions[retention] ? `${retention}/${monthOf(now)}` : retention,
  value,
})

/** The months of a class whose keys are due to be destroyed, oldest first, as retention names; `since` is the oldest to look at. */
export const endedRetentions = (since: number, now: number): Retention[] =>
  Object.entries(retentions).flatMap(([name, retention]) =>
    'days' in retention
      ? monthsBetween(since, now - retention.days * 86_400_000).map(
          (month) => `${name as RetentionClass}/${month}` as const,
        )
      : [],
  )

const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7)

/** Months that are wholly over at `end`. */
const monthsBetween = (start: number, end: number): string[] => {
  const months: string[] = []
  const month = new Date(start)
  month.setUTCDate(1)
  month.setUTCHours(0, 0, 0, 0)
  for (;;) {
    const next = new Date(month)
    next.setUTCMonth(next.getUTCMonth() + 1)
    if (next.getTime() > end) return months
    months.push(monthOf(month.getTime()))
    month.setTime(next.getTime())
  }
}
