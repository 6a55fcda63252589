import type { Approval } from '../api/words.ts'

/** What the office is told: everything that waits, or what has changed. */
export type OfficeMessage =
  | { readonly type: 'reset' | 'delta'; readonly body: { readonly approvals?: readonly Approval[] } }
  | { readonly type: 'positions' | 'pulse' }

/** How it ended; null while it waits, or is being done. */
export const endOf = ({ status }: Approval): Exclude<Approval['status'], 'waiting' | 'approved'> | null =>
  status === 'waiting' || status === 'approved' ? null : status

/** What stands on the page after a message, the oldest first. What was decided while somebody looks stays there, with the answer. */
export const afterHearing = (known: readonly Approval[], message: OfficeMessage): readonly Approval[] => {
  if (message.type !== 'reset' && message.type !== 'delta') return known
  const { approvals = [] } = message.body
  const told = new Set(approvals.map(({ id }) => id))
  const kept = message.type === 'reset' ? known.filter((approval) => endOf(approval) !== null) : known
  return [...kept.filter(({ id }) => !told.has(id)), ...approvals].sort((a, b) => a.at.localeCompare(b.at))
}
