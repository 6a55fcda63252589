import type { Journal, RecordedEvent } from '@yordam/journal'
import { streamOf } from '../platform/house/kind.ts'
import { eventsOf } from '../platform/journal-reading.ts'
import { unitKind } from './evolve.ts'

/** In the transaction that opens the incident, the unit's own events stand before it: the call, and its link. */
const eventsBefore = 2

/** What was done about the calls for help that led to one incident, the first and those that came while it was open. */
export const eventsOfCall = async (
  journal: Journal,
  unit: string,
  incident: string,
  openedSeq: number,
  closedSeq: number,
): Promise<RecordedEvent[]> => {
  const told: RecordedEvent[] = []
  let call: RecordedEvent[] = []
  let isOurs = false
  for await (const event of eventsOf(journal, streamOf(unitKind, unit), openedSeq - eventsBefore)) {
    if (event.seq > closedSeq && !isOurs) break
    if (!event.type.startsWith('unit-distress-')) continue
    call.push(event)
    if (event.type === 'unit-distress-linked') {
      isOurs = event.body.incident === incident
      // A later call with an incident of its own.
      if (!isOurs) break
    }
    if (!isOurs) continue
    told.push(...call)
    call = []
    if (event.type === 'unit-distress-ended') isOurs = false
  }
  return told
}
