import type { Sealed } from '@yordam/journal'
import type { Requested } from '../platform/http/four-eyes.ts'
import { instant } from '../platform/words.ts'
import type { Approval, ApprovalView } from './approval.ts'

/** A request as those see it who asked for it, or may approve it. What was made ready for it is not shown. */
export const viewApproval =
  (open: (sealed: Sealed) => unknown) =>
  ({ id, status, action, request, by, at, endsAt, decidedBy }: Approval): ApprovalView => {
    const requested = open(request) as Requested | undefined
    const { reason = null, ...about } = { ...requested?.params, ...requested?.body }
    return {
      id,
      status,
      action,
      about: requested ? about : null,
      reason: reason as string | null,
      by,
      at: instant(at),
      endsAt: instant(endsAt),
      decidedBy,
    }
  }
