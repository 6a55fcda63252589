import type { Alarm } from '../alarms/alarm.ts'
import type { Incident } from '../incidents/incident.ts'
import { instant, instantOrNull } from '../platform/words.ts'
import type { Account } from '../premises/premises.ts'
import type { Unit } from '../units/unit.ts'
import type { HandoverFigures, HandoverSheet } from './handover.ts'

/** All that is open in the house. */
export interface UnderWay {
  readonly alarms: readonly Alarm[]
  readonly incidents: readonly Incident[]
  readonly units: readonly Unit[]
  readonly onTest: readonly Account[]
}

/** What the sheet says of things beyond their states. */
export interface Told {
  readonly dueBy: (alarm: Alarm) => number
  readonly areaOfAlarm: (alarm: Alarm) => string | null
  readonly areaOfIncident: (incident: Incident) => string | null
  /** Why a unit is out of service, where somebody said so. */
  readonly reasons: ReadonlyMap<string, string>
}

/** An alarm that has become an incident is told of with it. */
const byItself = ({ incident }: Alarm): boolean => incident === null
const isWaiting = (alarm: Alarm): boolean => byItself(alarm) && alarm.status === 'waiting'
const isParked = (alarm: Alarm): boolean => byItself(alarm) && alarm.parkedUntil !== null
const isInHand = (alarm: Alarm): boolean => byItself(alarm) && alarm.status === 'in-hand' && alarm.parkedUntil === null
const isOut = ({ status }: Unit): boolean => status === 'out-of-service'

/** The most urgent first, then the oldest. */
const byUrgency = <Thing extends { priority: number; number: number }>(a: Thing, b: Thing): number =>
  a.priority - b.priority || a.number - b.number

export const figuresOf = ({ alarms, incidents, units, onTest }: UnderWay): HandoverFigures => ({
  waiting: alarms.filter(isWaiting).length,
  late: alarms.filter((alarm) => isWaiting(alarm) && alarm.overdue).length,
  inHand: alarms.filter(isInHand).length,
  parked: alarms.filter(isParked).length,
  incidents: incidents.length,
  outOfService: units.filter(isOut).length,
  distress: units.filter(({ distress }) => distress !== null).length,
  onTest: onTest.length,
})

/** The sheet as it is now; what stands on it is in the order in which one would read it out. */
export const sheetOf = (underWay: UnderWay, told: Told, now: number): Omit<HandoverSheet, 'last'> => {
  const { alarms, incidents, units, onTest } = underWay
  const lineOf = (alarm: Alarm): HandoverSheet['waiting'][number] => ({
    id: alarm.id,
    priority: alarm.priority,
    class: alarm.class,
    area: told.areaOfAlarm(alarm),
    openedAt: instant(alarm.openedAt),
    dueAt: instant(told.dueBy(alarm)),
    inHandOf: alarm.inHandOf?.name ?? null,
    parkedUntil: instantOrNull(alarm.parkedUntil),
  })
  return {
    at: instant(now),
    figures: figuresOf(underWay),
    waiting: alarms.filter(isWaiting).sort(byUrgency).map(lineOf),
    inHand: alarms.filter(isInHand).sort(byUrgency).map(lineOf),
    parked: alarms
      .filter(isParked)
      .sort((a, b) => a.parkedUntil! - b.parkedUntil!)
      .map(lineOf),
    incidents: [...incidents].sort(byUrgency).map((incident) => ({
      id: incident.id,
      type: incident.type,
      priority: incident.priority,
      status: incident.status,
      area: told.areaOfIncident(incident),
      openedAt: instant(incident.openedAt),
      units: incident.assignments
        .filter(({ status }) => status !== 'cleared' && status !== 'recalled')
        .map(({ unit, status }) => ({ unit, status })),
    })),
    outOfService: units
      .filter(isOut)
      .map(({ id, statusSince }) => ({
        unit: id,
        since: instant(statusSince),
        reason: told.reasons.get(id) ?? null,
      }))
      .sort((a, b) => a.unit.localeCompare(b.unit)),
    distress: units.flatMap(({ id, distress }) => (distress ? [{ unit: id, since: instant(distress.since) }] : [])),
    onTest: onTest
      .map(({ id, onTestUntil }) => ({ account: id, until: instant(onTestUntil!) }))
      .sort((a, b) => a.until.localeCompare(b.until)),
  }
}
