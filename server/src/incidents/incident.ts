import type { RoadClass } from '@yordam/atlas'
import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import { ChoiceDifference, ChoiceReason, ComparedWith } from '../dispatch/choice.ts'
import { AlarmLevel } from '../dispatch/need.ts'
import type { Personal } from '../platform/house/kind.ts'
import { Actor, Instant, Position, PressedAt, Priority, text } from '../platform/words.ts'
import { PremisesDetails } from '../premises/premises.ts'
import { Capability, UnitId } from '../units/unit.ts'

export const IncidentStatus = z
  .enum(['open', 'dispatched', 'on-scene', 'resolved', 'closed'])
  .meta({ id: 'IncidentStatus' })
export type IncidentStatus = z.infer<typeof IncidentStatus>

export const IncidentType = z
  .enum([
    'hold-up',
    'panic',
    'intrusion',
    'fire',
    'medical',
    'technical',
    'disturbance',
    'traffic',
    'other',
    'distress',
  ])
  .meta({ id: 'IncidentType', description: '`distress`: a crew that calls for help; above everything else' })
export type IncidentType = z.infer<typeof IncidentType>

/** Whether help is called away from the other for this one: a crew that calls for help is above everything else. */
export const isMoreUrgent = (one: Urgent, other: Urgent): boolean => rankOf(one) < rankOf(other)

type Urgent = Pick<Incident, 'type' | 'priority'>

const rankOf = ({ type, priority }: Urgent): number => (type === 'distress' ? 0 : priority)

/** What people can make of an incident: a distress is raised by its unit, and by nothing else. */
const ChosenType = IncidentType.exclude(['distress']).meta({ id: 'ChosenIncidentType' })

export const IncidentDisposition = z
  .enum(['handled', 'handed-over', 'false-alarm', 'nothing-found', 'cancelled', 'duplicate'])
  .meta({ id: 'IncidentDisposition' })
export type IncidentDisposition = z.infer<typeof IncidentDisposition>

export const AssignmentStatus = z
  .enum(['assigned', 'acknowledged', 'en-route', 'on-scene', 'cleared', 'recalled'])
  .meta({ id: 'AssignmentStatus' })
export type AssignmentStatus = z.infer<typeof AssignmentStatus>

/** The services of the country that take over a part of the work, and another duty centre. */
export const TransferTo = z.enum(['101', '103', '104', 'site']).meta({ id: 'TransferTo' })
export type TransferTo = z.infer<typeof TransferTo>

/** Where help is sent to. */
export const Place = z.object({ position: Position, address: text(300) }).meta({ id: 'Place' })
export type Place = z.infer<typeof Place>

export const IncidentForm = z
  .object({ type: ChosenType, priority: Priority, place: Place, narrative: text(4000).optional() })
  .meta({ id: 'IncidentForm' })

/** `POST /api/alarms/{id}/escalate`: what is left out is taken from the alarm and its premises. */
export const EscalateForm = z
  .object({
    type: ChosenType.optional(),
    priority: Priority.optional(),
    place: Place.optional(),
    narrative: text(4000).optional(),
  })
  .meta({ id: 'EscalateForm' })

/** Why others were sent than were recommended. */
const Explanation = z.object({
  choice: z.int().min(1).meta({ description: 'Its number' }),
  why: ChoiceReason,
  text: text(500).optional().meta({ description: 'In words: needed with `other`' }),
})

/** `POST /api/incidents/{id}/<type>`. */
export const IncidentForms = {
  change: z.object({
    type: ChosenType.optional(),
    priority: Priority.optional(),
    place: Place.optional(),
    narrative: text(4000).optional(),
  }),
  note: z.object({ text: text(4000), at: PressedAt }),
  'back-up': z.object({ capability: Capability.optional(), reason: text(500).optional(), at: PressedAt }),
  transfer: z
    .object({
      to: TransferTo.meta({ description: '101 fire, 103 ambulance, 104 gas, or another duty centre' }),
      site: z.int().min(1).max(999).optional().meta({ description: 'Which duty centre, when it goes to one' }),
      reason: text(500).optional(),
    })
    .refine(({ to, site }) => (to === 'site') === (site !== undefined), {
      path: ['site'],
      message: 'the number of the duty centre belongs to a transfer to a site, and to no other',
    }),
  'next-alarm': z.object({
    level: AlarmLevel.meta({
      description: 'Which one is struck: the present one again changes nothing, a lower one is refused',
    }),
    reason: text(500).optional(),
  }),
  'explain-choice': Explanation,
  'correct-choice': Explanation,
  resolve: z.object({ disposition: IncidentDisposition, note: text(4000).optional() }),
  close: z.object({}),
  reopen: z.object({ reason: text(500) }),
} as const

