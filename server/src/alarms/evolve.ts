import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Alarm, AlarmEvent } from './alarm.ts'
import { dueBy } from './urgency.ts'

const evolve = evolveBy<Alarm, Recorded<AlarmEvent>>({
  'alarm-opened': (_none, event) => ({
    id: event.id,
    number: event.number,
    openedSeq: event.seq,
    status: 'waiting',
    priority: event.priority,
    class: event.class,
    standard: event.standard,
    code: event.code,
    zone: event.zone,
    target: event.target,
    account: event.account,
    premises: event.premises,
    authenticated: event.authenticated,
    onTest: event.onTest,
    openedAt: event.at,
    raisedAt: event.at,
    overdue: false,
    inHandOf: null,
    inHandSince: null,
    parkedUntil: null,
    incident: null,
    disposition: null,
    closedAt: null,
  }),
  'alarm-raised': (alarm, { priority, class: raisedTo, standard, code, zone, target, at }) => ({
    ...alarm,
    priority,
    class: raisedTo,
    standard,
    code,
    zone,
    target,
    raisedAt: at,
    overdue: false,
    parkedUntil: null,
  }),
  'alarm-woken': (alarm) => ({ ...alarm, parkedUntil: null }),
  'alarm-reminded': (alarm) => ({ ...alarm, parkedUntil: null }),
  'alarm-overdue': (alarm) => ({ ...alarm, overdue: true }),
  'alarm-accepted': (alarm, { by, at }) => ({ ...alarm, status: 'in-hand', inHandOf: by, inHandSince: at }),
  'alarm-taken-over': (alarm, { by, at }) => ({ ...alarm, inHandOf: by, inHandSince: at, parkedUntil: null }),
  'alarm-given-back': (alarm) => ({
    ...alarm,
    status: 'waiting',
    inHandOf: null,
    inHandSince: null,
    parkedUntil: null,
  }),
  'alarm-parked': (alarm, { until }) => ({ ...alarm, parkedUntil: until }),
  'alarm-noted': (alarm) => alarm,
  'alarm-escalated': (alarm, { incident }) => ({ ...alarm, incident, parkedUntil: null }),
  'alarm-closed': (alarm, { disposition, at }) => ({
    ...alarm,
    status: 'closed',
    disposition,
    closedAt: at,
    parkedUntil: null,
  }),
})

export const alarmKind: Kind<Alarm, AlarmEvent> = {
  name: 'alarm',
  shape: 1,
  evolve,
  isOpen: ({ status }) => status !== 'closed',
  columns: {
    number: { sql: 'bigint', of: ({ number }) => number },
    status: { sql: 'text', of: ({ status }) => status },
    account: { sql: 'text', of: ({ account }) => account },
    incident: { sql: 'text', of: ({ incident }) => incident },
  },
  indexes: {
    place: ({ premises, account }) => placeOf(premises, account),
    incident: ({ incident }) => incident ?? undefined,
  },
  dueAt: (alarm) => dueAt(alarm),
}

/** When the clock has something to say: that a parked alarm is due again, or that nobody took a waiting one in time. */
export const dueAt = (alarm: Alarm): number | undefined =>
  alarm.parkedUntil ?? (alarm.status === 'waiting' && !alarm.overdue ? dueBy(alarm) : undefined)

/** What alarms of one door have in common: the premises, or for a panel that nobody registered, its account. */
export const placeOf = (premises: string | null, account: string): string => premises ?? `account ${account}`
