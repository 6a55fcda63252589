import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { Actor, Instant, Position, PressedAt, SentInstant, text } from '../platform/words.ts'

export const UnitStatus = z
  .enum(['available', 'assigned', 'en-route', 'on-scene', 'clearing', 'out-of-service'])
  .meta({ id: 'UnitStatus' })
export type UnitStatus = z.infer<typeof UnitStatus>

export const UnitId = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,23}$/i, 'a call sign: letters, digits, - and _')
  .meta({ id: 'UnitId', example: 'T-11' })

/** What a unit can do; response plans ask for these. */
export const Capability = z
  .enum(['patrol', 'armed', 'fire', 'medical', 'rescue', 'dog', 'technical', 'drone-piloted'])
  .meta({ id: 'Capability' })
export type Capability = z.infer<typeof Capability>

export const UnitForm = z
  .object({
    id: UnitId,
    capabilities: z.array(Capability).min(1).max(8),
    crew: z.array(text(100)).max(12).optional().meta({ description: 'Names of who is on it' }),
    station: text(100).optional(),
    position: Position.optional(),
  })
  .meta({ id: 'UnitForm' })
export type UnitForm = z.infer<typeof UnitForm>

export const PositionReport = z
  .object({
    position: Position,
    heading: z.number().min(0).max(360).optional(),
    speed: z.number().min(0).max(120).optional().meta({ description: 'm/s' }),
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'PositionReport' })

/** A crew, or a dispatcher who heard it on the radio, says that a unit may be sent, or may not. */
export const UnitStatusForm = z
  .object({ status: z.enum(['available', 'out-of-service']), reason: text(200).optional() })
  .meta({ id: 'UnitStatusForm' })

/** One thing that was looked at before the unit went out. */
export const EquipmentCheck = z
  .object({ item: text(100), ok: z.boolean(), note: text(200).optional() })
  .meta({ id: 'EquipmentCheck' })
export type EquipmentCheck = z.infer<typeof EquipmentCheck>

/** A shift begins with who is on the unit, and what it has with it. */
export const ShiftForm = z
  .object({
    crew: z.array(text(100)).min(1).max(12).meta({ description: 'Names of who is on it' }),
    equipment: z.array(EquipmentCheck).max(60).default([]),
    at: PressedAt,
  })
  .meta({ id: 'ShiftForm' })

export const ShiftEndForm = z.object({ note: text(500).optional(), at: PressedAt }).meta({ id: 'ShiftEndForm' })

/** A call for help of a crew is never refused: what cannot be understood beside it is left out, and the call counts. */
export const DistressForm = z
  .object({ position: Position.optional().catch(undefined), at: SentInstant.optional().catch(undefined) })
  .meta({ id: 'DistressForm' })

export const DistressEndForm = z.object({ reason: text(500) }).meta({ id: 'DistressEndForm' })

export const UnitView = z
  .object({
    id: z.string(),
    capabilities: z.array(Capability),
    crew: z.array(z.string()),
    station: z.string().nullable(),
    status: UnitStatus,
    statusSince: Instant,
    position: Position.nullable(),
    heading: z.number().nullable(),
    positionAt: Instant.nullable(),
    incident: z.string().nullable(),
    assignment: z.string().nullable(),
    shift: z
      .object({ since: Instant, equipment: z.array(EquipmentCheck) })
      .nullable()
      .meta({ description: 'null: nobody has said that they are on it' }),
    distress: z
      .object({
        since: Instant,
        incident: z.string().nullable().meta({ description: 'null while nobody knows where it is' }),
        takenBy: Actor.nullable(),
        position: Position.nullable(),
      })
      .nullable()
      .meta({ description: 'Its crew calls for help' }),
  })
  .meta({ id: 'Unit' })
export type UnitView = z.infer<typeof UnitView>

export interface Unit {
  readonly id: string
  readonly capabilities: readonly Capability[]
  /** Who is on it: names, therefore sealed. null: nobody, since the last shift ended. */
  readonly crew: Sealed | null
  readonly station: string | null
  readonly status: UnitStatus
  readonly statusSince: number
  readonly incident: string | null
  readonly assignment: string | null
  readonly shift: { readonly since: number; readonly equipment: Sealed } | null
  /** Somebody has ever begun a shift on it. */
  readonly hasShifts: boolean
  readonly distress: Distress | null
}

/** A call for help of a crew, from when it was pressed until the desk says that it is over. */
export interface Distress {
  readonly since: number
  readonly incident: string | null
  readonly takenBy: Actor | null
  readonly place: Sealed | null
}

/** Where a crew calls from; the address is what the desk is told of it in words. */
export interface CallPlace {
  readonly position: Position
  readonly address: string
}

export type UnitEvent =
  | {
      type: 'unit-registered'
      id: string
      capabilities: readonly Capability[]
      station: string | null
      by: Actor
      private: { crew: Personal<'unit-crew'> }
    }
  | {
      type: 'unit-changed'
      capabilities: readonly Capability[]
      station: string | null
      by: Actor
      private: { crew: Personal<'unit-crew'> }
    }
  | ({
      type: 'unit-status-changed'
      status: UnitStatus
      by: Actor
      private?: { reason?: Personal<'unit-text'> }
    } & MaybeLate)
  | { type: 'unit-took-job'; incident: string; assignment: string; by: Actor }
  | ({ type: 'unit-left-job'; incident: string; assignment: string; by: Actor } & MaybeLate)
  | ({
      type: 'unit-shift-started'
      by: Actor
      private: { crew: Personal<'unit-crew'>; equipment: Personal<'unit-equipment'> }
    } & MaybeLate)
  | ({ type: 'unit-shift-ended'; by: Actor; private?: { note?: Personal<'unit-text'> } } & MaybeLate)
  | ({
      type: 'unit-distress-raised'
      unit: string
      by: Actor
      private?: { place?: Personal<'call-place'> }
    } & MaybeLate)
  | { type: 'unit-distress-located'; unit: string; by: Actor; private: { place: Personal<'call-place'> } }
  | { type: 'unit-distress-linked'; unit: string; incident: string; by: Actor }
  | { type: 'unit-distress-taken'; unit: string; by: Actor }
  | { type: 'unit-distress-ended'; unit: string; by: Actor; private: { reason: Personal<'unit-text'> } }

/** When it was pressed, where it was recorded later than that. */
interface MaybeLate {
  pressedAt?: number
}

/** `at`: when it was pressed, where that was not now. */
export type UnitCommand =
  | { type: 'say-status'; by: Actor; status: 'available' | 'out-of-service'; reason?: string }
  | { type: 'take-job'; by: Actor; incident: string; assignment: string }
  | {
      type: 'follow-job'
      by: Actor
      assignment: string
      status: 'assigned' | 'en-route' | 'on-scene' | 'clearing'
      at?: number
    }
  | { type: 'leave-job'; by: Actor; assignment: string; at?: number }
  | { type: 'start-shift'; by: Actor; crew: readonly string[]; equipment: readonly EquipmentCheck[]; at?: number }
  | { type: 'end-shift'; by: Actor; note?: string; at?: number }
  | { type: 'raise-distress'; by: Actor; place?: CallPlace; at?: number }
  | { type: 'link-distress'; by: Actor; incident: string }
  | { type: 'let-end'; by: Actor; incident: string }
  | { type: 'take-distress'; by: Actor }
  | { type: 'end-distress'; by: Actor; reason: string }
