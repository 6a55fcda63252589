import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { Actor, Instant, PressedAt, text } from '../platform/words.ts'
import { UnitId } from '../units/unit.ts'

/** To one unit, or to all who are at the desk, on the units, or both. */
const MessageTo = z.union([z.object({ unit: UnitId }), z.object({ everybody: z.enum(['desk', 'crews', 'all']) })])
export type MessageTo = Readonly<z.infer<typeof MessageTo>>

export const MessageForm = z
  .object({
    to: z
      .union([MessageTo, z.object({ desk: z.literal(true) })])
      .meta({ description: 'A crew writes to the desk only' }),
    text: text(1000),
    at: PressedAt,
  })
  .meta({ id: 'MessageForm' })

export const ReadForm = z.object({ at: PressedAt }).meta({ id: 'ReadForm' })

export const MessageView = z
  .object({
    id: z.string(),
    status: z.enum(['open', 'closed']),
    from: Actor,
    unit: z.string().nullable().meta({ description: 'Whose crew it is from, or to; null for what is to many' }),
    to: MessageTo,
    text: z.string().nullable().meta({ description: 'null once erased' }),
    at: Instant,
    read: z.array(z.object({ by: Actor, at: Instant })).meta({
      description:
        'Who has seen it, the first first; a crew is told of the desk and of itself, of what is to all crews only of itself',
    }),
  })
  .meta({ id: 'TextMessage' })
export type MessageView = z.infer<typeof MessageView>

export interface Message {
  readonly id: string
  readonly number: number
  readonly from: Actor
  /** Whose crew it is from; null when it is from the desk. */
  readonly fromUnit: string | null
  readonly to: MessageTo
  readonly text: Sealed
  /** When it was written. */
  readonly at: number
  /** When it came here: hours later, where a crew was out of reach. */
  readonly arrivedAt: number
  /** `unit`: whose crew has read it; null: the desk. */
  readonly read: readonly { readonly by: Actor; readonly unit: string | null; readonly at: number }[]
  readonly closed: boolean
}

export type MessageEvent =
  | {
      type: 'message-sent'
      id: string
      number: number
      fromUnit: string | null
      to: MessageTo
      pressedAt?: number
      by: Actor
      private: { text: Personal<'message-text'> }
    }
  | { type: 'message-read'; unit: string | null; pressedAt?: number; by: Actor }
  | { type: 'message-closed' }

/** `at`: when it was pressed, where that was not now. */
export type MessageCommand =
  | { type: 'read'; by: Actor; unit: string | null; at?: number | undefined }
  | { type: 'close-on-time'; by: Actor }
