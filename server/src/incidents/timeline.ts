import type { RecordedEvent } from '@yordam/journal'
import { acknowledgeWithin } from './evolve.ts'

/** By when a crew that was sent was to say that it knows. */
export const dueOfIncident = ({ type, at }: RecordedEvent): number | undefined =>
  type === 'unit-assigned' ? at + acknowledgeWithin : undefined
