import { decideBy, refuse } from '../platform/decision.ts'
import type { Personal } from '../platform/house/kind.ts'
import { personal } from '../platform/personal.ts'
import type { Actor } from '../platform/words.ts'
import type { Alarm, AlarmCommand, AlarmEvent } from './alarm.ts'
import { dueAt } from './evolve.ts'

/** An alarm that nobody is reminded of for longer than this would be forgotten. */
const longestPark = 24 * 3_600_000

/** What may be done with an alarm (EN 50518-2). Who may do it at all is the rights table's business. */
export const decide = decideBy<Alarm, AlarmCommand, AlarmEvent>({
  accept(alarm, { by }) {
    if (isInHandOf(alarm, by)) return [] // pressed twice is pressed once
    if (alarm.status !== 'waiting') return refuse(`alarm-${alarm.status}`, whoHasIt(alarm))
    return [{ type: 'alarm-accepted', by }]
  },

  'take-over'(alarm, { by, reason }, now) {
    if (isInHandOf(alarm, by)) return []
    if (alarm.status === 'closed') return refuse('alarm-closed')
    if (alarm.inHandOf === null) return refuse('alarm-not-in-hand')
    return [{ type: 'alarm-taken-over', from: alarm.inHandOf, by, private: { reason: recordOf(alarm, reason, now) } }]
  },

  /** Who has it gives it to somebody; who leads the shift gives any to anybody, also one that nobody has taken. */
  'hand-over'(alarm, { by, to, reason }, now) {
    if (alarm.status === 'closed') return refuse('alarm-closed')
    if (isInHandOf(alarm, to)) return []
    if (!isInHandOf(alarm, by) && !leads(by)) return refuseNotMine(alarm)
    const parts = reason !== undefined && { private: { reason: recordOf(alarm, reason, now) } }
    return [{ type: 'alarm-handed-over', from: alarm.inHandOf, to, by, ...parts }]
  },

  'give-back'(alarm, { by, because, reason }, now) {
    if (alarm.status === 'closed') return refuse('alarm-closed')
    if (alarm.inHandOf === null) return []
    if (because === 'asked' && !isInHandOf(alarm, by)) return refuse('alarm-not-in-your-hand', whoHasIt(alarm))
    if (alarm.incident !== null) return refuse('alarm-has-incident', { incident: alarm.incident })
    const parts = reason !== undefined && { private: { reason: recordOf(alarm, reason, now) } }
    return [{ type: 'alarm-given-back', from: alarm.inHandOf, because, by, ...parts }]
  },

  park(alarm, { by, until, reason }, now) {
    if (!isInHandOf(alarm, by)) return refuseNotMine(alarm)
    if (alarm.incident !== null) return refuse('alarm-has-incident', { incident: alarm.incident })
    if (until <= now) return refuse('park-ends-in-the-past')
    if (until > now + longestPark) return refuse('park-too-long', { longestHours: longestPark / 3_600_000 })
    const parts = reason !== undefined && { private: { reason: recordOf(alarm, reason, now) } }
    return [{ type: 'alarm-parked', until, by, ...parts }]
  },

  note(alarm, { by, text }, now) {
    if (alarm.status === 'closed') return refuse('alarm-closed')
    return [{ type: 'alarm-noted', by, private: { text: recordOf(alarm, text, now) } }]
  },

  close(alarm, { by, disposition, note }, now) {
    if (alarm.status === 'closed') return refuse('alarm-closed')
    if (disposition !== 'incident') {
      if (!isInHandOf(alarm, by)) return refuseNotMine(alarm)
      if (alarm.incident !== null) return refuse('alarm-has-incident', { incident: alarm.incident })
    }
    const parts = note !== undefined && { private: { note: recordOf(alarm, note, now) } }
    return [{ type: 'alarm-closed', disposition, by, ...parts }]
  },

  /** Its incident is being opened in the same transaction. Who makes an incident of a waiting alarm has it in hand. */
  escalate(alarm, { by, incident }) {
    if (alarm.status === 'closed') return refuse('alarm-closed')
    if (alarm.incident !== null) return refuse('alarm-has-incident', { incident: alarm.incident })
    if (alarm.status === 'in-hand' && !isInHandOf(alarm, by)) return refuse('alarm-in-hand', whoHasIt(alarm))
    const accepted: AlarmEvent[] = alarm.status === 'waiting' ? [{ type: 'alarm-accepted', by }] : []
    return [...accepted, { type: 'alarm-escalated', incident, by }]
  },

  'wake-on-time'(alarm, _command, now) {
    const due = dueAt(alarm)
    if (due === undefined || due > now) return [] // somebody was quicker than the clock
    return [{ type: alarm.parkedUntil === null ? 'alarm-overdue' : 'alarm-reminded' }]
  },
})

/** What people type may say something of a person: it is sealed, and kept as long as the record is. */
const recordOf = (alarm: Alarm, text: string, now: number): Personal<'alarm-text'> =>
  personal('alarm-text', `alarm:${alarm.id}`, text, now)

const isInHandOf = (alarm: Alarm, by: Actor): boolean => alarm.status === 'in-hand' && alarm.inHandOf?.id === by.id

const leads = ({ role }: Actor): boolean => role === 'supervisor' || role === 'administrator'

const whoHasIt = ({ inHandOf }: Alarm) =>
  inHandOf ? { inHandOf: { id: inHandOf.id, name: inHandOf.name } } : undefined

const refuseNotMine = (alarm: Alarm) =>
  alarm.status === 'in-hand'
    ? refuse('alarm-not-in-your-hand', whoHasIt(alarm))
    : refuse(alarm.status === 'closed' ? 'alarm-closed' : 'alarm-not-in-hand')
