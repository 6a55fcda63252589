import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import type { Requested } from '../platform/http/four-eyes.ts'
import { Action } from '../platform/identity/rights.ts'
import { Actor, Instant, text } from '../platform/words.ts'

/**
 * What one person asks for and another one has to approve before it is done (`fourEyes` in the table of rights). It waits
 * for a day; then it would have to be asked for again.
 */

/** `approved` is what is being done: it stands so for a moment, or after a stop in the middle of it. */
const ApprovalStatus = z.enum(['waiting', 'approved', 'done', 'failed', 'refused', 'expired'])
export type ApprovalStatus = z.infer<typeof ApprovalStatus>

export const RefuseForm = z.object({ reason: text(300) }).meta({ id: 'RefuseForm' })

export const Whom = z.object({ login: z.string(), name: z.string() })

export const ApprovalView = z
  .object({
    id: z.string(),
    status: ApprovalStatus,
    action: Action,
    about: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What was asked for, as the endpoint takes it; null once erased' }),
    whom: Whom.nullable().meta({ description: 'With whom it is done, where that is somebody who works here' }),
    reason: z.string().nullable().meta({ description: 'Why; null once erased' }),
    by: Actor,
    at: Instant,
    endsAt: Instant,
    decidedBy: Actor.nullable().meta({ description: 'Who approved or refused it' }),
  })
  .meta({ id: 'Approval' })
export type ApprovalView = z.infer<typeof ApprovalView>

export interface Approval {
  readonly id: string
  readonly number: number
  readonly action: Action
  /** Of the endpoint: `POST /api/…`. */
  readonly route: string
  /** A `Requested`. */
  readonly request: Sealed
  readonly by: Actor
  readonly at: number
  readonly endsAt: number
  readonly status: ApprovalStatus
  readonly decidedBy: Actor | null
}

export type ApprovalEvent =
  | {
      type: 'approval-asked'
      id: string
      number: number
      action: Action
      route: string
      endsAt: number
      by: Actor
      private: { request: Personal<'approval-request'> }
    }
  | { type: 'approval-given'; by: Actor }
  | { type: 'approval-refused'; by: Actor; private: { reason: Personal<'approval-reason'> } }
  | { type: 'approval-carried-out' }
  /** The rules refused it when it was to be done: `code` is theirs. */
  | { type: 'approval-failed'; code: string }
  | { type: 'approval-expired' }

/** `askerMay`: whether who asked may do this still. */
export type ApprovalCommand =
  | { type: 'approve'; by: Actor; askerMay: boolean }
  | { type: 'refuse'; by: Actor; reason: string }
  | { type: 'carry-out'; by: Actor }
  | { type: 'fail'; by: Actor; code: string }
  | { type: 'end-on-time'; by: Actor }

export interface Asking {
  readonly action: Action
  readonly route: string
  readonly request: Requested
}
