import type { Journal, RecordedEvent } from '@yordam/journal'
import { streamOf } from '../platform/house/kind.ts'
import { eventsOf } from '../platform/journal-reading.ts'
import { unitKind } from './evolve.ts'

/** In the transaction that opens the incident, the unit's own events stand before it: the call, and its link. */
const eventsBefore = 2

/** What was done about the call for help that led to an incident, until it was said to be over. */
export const eventsOfCall = async (journal: Journal, unit: string, openedSeq: number): Promise<RecordedEvent[]> => {
  const call: RecordedEvent[] = []
  for await (const event of eventsOf(journal, streamOf(unitKind, unit), openedSeq - eventsBefore)) {
    if (event.type.startsWith('unit-distress-')) call.push(event)
    if (event.type === 'unit-distress-ended') break
  }
  return call
}
