import { instant, instantOrNull } from '../platform/words.ts'
import type { PremisesDetails } from '../premises/premises.ts'
import { meaningOf } from '../signals/codes.ts'
import type { Alarm, AlarmView } from './alarm.ts'
import type { Tallies } from './tally.ts'
import { dueBy } from './urgency.ts'

/** What the alarms' screens need of the register. */
export interface Places {
  details(premises: string): (PremisesDetails & { id: string }) | null
  zoneName(account: string, zone: string): string | null
}

/** An alarm as screens see it. */
export const viewAlarm =
  (tallies: Pick<Tallies, 'of'>, places: Places) =>
  (alarm: Alarm): AlarmView => {
    const tally = tallies.of(alarm)
    return {
      id: alarm.id,
      status: alarm.status,
      priority: alarm.priority,
      class: alarm.class,
      code: alarm.code,
      meaning: meaningOf(alarm.standard, alarm.code),
      zone: alarm.zone,
      zoneName: alarm.zone === null ? null : places.zoneName(alarm.account, alarm.zone),
      account: alarm.account,
      known: alarm.premises !== null,
      authenticated: alarm.authenticated,
      onTest: alarm.onTest,
      premises: alarm.premises === null ? null : places.details(alarm.premises),
      openedAt: instant(alarm.openedAt),
      raisedAt: instant(alarm.raisedAt),
      dueAt: instant(dueBy(alarm)),
      overdue: alarm.overdue,
      signals: alarm.status === 'closed' ? null : tally.signals,
      repeats: tally.repeats,
      lastSignalAt: instant(tally.lastSignalAt),
      restoredAt: instantOrNull(tally.restoredAt),
      inHandOf: alarm.inHandOf,
      inHandSince: instantOrNull(alarm.inHandSince),
      parkedUntil: instantOrNull(alarm.parkedUntil),
      incident: alarm.incident,
      disposition: alarm.disposition,
      closedAt: instantOrNull(alarm.closedAt),
    }
  }

/** Nobody knows where it comes from, or whether the panel itself sent it: it must not push a sure one down. */
const isDoubtful = ({ premises, authenticated }: Alarm): boolean => premises === null || !authenticated

/** The order of the queue: priority, the sure before the doubtful, then age. */
export const byUrgency = (a: Alarm, b: Alarm): number =>
  a.priority - b.priority ||
  Number(isDoubtful(a)) - Number(isDoubtful(b)) ||
  a.openedAt - b.openedAt ||
  a.number - b.number

/** A closed alarm in a list: of whom it was is shown when one is opened. */
export const withoutDoor = (view: AlarmView): AlarmView => ({ ...view, premises: null, zoneName: null })
