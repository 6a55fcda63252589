import type { Alarm } from './alarms/alarm.ts'
import { alarmKind, placeOf } from './alarms/evolve.ts'
import { incidentKind } from './incidents/evolve.ts'
import type { Incident } from './incidents/incident.ts'
import { Looks } from './looks/looks.ts'
import type { AlarmAtHand, Concern, IncidentAtHand } from './looks/purpose.ts'
import type { House } from './platform/house/house.ts'
import { mayDo } from './platform/identity/rights.ts'
import type { Thing } from './platform/looking.ts'
import type { Presence } from './platform/presence.ts'
import { accountKind, premisesKind } from './premises/evolve.ts'
import { unitKind } from './units/evolve.ts'

export interface LookedAt {
  readonly house: House
  readonly presence: Presence
  /** The account that a signal came from. */
  readonly accountOfSignal: (id: string) => Promise<string | undefined>
  readonly incidentOfPhoto: (id: string) => Promise<string | undefined>
}

/** Who looks at what, and what in hand is the reason: brought together from the parts. */
export const openLooks = ({ house, presence, accountOfSignal, incidentOfPhoto }: LookedAt): Looks => {
  const incidentsOf = (alarms: readonly Alarm[]): Incident[] =>
    alarms.flatMap(({ incident }) => (incident === null ? [] : (house.get(incidentKind, incident) ?? [])))

  /** What is open at a door. */
  const ofPlace = (thing: string, premises: string | null, account: string): Concern => {
    const alarms = house.find(alarmKind, 'place', placeOf(premises, account))
    return {
      thing,
      subjects: [thing],
      alarms: alarms.map(alarmAtHand),
      incidents: incidentsOf(alarms).map(incidentAtHand),
    }
  }

  const ofAccount = (account: string): Concern => {
    const known = house.get(accountKind, account)
    return known
      ? ofPlace(`premises:${known.premises}`, known.premises, account)
      : ofPlace(`account:${account}`, null, account)
  }

  const ofIncident = async (id: string): Promise<Concern | undefined> => {
    const incident = await house.fetch(incidentKind, id)
    if (!incident) return undefined
    const alarms = await alarmsOf(incident)
    return {
      thing: `incident:${id}`,
      subjects: [...new Set([`incident:${id}`, ...alarms.map(subjectOf)])],
      alarms: alarms.map(alarmAtHand),
      incidents: [incidentAtHand(incident)],
    }
  }

  const alarmsOf = async ({ alarms }: Incident): Promise<Alarm[]> =>
    (await Promise.all(alarms.map((id) => house.fetch(alarmKind, id)))).filter((alarm) => alarm !== undefined)

  const concerns: Readonly<Record<string, (id: string) => Promise<Concern | undefined> | Concern | undefined>> = {
    premises: (id) => (house.get(premisesKind, id) ? ofPlace(`premises:${id}`, id, '') : undefined),
    account: (id) => (house.get(accountKind, id) ? ofAccount(id) : undefined),
    async signal(id) {
      const account = await accountOfSignal(id)
      return account === undefined ? undefined : ofAccount(account)
    },
    async alarm(id) {
      const alarm = await house.fetch(alarmKind, id)
      if (!alarm) return undefined
      const incident = alarm.incident === null ? undefined : await house.fetch(incidentKind, alarm.incident)
      return {
        thing: `alarm:${id}`,
        subjects: [subjectOf(alarm)],
        alarms: [alarmAtHand(alarm)],
        incidents: incident ? [incidentAtHand(incident)] : [],
      }
    },
    incident: ofIncident,
    async photo(id) {
      const incident = await incidentOfPhoto(id)
      return incident === undefined ? undefined : ofIncident(incident)
    },
    unit: (id) => (house.get(unitKind, id) ? ofNothingInHand(`unit:${id}`, [`unit:${id}`]) : undefined),
    past: () => ofNothingInHand('past', []),
    looks: () => ofNothingInHand('looks', []),
  }

  return new Looks(house, {
    async concernOf(thing: Thing) {
      const [kind, id = ''] = thing.split(/:(.*)/s) as [string, string?]
      return concerns[kind]?.(id)
    },
    isAtDesk: (person) => mayDo(person, 'alarm:work', Date.now()),
    shiftOf(person) {
      if (person.role === 'crew')
        return { worksShifts: true, isOnShift: Boolean(person.unit && house.get(unitKind, person.unit)?.shift) }
      return {
        worksShifts: mayDo(person, 'alarm:work', Date.now()),
        isOnShift: presence.present(person.id) !== undefined,
      }
    },
  })
}

const ofNothingInHand = (thing: string, subjects: readonly string[]): Concern => ({
  thing,
  subjects,
  alarms: [],
  incidents: [],
})

const subjectOf = ({ premises, account }: Alarm): string =>
  premises === null ? `account:${account}` : `premises:${premises}`

const alarmAtHand = ({ id, status, inHandOf, closedAt }: Alarm): AlarmAtHand => ({ id, status, inHandOf, closedAt })

const incidentAtHand = ({ id, openedBy, closedAt, assignments }: Incident): IncidentAtHand => ({
  id,
  openedBy,
  closedAt,
  units: assignments.map(({ unit }) => unit),
})
