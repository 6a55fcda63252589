import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { type Actor, Instant, Position, text } from '../platform/words.ts'

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
  })
  .meta({ id: 'Unit' })
export type UnitView = z.infer<typeof UnitView>

export interface Unit {
  readonly id: string
  readonly capabilities: readonly Capability[]
  /** Who is on it: names, therefore sealed. */
  readonly crew: Sealed
  readonly station: string | null
  readonly status: UnitStatus
  readonly statusSince: number
  readonly incident: string | null
  readonly assignment: string | null
}

export type UnitEvent =
  | {
      type: 'unit-registered'
      id: string
      capabilities: readonly Capability[]
      station: string | null
      by: Actor
      private: { crew: Personal }
    }
  | {
      type: 'unit-changed'
      capabilities: readonly Capability[]
      station: string | null
      by: Actor
      private: { crew: Personal }
    }
  | { type: 'unit-status-changed'; status: UnitStatus; by: Actor; private?: { reason?: Personal } }
  | { type: 'unit-took-job'; incident: string; assignment: string; by: Actor }
  | { type: 'unit-left-job'; incident: string; assignment: string; by: Actor }

export type UnitCommand =
  | { type: 'say-status'; by: Actor; status: 'available' | 'out-of-service'; reason?: string }
  | { type: 'take-job'; by: Actor; incident: string; assignment: string }
  | { type: 'follow-job'; by: Actor; assignment: string; status: 'assigned' | 'en-route' | 'on-scene' | 'clearing' }
  | { type: 'leave-job'; by: Actor; assignment: string }
