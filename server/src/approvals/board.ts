import type { Sealed } from '@yordam/journal'
import type { z } from 'zod'
import type { Requested } from '../platform/http/four-eyes.ts'
import { instant } from '../platform/words.ts'
import type { Approval, ApprovalView, Whom } from './approval.ts'

/** Somebody who works here, by their number; undefined where it is nobody's. */
export type StaffOf = (id: string) => z.output<typeof Whom> | undefined

/** A request as those see it who asked for it, or may approve it. What was made ready for it is not shown. */
export const viewApproval =
  (open: (sealed: Sealed) => unknown, staffOf: StaffOf) =>
  ({ id, status, action, request, by, at, endsAt, decidedBy }: Approval): ApprovalView => {
    const requested = open(request) as Requested | undefined
    const { reason = null, ...about } = { ...requested?.params, ...requested?.body }
    const whom = typeof about.id === 'string' ? staffOf(about.id) : undefined
    return {
      id,
      status,
      action,
      about: requested ? about : null,
      whom: whom ? { login: whom.login, name: whom.name } : null,
      reason: reason as string | null,
      by,
      at: instant(at),
      endsAt: instant(endsAt),
      decidedBy,
    }
  }