/** `via`: pressed by the crew itself, or by a dispatcher who heard it on the radio. */
export const AssignmentForms = {
  acknowledge: z.object({ at: PressedAt }),
  'en-route': z.object({ at: PressedAt }),
  'on-scene': z.object({ at: PressedAt }),
  clear: z.object({ at: PressedAt }),
  recall: z.object({ reason: text(500).optional() }),
} as const

/** All of them are sent, or none. Who is on the way to something less urgent is called away from it. */
export const AssignForm = z
  .object({
    units: z.array(UnitId).min(1).max(30),
    recommendation: z
      .string()
      .max(40)
      .optional()
      .meta({
        description:
          'The one that was before one’s eyes; left out: what is recommended now. Help is not refused for one that is not remembered ' +
          '(after some minutes, or a restart): who is sent is then compared with what is recommended now, and `comparedWith` says so',
      }),
  })
  .meta({ id: 'AssignForm' })

export const AssignmentView = z
  .object({
    id: z.string(),
    incident: z.string(),
    unit: z.string(),
    status: AssignmentStatus,
    assignedAt: Instant,
    acknowledgedAt: Instant.nullable(),
    enRouteAt: Instant.nullable(),
    onSceneAt: Instant.nullable(),
    clearedAt: Instant.nullable(),
    recalledAt: Instant.nullable(),
    unacknowledged: z.boolean().meta({ description: 'No acknowledgement within 60 s: call them' }),
  })
  .meta({ id: 'Assignment' })

/** That other units were sent than were recommended, and why. */
export const ChoiceView = z
  .object({
    number: z.int(),
    at: Instant,
    by: Actor,
    sent: z.array(z.string()),
    difference: ChoiceDifference,
    comparedWith: ComparedWith.nullable().meta({ description: 'null: nobody wrote it down then' }),
    why: ChoiceReason.nullable().meta({ description: 'null: nobody has said it yet; corrected: what was said last' }),
    text: z.string().nullable(),
    explainedBy: Actor.nullable().meta({ description: 'Who said it, and may correct it' }),
  })
  .meta({ id: 'Choice' })
export type ChoiceView = z.infer<typeof ChoiceView>

