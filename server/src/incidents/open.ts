import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import type { Priority } from '../platform/words.ts'
import { personalParts } from './decide.ts'
import { incidentKind } from './evolve.ts'
import type { IncidentType, Place } from './incident.ts'

/** What is needed to open an incident, by hand or of alarms. */
export interface Opening {
  readonly type: IncidentType
  readonly priority: Priority
  readonly place: Place
  readonly narrative?: string | undefined
  readonly alarms: readonly string[]
  /** The unit whose crew calls for help. */
  readonly distress?: string
}

/** Opens an incident. The alarms named in it are linked to it in the same transaction, or refuse. */
export const open = (
  work: Work,
  { type, priority, place, narrative, alarms, distress }: Opening,
): { incident: string } | Refusal => {
  const { id, number } = work.nextNumber(incidentKind)
  const { place: placePart, narrative: narrativePart } = personalParts(id, place, narrative, work.now)
  if (!placePart) return refuse('incident-without-place')
  return (
    work.decided(incidentKind, id, [
      {
        type: 'incident-opened',
        id,
        number,
        incidentType: type,
        priority,
        alarms,
        ...(distress !== undefined && { distress }),
        by: work.by,
        private: { place: placePart, ...(narrativePart && { narrative: narrativePart }) },
      },
    ]) ?? { incident: id }
  )
}
