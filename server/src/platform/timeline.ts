import type { RecordedEvent, Sealed } from '@yordam/journal'
import { z } from 'zod'
import { type Actor, Actor as ActorSchema, Instant, instant, instantOrNull } from './words.ts'

/** One line of a timeline, in the order of the journal. */
export const TimelineEntry = z
  .object({
    seq: z.int(),
    at: Instant,
    lane: z.enum(['panel', 'operator', 'dispatcher', 'unit', 'house']),
    pressedAt: Instant.nullable().meta({ description: 'When it was pressed, where it was recorded later than that' }),
    type: z.string().meta({ description: 'The event, e.g. alarm-accepted; screens translate it' }),
    alarm: z.string().nullable().meta({ description: 'The alarm that it happened to' }),
    dueAt: Instant.nullable().meta({ description: 'By when somebody was to answer it: the target' }),
    meaning: z
      .object({ uz: z.string(), ru: z.string(), en: z.string() })
      .nullable()
      .meta({ description: 'What the code of a signal means; null where there is none, or nobody knows it' }),
    by: ActorSchema.nullable(),
    unit: z.string().nullable(),
    text: z
      .string()
      .nullable()
      .meta({ description: 'What somebody wrote; null where there is none, or it was erased' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** In whose lane an event is drawn. What is not named here was done by the house itself. */
const lanes: Readonly<Record<string, TimelineEntry['lane']>> = {
  'signal-received': 'panel',
  'alarm-accepted': 'operator',
  'alarm-taken-over': 'operator',
  'alarm-handed-over': 'operator',
  'alarm-given-back': 'operator',
  'alarm-parked': 'operator',
  'alarm-noted': 'operator',
  'alarm-escalated': 'operator',
  'alarm-closed': 'operator',
  'incident-opened': 'dispatcher',
  'incident-changed': 'dispatcher',
  'incident-noted': 'dispatcher',
  'back-up-wanted': 'dispatcher',
  'next-alarm-struck': 'dispatcher',
  'choice-differed': 'dispatcher',
  'choice-explained': 'dispatcher',
  'incident-transferred': 'dispatcher',
  'incident-resolved': 'dispatcher',
  'incident-closed': 'dispatcher',
  'incident-reopened': 'dispatcher',
  'unit-assigned': 'dispatcher',
  'unit-recalled': 'dispatcher',
  'unit-reported': 'unit',
  'photo-added': 'dispatcher',
  'distress-called-again': 'unit',
  'unit-distress-raised': 'unit',
  'unit-distress-located': 'unit',
  'unit-distress-linked': 'house',
  'unit-distress-taken': 'dispatcher',
  'unit-distress-ended': 'dispatcher',
}

/** Whatever a crew says is in the lane of its unit. */
const laneOf = (type: string, role: string | undefined): TimelineEntry['lane'] => {
  if (role === 'system') return 'house'
  return role === 'crew' ? 'unit' : (lanes[type] ?? 'house')
}

/** Private parts that people wrote, best first. */
const written = ['text', 'note', 'narrative', 'reason'] as const

/** By when an event was to be answered, ms; undefined for those that ask for no answer. */
export type DueOf = (event: RecordedEvent) => number | undefined
export type MeaningOf = (event: RecordedEvent) => TimelineEntry['meaning']

export const timelineOf = (
  events: readonly RecordedEvent[],
  open: (sealed: Sealed) => unknown,
  dueOf: DueOf,
  meaningOf: MeaningOf,
): TimelineEntry[] =>
  [...events].sort((a, b) => a.seq - b.seq).map((event) => entryOf(event, open, dueOf(event), meaningOf(event)))

const entryOf = (
  { seq, at, stream, type, body, private: parts = {} }: RecordedEvent,
  open: (sealed: Sealed) => unknown,
  due: number | undefined,
  meaning: TimelineEntry['meaning'],
): TimelineEntry => {
  const {
    by,
    unit,
    alarm,
    pressedAt,
    raw: _raw,
    hash: _hash,
    ...detail
  } = body as { by?: Actor; alarm?: string; unit?: string; pressedAt?: number } & Record<string, unknown>
  const part = written.find((name) => parts[name] !== undefined)
  const text = part && open(parts[part]!)
  return {
    seq,
    at: instant(at),
    pressedAt: pressedAt === undefined ? null : instant(pressedAt),
    lane: laneOf(type, by?.role),
    type,
    alarm: alarm ?? /^alarm:(.+)/.exec(stream)?.[1] ?? null,
    dueAt: instantOrNull(due ?? null),
    meaning,
    by: by ?? null,
    unit: unit ?? null,
    text: typeof text === 'string' ? text : null,
    detail,
  }
}
