import { decideBy, refuse } from '../platform/decision.ts'
import { personal } from '../platform/personal.ts'
import type { Approval, ApprovalCommand, ApprovalEvent } from './approval.ts'

/** What happens to a request that waits for a second pair of eyes. Who may approve it is the table's business. */
export const decide = decideBy<Approval, ApprovalCommand, ApprovalEvent>({
  approve({ status, by: asker, endsAt }, { by, askerMay }, now) {
    if (by.id === asker.id) return refuse('approval-by-asker')
    // Pressed twice is pressed once; and what was stopped on its way is gone on with.
    if (status === 'approved' || status === 'done') return []
    if (status !== 'waiting') return refuse(`approval-${status}`)
    if (endsAt <= now) return refuse('approval-expired')
    if (!askerMay) return refuse('asker-may-not')
    return [{ type: 'approval-given', by }]
  },

  /** Also by who asked: they take it back. */
  refuse({ id, status }, { by, reason }, now) {
    if (status === 'refused') return []
    if (status !== 'waiting') return refuse(`approval-${status}`)
    const parts = { reason: personal('approval-reason', `approval:${id}`, reason, now) }
    return [{ type: 'approval-refused', by, private: parts }]
  },

  'carry-out': ({ status }) => (status === 'approved' ? [{ type: 'approval-carried-out' }] : []),

  fail: ({ status }, { code }) => (status === 'approved' ? [{ type: 'approval-failed', code }] : []),

  'end-on-time': ({ status, endsAt }, _command, now) =>
    status === 'waiting' && endsAt <= now ? [{ type: 'approval-expired' }] : [],
})