export const IncidentView = z
  .object({
    id: z.string(),
    status: IncidentStatus,
    type: IncidentType,
    priority: Priority,
    place: Place.nullable().meta({ description: 'null once erased, and in the list of closed incidents: open one' }),
    narrative: z.string().nullable(),
    alarms: z.array(z.string()),
    assignments: z.array(AssignmentView),
    backUpWanted: z.object({ capability: Capability.nullable(), since: Instant }).nullable(),
    alarmLevel: AlarmLevel.meta({
      description: 'The first alarm is what is sent at once; the second and third bring more',
    }),
    choices: z.array(ChoiceView).meta({ description: 'Where other units were sent than were recommended' }),
    distress: z.string().nullable().meta({ description: 'The unit whose crew called for help, where it began so' }),
    photos: z
      .array(z.object({ id: z.string(), at: Instant, by: Actor, unit: z.string().nullable() }))
      .meta({ description: 'The newest last; each at /api/photos/{id}' }),
    transfers: z
      .array(z.object({ to: TransferTo, site: z.int().nullable(), at: Instant, by: Actor }))
      .meta({ description: 'Who else was given it, the first first' }),
    openedAt: Instant,
    openedBy: Actor,
    resolvedAt: Instant.nullable(),
    resolvedBy: Actor.nullable(),
    disposition: IncidentDisposition.nullable(),
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Incident' })
export type IncidentView = z.infer<typeof IncidentView>

/** What a crew is told of an incident that it is sent to, beside what everybody is: what it finds there, and what is written as it comes. */
export const CrewIncidentView = IncidentView.extend({
  premises: PremisesDetails.nullable().meta({ description: 'Of the alarm that led to it; null where there is none' }),
  notes: z.array(z.object({ at: Instant, by: Actor, text: z.string() })).meta({ description: 'The newest last' }),
}).meta({ id: 'CrewIncident' })
export type CrewIncidentView = z.infer<typeof CrewIncidentView>

export interface Assignment {
  readonly id: string
  readonly unit: string
  readonly status: AssignmentStatus
  readonly times: Readonly<Partial<Record<AssignmentStatus, number>>>
  readonly unacknowledged: boolean
  /** How long the drive was to take when the crew said that it was on its way; null: nobody could tell. */
  readonly estimate: Estimate | null
  /** A time of the drive became known only afterwards. */
  readonly isFilledIn: boolean
}

/** How long a drive is to take, reckoned where it begins. */
export interface Estimate {
  readonly method: 'road' | 'straight-line'
  readonly seconds: number
  /** The shares of it on roads of which class, in seconds; empty over a straight line. */
  readonly byClass: Readonly<Partial<Record<RoadClass, number>>>
}

/** Given to another service or duty centre as well: it stays ours until it is resolved. */
export interface Transfer {
  readonly to: TransferTo
  /** Of a transfer to a duty centre. */
  readonly site: number | null
  readonly at: number
  readonly by: Actor
}

/** A picture that was taken there; the picture itself is with the photos. */
export interface Photo {
  readonly id: string
  readonly at: number
  readonly by: Actor
  /** Whose crew took it; null for one of the desk. */
  readonly unit: string | null
}

/** That other units were sent than were recommended. */
export interface Choice {
  readonly number: number
  readonly at: number
  readonly by: Actor
  readonly sent: readonly string[]
  readonly difference: ChoiceDifference
  /** null: of a time when that was not written down. */
  readonly comparedWith: ComparedWith | null
  readonly why: ChoiceReason | null
  readonly text: Sealed | null
  readonly explainedBy: Actor | null
}

export interface Incident {
  readonly id: string
  readonly number: number
  readonly status: IncidentStatus
  readonly type: IncidentType
  readonly priority: Priority
  /** Place and narrative are personal: who reads the table does not learn them. */
  readonly place: Sealed
  readonly narrative: Sealed | null
  readonly alarms: readonly string[]
  readonly assignments: readonly Assignment[]
  readonly backUpWanted: { readonly capability: Capability | null; readonly since: number } | null
  readonly alarmLevel: AlarmLevel
  readonly choices: readonly Choice[]
  readonly transfers: readonly Transfer[]
  /** The unit whose crew called for help, where it began so. */
  readonly distress: string | null
  readonly photos: readonly Photo[]
  /** The last ones that were written, for the crews; all of them are in its timeline. */
  readonly notes: readonly { readonly at: number; readonly by: Actor; readonly text: Sealed }[]
  readonly openedAt: number
  readonly openedBy: Actor
  readonly resolvedAt: number | null
  readonly resolvedBy: Actor | null
  readonly disposition: IncidentDisposition | null
  readonly closedAt: number | null
}

/** `crew`: pressed by the crew itself; `radio`: by a dispatcher who heard it. */
export type Via = 'crew' | 'radio'
/** The steps that a crew reports, in their order; a step may be left out, never taken back. */
export type Step = 'acknowledged' | 'en-route' | 'on-scene' | 'cleared'

export type IncidentEvent =
  | {
      type: 'incident-opened'
      id: string
      number: number
      incidentType: IncidentType
      priority: Priority
      alarms: readonly string[]
      /** The unit whose crew calls for help. */
      distress?: string
      by: Actor
      private: { place: Personal<'incident-place'>; narrative?: Personal<'incident-narrative'> }
    }
  | {
      type: 'incident-changed'
      incidentType?: IncidentType
      priority?: Priority
      by: Actor
      private: { place?: Personal<'incident-place'>; narrative?: Personal<'incident-narrative'> }
    }
  | ({ type: 'incident-noted'; by: Actor; private: { text: Personal<'incident-text'> } } & FromCrew & MaybeLate)
  | { type: 'unit-assigned'; assignment: string; unit: string; incident: string; by: Actor }
  | ({
      type: 'unit-reported'
      assignment: string
      unit: string
      step: Step
      via: Via
      /** The unit is further than that by now: only the time is filled in. */
      isPast?: true
      by: Actor
    } & MaybeLate)
  | {
      type: 'unit-recalled'
      assignment: string
      unit: string
      /** The more urgent incident that it is sent to instead. */
      freedFor?: string
      by: Actor
      private?: { reason?: Personal<'incident-text'> }
    }
  | { type: 'assignment-unacknowledged'; assignment: string; unit: string }
  | ({ type: 'arrival-estimated'; assignment: string; unit: string; by: Actor } & Estimate)
  | ({
      type: 'back-up-wanted'
      capability: Capability | null
      by: Actor
      private?: { reason?: Personal<'incident-text'> }
    } & FromCrew &
      MaybeLate)
  | {
      type: 'next-alarm-struck'
      level: AlarmLevel
      by: Actor
      private?: { reason?: Personal<'incident-text'> }
    }
  | {
      type: 'choice-differed'
      choice: number
      sent: readonly string[]
      difference: ChoiceDifference
      comparedWith?: ComparedWith
      by: Actor
    }
  | {
      type: 'choice-explained'
      choice: number
      why: ChoiceReason
      by: Actor
      private?: { text?: Personal<'incident-text'> }
    }
  | ({ type: 'photo-added'; photo: string; bytes: number; width: number; height: number; by: Actor } & FromCrew &
      MaybeLate)
  | {
      type: 'incident-transferred'
      to: TransferTo
      site: number | null
      by: Actor
      private?: { reason?: Personal<'incident-text'> }
    }
  | {
      type: 'incident-resolved'
      disposition: IncidentDisposition
      by: Actor
      private?: { note?: Personal<'incident-text'> }
    }
  | { type: 'incident-closed'; by: Actor }
  | { type: 'incident-reopened'; by: Actor; private: { reason: Personal<'incident-text'> } }
  /** The crew for which it was opened calls once more: from where it is now, as far as anybody knows. */
  | { type: 'distress-called-again'; unit: string; by: Actor; private: { place?: Personal<'incident-place'> } }

/** When it was pressed, where it was recorded later than that. */
interface MaybeLate {
  pressedAt?: number
}
/** The unit whose crew said it; left out when it was the desk. */
interface FromCrew {
  unit?: string
}

/** `at`: when it was pressed, where that was not now; `unit`: whose crew asks, where it is one. */
export type IncidentCommand =
  | { type: 'change'; by: Actor; change: z.output<(typeof IncidentForms)['change']> }
  | { type: 'note'; by: Actor; text: string; unit?: string; at?: number }
  | { type: 'assign'; by: Actor; unit: string }
  | { type: 'report'; by: Actor; assignment: string; step: Step; via: Via; at?: number }
  | { type: 'estimate-arrival'; by: Actor; assignment: string; estimate: Estimate }
  | { type: 'recall'; by: Actor; assignment: string; reason?: string }
  | { type: 'free'; by: Actor; unit: string; for: Pick<Incident, 'id' | 'type' | 'priority'> }
  | {
      type: 'differ'
      by: Actor
      sent: readonly string[]
      difference: ChoiceDifference
      comparedWith: ComparedWith
    }
  | ({ type: 'explain-choice'; by: Actor } & z.output<typeof Explanation>)
  /** By whoever leads the shift, of what others said. */
  | ({ type: 'correct-choice'; by: Actor } & z.output<typeof Explanation>)
  | { type: 'next-alarm'; by: Actor; level: AlarmLevel; reason?: string }
  | { type: 'back-up'; by: Actor; capability?: Capability; reason?: string; unit?: string; at?: number }
  | {
      type: 'add-photo'
      by: Actor
      photo: string
      bytes: number
      width: number
      height: number
      unit?: string
      at?: number
    }
  | { type: 'transfer'; by: Actor; to: TransferTo; site?: number; reason?: string }
  | { type: 'resolve'; by: Actor; disposition: IncidentDisposition; note?: string }
  | { type: 'close'; by: Actor }
  | { type: 'reopen'; by: Actor; reason: string }
  | { type: 'call-again'; by: Actor; unit: string; place?: Place }
  | { type: 'notice-silence'; by: Actor }

/** A command as a request asks for it: who asks is known from elsewhere. */
export type Unsigned<Command> = Command extends unknown ? Omit<Command, 'by'> : never
