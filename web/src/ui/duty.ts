import type { Unit } from '../api/words.ts'

/** Not one whose crew has gone home, or whose car is in the workshop. */
export const isInService = ({ status }: Pick<Unit, 'status'>): boolean => status !== 'out-of-service'

/** Could be sent now. A crew that calls for help is who help is sent to, whatever it did before. */
export const isFree = ({ status, distress }: Pick<Unit, 'status' | 'distress'>): boolean =>
  status === 'available' && distress === null
