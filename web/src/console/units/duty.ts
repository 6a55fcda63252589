import type { Order, Unit } from '../../api/words.ts'

/** What can be said of a unit without a job. Of one that has a job its assignment speaks. */
const sayable: Readonly<Partial<Record<Unit['status'], 'available' | 'out-of-service'>>> = {
  available: 'out-of-service',
  'out-of-service': 'available',
}

/** On duty or off, as the crew said on the radio; null for a unit that has a job. */
export const dutyOf = ({
  id,
  status,
}: Unit): { readonly becomes: 'available' | 'out-of-service'; readonly order: Order } | null => {
  const becomes = sayable[status]
  return becomes ? { becomes, order: { path: '/api/units/{id}/status', id, body: { status: becomes } } } : null
}
