import type { IncidentEvent } from './incidents/incident.ts'
import type { MessageEvent } from './messages/message.ts'
import type { Effects, Job } from './platform/jobs/jobs.ts'
import { ringUnit } from './platform/push/ring.ts'

type Happened = IncidentEvent | MessageEvent
type Of<Type extends Happened['type']> = Extract<Happened, { type: Type }>

/** What is done outside because of an event. */
const effects: { readonly [Type in Happened['type']]?: (event: Of<Type>) => readonly Job[] } = {
  'unit-assigned': ({ unit }) => [ringUnit(unit, 'job')],
  'message-sent': ({ to }) => ('unit' in to ? [ringUnit(to.unit, 'message')] : []),
}

export const effectsOf: Effects = ({ type, body }) =>
  (effects as Readonly<Record<string, (event: object) => readonly Job[]>>)[type]?.(body) ?? []
