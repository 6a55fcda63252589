import type { IncidentEvent } from '../incidents/incident.ts'
import { type Refusal, refusalIn, refuse } from '../platform/decision.ts'
import type { Reactions, Work } from '../platform/house/work.ts'
import type { AlarmCommand } from './alarm.ts'
import { decide } from './decide.ts'
import { alarmKind } from './evolve.ts'

/** Asks something of one alarm. */
export const command = (work: Work, id: string, asked: AlarmCommand): { alarm: string } | Refusal => {
  const alarm = work.state(alarmKind, id)
  if (!alarm) return refuse('alarm-not-found')
  return work.decided(alarmKind, id, decide(alarm, asked, work.now)) ?? { alarm: id }
}

/** An alarm becomes an incident, and stays linked until that closes. */
export const alarmReactions = {
  'incident-opened': [
    (work, incident, event) => {
      for (const alarm of (event as Extract<IncidentEvent, { type: 'incident-opened' }>).alarms) {
        const refusal = refusalIn(command(work, alarm, { type: 'escalate', by: work.by, incident }))
        if (refusal) return refusal
      }
      return undefined
    },
  ],
  'incident-closed': [
    (work, incident) => {
      for (const { id } of work.find(alarmKind, 'incident', incident)) {
        const refusal = refusalIn(command(work, id, { type: 'close', by: work.by, disposition: 'incident' }))
        if (refusal) return refusal
      }
      return undefined
    },
  ],
} as const satisfies Reactions
