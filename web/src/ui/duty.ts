import type { Assignment, Unit } from '../api/words.ts'

/** Not one whose crew has gone home, or whose car is in the workshop. */
export const isInService = ({ status }: Pick<Unit, 'status'>): boolean => status !== 'out-of-service'

/** Could be sent now. A crew that calls for help is who help is sent to, whatever it did before. */
export const isFree = ({ status, distress }: Pick<Unit, 'status' | 'distress'>): boolean =>
  status === 'available' && distress === null

/** Since when a unit packs up after the work, still on the scene of its job; null as long as it works, and when it has left. */
export const finishingSince = (
  { id }: Pick<Assignment, 'id'>,
  unit: Pick<Unit, 'assignment' | 'status' | 'statusSince'> | undefined,
): string | null => (unit?.status === 'clearing' && unit.assignment === id ? unit.statusSince : null)
