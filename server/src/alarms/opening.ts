import type { IncidentType, Place } from '../incidents/incident.ts'
import type { Priority } from '../platform/words.ts'
import type { PremisesDetails } from '../premises/premises.ts'
import type { SignalClass } from '../signals/signal.ts'
import type { Alarm } from './alarm.ts'
import { handlingOf } from './urgency.ts'

const incidentTypeOf: Partial<Record<SignalClass, IncidentType>> = {
  'hold-up': 'hold-up',
  panic: 'panic',
  medical: 'medical',
  fire: 'fire',
  gas: 'fire',
  intrusion: 'intrusion',
  tamper: 'intrusion',
  technical: 'technical',
  fault: 'technical',
  supervision: 'technical',
}

/** What panels call help for: kinds of incident, each once. */
export const raisedByPanels: readonly Pick<Proposal, 'type' | 'priority'>[] = Object.entries(incidentTypeOf)
  .map(([signal, type]) => ({ type, ...handlingOf[signal as SignalClass] }))
  .filter(({ sort }) => sort === 'protective')
  .flatMap(({ type, priority }) => (priority === null ? [] : [{ type, priority }]))
  .filter(
    (one, at, all) => all.findIndex(({ type, priority }) => type === one.type && priority === one.priority) === at,
  )

/** What an incident starts from when it is made of this alarm. An alarm of an unknown panel has no place: somebody must say it. */
export interface Proposal {
  readonly type: IncidentType
  readonly priority: Priority
  readonly place: Place | undefined
}

export const proposalOf = (alarm: Alarm, premises: PremisesDetails | null): Proposal => ({
  type: incidentTypeOf[alarm.class] ?? 'other',
  priority: alarm.priority,
  place: premises
    ? { position: premises.position, address: `${premises.address}, ${premises.name}`.slice(0, 300) }
    : undefined,
})
