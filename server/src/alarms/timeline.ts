import type { Journal, RecordedEvent } from '@yordam/journal'
import { streamOf } from '../platform/house/kind.ts'
import { eventsOf } from '../platform/journal-reading.ts'
import type { MeaningOf } from '../platform/timeline.ts'
import { entryOf } from '../signals/codes.ts'
import { type SignalBody, signalStream } from '../signals/received.ts'
import type { Alarm, Urgency } from './alarm.ts'
import { alarmKind } from './evolve.ts'
import { dueBy } from './urgency.ts'

/** Everything that the journal knows of an alarm: what was done with it, and the signals that belong to it. */
export const eventsOfAlarm = async (journal: Journal, alarm: Alarm): Promise<RecordedEvent[]> => {
  const done = await journal.readStream(streamOf(alarmKind, alarm.id))
  const until = alarm.status === 'closed' ? done.at(-1)?.seq : undefined
  const signals: RecordedEvent[] = []
  for await (const event of eventsOf(journal, signalStream(alarm.account), alarm.openedSeq, until)) {
    if (event.body.alarm === alarm.id) signals.push(event)
  }
  return [...done, ...signals]
}

/** By when somebody was to have an alarm in hand, counted from its opening and anew whenever it became more urgent. */
export const dueOfAlarm = ({ type, body, at }: RecordedEvent): number | undefined =>
  type === 'alarm-opened' || type === 'alarm-raised'
    ? dueBy({ ...(body as unknown as Urgency), raisedAt: at })
    : undefined

/** What the code of a signal means; null for other events, and for a code that no table has. */
export const meaningOfSignal: MeaningOf = ({ type, body }) => {
  if (type !== 'signal-received') return null
  const { standard, code } = body as unknown as SignalBody
  return entryOf(standard, code)?.meaning ?? null
}
