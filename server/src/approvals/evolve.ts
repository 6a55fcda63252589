import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Actor } from '../platform/words.ts'
import type { Approval, ApprovalEvent, ApprovalStatus } from './approval.ts'

const become =
  (status: ApprovalStatus) =>
  (approval: Approval, event: object): Approval => ({
    ...approval,
    status,
    decidedBy: 'by' in event ? (event.by as Actor) : approval.decidedBy,
  })

export const approvalKind: Kind<Approval, ApprovalEvent> = {
  name: 'approval',
  shape: 1,
  evolve: evolveBy<Approval, Recorded<ApprovalEvent>>({
    'approval-asked': (_none, { id, number, action, route, endsAt, by, at, private: { request } }) => ({
      id,
      number,
      action,
      route,
      request,
      by,
      at,
      endsAt,
      status: 'waiting',
      decidedBy: null,
    }),
    'approval-given': become('approved'),
    'approval-refused': become('refused'),
    'approval-carried-out': become('done'),
    'approval-failed': become('failed'),
    'approval-expired': become('expired'),
  }),
  isOpen: ({ status }) => status === 'waiting' || status === 'approved',
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: {},
}
