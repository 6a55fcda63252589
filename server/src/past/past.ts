import { z } from 'zod'
import { AlarmView } from '../alarms/alarm.ts'
import { IncidentView } from '../incidents/incident.ts'
import { PersonView } from '../platform/identity/person.ts'
import { Instant, SentInstant } from '../platform/words.ts'
import { ClosureView } from '../roads/closure.ts'
import { StationView } from '../stations/station.ts'
import { UnitView } from '../units/unit.ts'

/** The words of the past: the same lists as the live push has, as they were. */

const Seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const inTime = 'A time of the past'
const inJournal = 'A position of the journal: exact where several things happened in one millisecond'

export const MomentQuery = z.object({
  at: SentInstant.optional().meta({ description: inTime }),
  seq: Seq.optional().meta({ description: inJournal }),
})

export const PastView = z
  .object({
    seq: z.int().meta({ description: 'Where the journal stood' }),
    now: Instant.meta({ description: 'The time that was asked for, or that of the event at the position' }),
    me: PersonView,
    alarms: z.array(AlarmView),
    incidents: z.array(IncidentView),
    units: z.array(UnitView),
    stations: z.array(StationView),
    closures: z.array(ClosureView),
  })
  .meta({ id: 'Past' })
export type PastView = z.infer<typeof PastView>

export const ChangesQuery = z.object({
  after: Seq.meta({ description: 'What follows this position of the journal' }),
  until: SentInstant.optional().meta({ description: inTime }),
  to: Seq.optional().meta({ description: inJournal }),
  limit: z.coerce.number().int().min(1).max(5_000).default(500).meta({ description: 'Events looked at for one page' }),
})

export const ChangeView = z
  .object({
    seq: z.int(),
    at: Instant,
    type: z.string().meta({ description: 'The event, e.g. alarm-accepted' }),
    delta: z
      .object({
        alarms: z.array(AlarmView).optional(),
        incidents: z.array(IncidentView).optional(),
        units: z.array(UnitView).optional(),
        stations: z.array(StationView).optional(),
        closures: z.array(ClosureView).optional(),
      })
      .meta({ description: 'What it changed, in its whole new state' }),
  })
  .meta({ id: 'Change' })

export const ChangesView = z
  .object({
    changes: z.array(ChangeView),
    next: z.int().nullable().meta({ description: '`after` of the next page; null when there is none' }),
  })
  .meta({ id: 'Changes' })

export const TracksQuery = z.object({
  from: SentInstant,
  until: SentInstant,
  every: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_600)
    .optional()
    .meta({ description: 'Seconds: no more than one place for each of them' }),
})

/** `[at in ms, longitude, latitude, heading in degrees or null]` */
const Place = z.tuple([z.number(), z.number(), z.number(), z.number().nullable()])

export const TracksView = z
  .object({
    tracks: z.array(z.tuple([z.string(), z.array(Place)])).meta({
      description:
        '[unit, [[at (ms), longitude, latitude, heading], …]]: the last place before the time, and those in it',
    }),
  })
  .meta({ id: 'Tracks' })

export const ReplayView = z
  .object({
    incident: z.string(),
    from: Instant.meta({ description: 'A little before the first of it' }),
    until: Instant.meta({ description: 'A little after its end, or now' }),
    seqFrom: z.int(),
    seqUntil: z.int(),
    over: z.boolean(),
  })
  .meta({ id: 'Replay' })
