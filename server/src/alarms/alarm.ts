import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { Actor, Instant, Position, Priority, SentInstant, text } from '../platform/words.ts'
import { SignalClass } from '../signals/signal.ts'

export const AlarmStatus = z.enum(['waiting', 'in-hand', 'closed']).meta({ id: 'AlarmStatus' })
export type AlarmStatus = z.infer<typeof AlarmStatus>

/** How an alarm ended (a closed list; EN 50518 asks for a cause with every alarm). */
export const AlarmDisposition = z
  .enum([
    'real',
    'false-user',
    'false-technical',
    'false-unknown',
    'test',
    'fault-reported',
    'restored',
    'duplicate',
    'incident',
  ])
  .meta({ id: 'AlarmDisposition' })
export type AlarmDisposition = z.infer<typeof AlarmDisposition>

/** An alarm as screens and clients see it. */
export const AlarmView = z
  .object({
    id: z.string(),
    status: AlarmStatus,
    priority: Priority,
    class: SignalClass,
    code: z.string(),
    meaning: z.object({ uz: z.string(), ru: z.string(), en: z.string() }),
    zone: z.string().nullable(),
    zoneName: z.string().nullable(),
    account: z.string(),
    known: z.boolean(),
    authenticated: z.boolean(),
    onTest: z.boolean(),
    premises: z
      .object({
        id: z.string(),
        name: z.string(),
        address: z.string(),
        position: Position,
        notes: z.string().optional(),
      })
      .nullable()
      .meta({ description: 'null for an unknown account, and in the list of closed alarms: open one' }),
    openedAt: Instant,
    raisedAt: Instant.meta({ description: 'When it last became more urgent; the target counts from here' }),
    dueAt: Instant.meta({ description: 'The target: in hand by then' }),
    overdue: z.boolean(),
    signals: z
      .int()
      .nullable()
      .meta({ description: 'Counted while it is open; null once it is closed: see its timeline' }),
    repeats: z.int().meta({ description: 'Of an unknown account: repetitions that were counted, not kept' }),
    lastSignalAt: Instant,
    restoredAt: Instant.nullable(),
    inHandOf: Actor.nullable(),
    inHandSince: Instant.nullable(),
    parkedUntil: Instant.nullable(),
    incident: z.string().nullable(),
    disposition: AlarmDisposition.nullable(),
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Alarm' })
export type AlarmView = z.infer<typeof AlarmView>

/** What an operator may ask for. `POST /api/alarms/{id}/<type>`, the rest is the body. */
export const AlarmForms = {
  accept: z.object({}),
  'take-over': z.object({ reason: text(500) }),
  'hand-over': z.object({
    to: z.string().max(100).meta({ description: 'The id of somebody who is present at a desk' }),
    reason: text(500).optional(),
  }),
  'give-back': z.object({ reason: text(500).optional() }),
  park: z.object({ until: SentInstant, reason: text(500).optional() }),
  note: z.object({ text: text(4000) }),
  close: z.object({ disposition: AlarmDisposition.exclude(['incident']), note: text(4000).optional() }),
} as const

export interface Alarm {
  readonly id: string
  readonly number: number
  /** Where it stands in the journal: signals before this position are not of this alarm. */
  readonly openedSeq: number
  readonly status: AlarmStatus
  readonly priority: Priority
  readonly class: SignalClass
  readonly standard: 'SIA' | 'CID'
  readonly code: string
  readonly zone: string | null
  /** Seconds within which it is to be in hand, where that is not the usual time of its class. */
  readonly target?: number | undefined
  readonly account: string
  /** null: of an account that is not registered. */
  readonly premises: string | null
  readonly authenticated: boolean
  readonly onTest: boolean
  readonly openedAt: number
  readonly raisedAt: number
  readonly overdue: boolean
  readonly inHandOf: Actor | null
  readonly inHandSince: number | null
  /** When somebody first had it in hand; what the figures measure. */
  readonly takenAt: number | null
  /** When it first missed its target: before anybody had taken it. */
  readonly lateAt: number | null
  /** When it waited again after that: from, and until when. */
  readonly waitedAgain: readonly (readonly [from: number, until: number | null])[]
  readonly parkedUntil: number | null
  readonly incident: string | null
  readonly disposition: AlarmDisposition | null
  readonly closedAt: number | null
}

/** What the signal says that opens an alarm, or makes it more urgent. */
export interface Urgency {
  readonly class: SignalClass
  readonly priority: Priority
  readonly standard: 'SIA' | 'CID'
  readonly code: string
  readonly zone: string | null
  readonly target?: number
}

export type AlarmEvent =
  | ({
      type: 'alarm-opened'
      id: string
      number: number
      account: string
      premises: string | null
      authenticated: boolean
      onTest: boolean
    } & Urgency)
  | ({ type: 'alarm-raised' } & Urgency)
  | { type: 'alarm-woken' }
  | { type: 'alarm-overdue' }
  | { type: 'alarm-reminded' }
  | { type: 'alarm-accepted'; by: Actor }
  | { type: 'alarm-taken-over'; from: Actor; by: Actor; private: { reason: Personal<'alarm-text'> } }
  | {
      type: 'alarm-handed-over'
      from: Actor | null
      to: Actor
      by: Actor
      private?: { reason?: Personal<'alarm-text'> }
    }
  | {
      type: 'alarm-given-back'
      from: Actor
      because: 'asked' | 'operator-lost'
      by: Actor
      private?: { reason?: Personal<'alarm-text'> }
    }
  | { type: 'alarm-parked'; until: number; by: Actor; private?: { reason?: Personal<'alarm-text'> } }
  | { type: 'alarm-noted'; by: Actor; private: { text: Personal<'alarm-text'> } }
  | { type: 'alarm-escalated'; incident: string; by: Actor }
  | { type: 'alarm-closed'; disposition: AlarmDisposition; by: Actor; private?: { note?: Personal<'alarm-text'> } }

type Forms = typeof AlarmForms
type FormOf<Type extends keyof Forms> = z.output<Forms[Type]>

/** What can be asked of one alarm: by people, by the clock, or by its incident. */
export type AlarmCommand =
  | { type: 'accept'; by: Actor }
  | ({ type: 'take-over'; by: Actor } & FormOf<'take-over'>)
  | { type: 'hand-over'; by: Actor; to: Actor; reason?: string }
  | ({ type: 'give-back'; by: Actor; because: 'asked' | 'operator-lost' } & FormOf<'give-back'>)
  | { type: 'park'; by: Actor; until: number; reason?: string }
  | ({ type: 'note'; by: Actor } & FormOf<'note'>)
  | { type: 'close'; by: Actor; disposition: AlarmDisposition; note?: string }
  | { type: 'escalate'; by: Actor; incident: string }
  | { type: 'wake-on-time'; by: Actor }
