import type { LiveState } from '../../api/live/state.ts'
import type { Alarm, Incident } from '../../api/words.ts'
import { type Row, split } from '../thing.ts'

type Known = Pick<LiveState, 'alarms' | 'incidents'>

/** What an operator would notice of an open thing: when this is another, something happened to it. Null once it is closed. */
export const versionOf = ({ alarms, incidents }: Known, row: Row): string | null => {
  const { kind, id } = split(row)
  if (kind === 'incident') {
    const incident = incidents.get(id)
    return incident ? ofIncident(incident) : null
  }
  const alarm = alarms.get(id)
  const incident = alarm?.incident ? incidents.get(alarm.incident) : undefined
  return alarm ? [ofAlarm(alarm), incident && ofIncident(incident)].join(' ') : null
}

const ofAlarm = ({ priority, signals, repeats, status, overdue, inHandOf, parkedUntil, restoredAt }: Alarm): string =>
  [priority, signals, repeats, status, overdue, inHandOf?.id, parkedUntil, restoredAt].join(' ')

const ofIncident = ({ status, type, priority, backUpWanted, transfers, assignments }: Incident): string =>
  [
    status,
    type,
    priority,
    backUpWanted?.since,
    transfers.length,
    ...assignments.map((one) => `${one.unit} ${one.status} ${one.unacknowledged}`),
  ].join(' ')
