import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import { AssignmentStatus, IncidentStatus, IncidentType } from '../incidents/incident.ts'
import type { Personal } from '../platform/house/kind.ts'
import { Actor, Instant, Priority, text } from '../platform/words.ts'
import { SignalClass } from '../signals/signal.ts'

/**
 * One shift hands over to the next: what is under way stands on a sheet, which is made anew from what is open, and who
 * leads the shift signs it with a note. The sheet names areas instead of doors: it is printed, and paper lies about.
 */

const Count = z.int().min(0)

/** What is under way, in numbers: what the record of a hand-over keeps of its sheet. */
export const HandoverFigures = z
  .object({
    waiting: Count,
    late: Count,
    inHand: Count,
    parked: Count,
    incidents: Count,
    outOfService: Count,
    distress: Count,
    onTest: Count,
  })
  .meta({ id: 'HandoverFigures' })
export type HandoverFigures = z.infer<typeof HandoverFigures>

export const HandoverForm = z
  .object({
    text: text(4000).optional(),
    to: z.string().max(100).optional().meta({ description: 'The id of who takes over, when they are present' }),
  })
  .meta({ id: 'HandoverForm' })

export const HandoverView = z
  .object({
    id: z.string(),
    at: Instant,
    by: Actor,
    to: Actor.nullable(),
    text: z.string().nullable().meta({ description: 'null: nothing was written, or it was erased' }),
    figures: HandoverFigures,
  })
  .meta({ id: 'Handover' })
export type HandoverView = z.infer<typeof HandoverView>

const AlarmLine = z.object({
  id: z.string(),
  priority: Priority,
  class: SignalClass,
  area: z.string().nullable(),
  openedAt: Instant,
  dueAt: Instant,
  inHandOf: z.string().nullable(),
  parkedUntil: Instant.nullable(),
})

export const HandoverSheet = z
  .object({
    at: Instant,
    figures: HandoverFigures,
    waiting: z.array(AlarmLine).meta({ description: 'In the order of the queue' }),
    inHand: z.array(AlarmLine),
    parked: z.array(AlarmLine).meta({ description: 'The next to come back first' }),
    incidents: z.array(
      z.object({
        id: z.string(),
        type: IncidentType,
        priority: Priority,
        status: IncidentStatus,
        area: z.string().nullable(),
        openedAt: Instant,
        units: z.array(z.object({ unit: z.string(), status: AssignmentStatus })),
      }),
    ),
    outOfService: z.array(z.object({ unit: z.string(), since: Instant, reason: z.string().nullable() })),
    distress: z.array(z.object({ unit: z.string(), since: Instant })),
    onTest: z.array(z.object({ account: z.string(), until: Instant })),
    last: HandoverView.nullable().meta({ description: 'The hand-over before, with its note' }),
  })
  .meta({ id: 'HandoverSheet' })
export type HandoverSheet = z.infer<typeof HandoverSheet>

export interface Handover {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly by: Actor
  readonly to: Actor | null
  readonly text: Sealed | null
  readonly figures: HandoverFigures
}

export type HandoverEvent = {
  type: 'shift-handed-over'
  id: string
  number: number
  by: Actor
  to: Actor | null
  figures: HandoverFigures
  private?: { text?: Personal<'handover-text'> }
}
