import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { personal } from '../platform/personal.ts'
import type { ApprovalCommand, Asking } from './approval.ts'
import { decide } from './decide.ts'
import { approvalKind } from './evolve.ts'

/** For so long a request waits for a second pair of eyes. Milliseconds. */
const waitsFor = 24 * 3_600_000

/** Keeps what is asked for, until somebody else has looked at it. */
export const ask = (work: Work, { action, route, request }: Asking): { approval: string } | Refusal => {
  const { id, number } = work.nextNumber(approvalKind)
  const parts = { request: personal('approval-request', `approval:${id}`, request, work.now) }
  const endsAt = work.now + waitsFor
  return (
    work.decided(approvalKind, id, [
      { type: 'approval-asked', id, number, action, route, endsAt, by: work.by, private: parts },
    ]) ?? { approval: id }
  )
}

/** Asks something of one request. */
export const command = (work: Work, id: string, asked: ApprovalCommand): { approval: string } | Refusal => {
  const approval = work.state(approvalKind, id)
  if (!approval) return refuse('approval-not-found')
  return work.decided(approvalKind, id, decide(approval, asked, work.now)) ?? { approval: id }
}
