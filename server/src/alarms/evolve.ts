import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Actor } from '../platform/words.ts'
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
    takenAt: null,
    lateAt: null,
    waitedAgain: [],
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
    lateAt: lateBy(alarm, at),
    parkedUntil: null,
  }),
  'alarm-woken': (alarm) => ({ ...alarm, parkedUntil: null }),
  'alarm-reminded': (alarm) => ({ ...alarm, parkedUntil: null }),
  'alarm-overdue': (alarm) => ({ ...alarm, overdue: true, lateAt: late(alarm) }),
  'alarm-accepted': (alarm, { by, at }) => inHand(alarm, by, at),
  'alarm-taken-over': (alarm, { by, at }) => ({ ...inHand(alarm, by, at), parkedUntil: null }),
  'alarm-handed-over': (alarm, { to, at }) => ({ ...inHand(alarm, to, at), parkedUntil: null }),
  'alarm-given-back': (alarm, { at }) => ({
    ...alarm,
    waitedAgain: [...alarm.waitedAgain, [at, null]],
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

const inHand = (alarm: Alarm, by: Actor, at: number): Alarm => ({
  ...alarm,
  status: 'in-hand',
  inHandOf: by,
  inHandSince: at,
  takenAt: alarm.takenAt ?? at,
  lateAt: lateBy(alarm, at),
  waitedAgain: alarm.waitedAgain.map(([from, until]) => [from, until ?? at] as const),
})

/** When it missed its target. What has been taken once has kept it or missed it for good. */
const late = (alarm: Alarm): number | null => (alarm.takenAt === null ? (alarm.lateAt ?? dueBy(alarm)) : alarm.lateAt)

/** The same, seen by something else than the clock, which looks once a second: it may have been late before the clock saw it. */
const lateBy = (alarm: Alarm, at: number): number | null => (at > dueBy(alarm) ? late(alarm) : alarm.lateAt)

export const alarmKind: Kind<Alarm, AlarmEvent> = {
  name: 'alarm',
  shape: 2,
  evolve,
  isOpen: ({ status }) => status !== 'closed',
  columns: {
    number: { sql: 'bigint', of: ({ number }) => number },
    status: { sql: 'text', of: ({ status }) => status },
    account: { sql: 'text', of: ({ account }) => account },
    incident: { sql: 'text', of: ({ incident }) => incident },
    opened_at: { sql: 'bigint', of: ({ openedAt }) => openedAt },
    closed_at: { sql: 'bigint', of: ({ closedAt }) => closedAt },
    taken_at: { sql: 'bigint', of: ({ takenAt }) => takenAt, indexed: false },
    waited_again: { sql: 'boolean', of: ({ waitedAgain }) => waitedAgain.length > 0, indexed: false },
    late_at: { sql: 'bigint', of: ({ lateAt }) => lateAt, indexed: false },
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
