import type { Alarm, AlarmView } from '../alarms/alarm.ts'
import { alarmKind } from '../alarms/evolve.ts'
import type { Approval, ApprovalView } from '../approvals/approval.ts'
import { approvalKind } from '../approvals/evolve.ts'
import { withoutDoor } from '../incidents/board.ts'
import { concernsUnit } from '../incidents/concerns.ts'
import { incidentKind } from '../incidents/evolve.ts'
import type { CrewIncidentView, Incident, IncidentView } from '../incidents/incident.ts'
import { isToAllCrews, unitOf as unitOfMessage, unitToldOfReading } from '../messages/audience.ts'
import { messageKind } from '../messages/evolve.ts'
import type { Message, MessageView } from '../messages/message.ts'
import type { House } from '../platform/house/house.ts'
import { flat, type Happening, type Kind, type Recorded } from '../platform/house/kind.ts'
import { type Action, mayDo } from '../platform/identity/rights.ts'
import type { Audience, CrewOf, OfficeOf } from '../platform/live/audience.ts'
import type { Showing } from '../platform/live/live.ts'
import { viewClosure } from '../roads/board.ts'
import { closureKind } from '../roads/evolve.ts'
import { asPerson, staffKind } from '../staff/evolve.ts'
import { viewStation } from '../stations/board.ts'
import { stationKind } from '../stations/evolve.ts'
import type { Whereabouts } from '../stations/whereabouts.ts'
import { unitKind } from '../units/evolve.ts'
import type { Unit, UnitView } from '../units/unit.ts'
import { alarmOnWall, closureOnWall, incidentOnWall, unitOnWall } from './wall.ts'

export interface Views {
  readonly alarm: (alarm: Alarm) => AlarmView
  readonly incident: (incident: Incident) => IncidentView
  readonly incidentForCrew: (incident: Incident) => CrewIncidentView
  readonly unit: (unit: Unit) => UnitView
  readonly message: (message: Message, crew: string | null) => MessageView
  readonly approval: (approval: Approval) => ApprovalView
}

/** What every audience of the live push is shown: one entry for each kind of thing, one line for each audience. */
export const showings = (house: House, views: Views, whereabouts: Whereabouts): readonly Showing<Audience>[] => {
  const allCrews = everyCrew(house)
  return [
    showing({
      kind: alarmKind,
      name: 'alarms',
      open: () => house.list(alarmKind),
      audiencesOf: () => room,
      desk: views.alarm,
      wall: (alarm) => alarmOnWall(alarm, whereabouts.ofPremises(alarm.premises)),
    }),
    showing({
      kind: incidentKind,
      name: 'incidents',
      open: () => house.list(incidentKind),
      audiencesOf: ({ assignments }) => [...room, ...new Set(assignments.map(({ unit }) => crewOf(unit)))],
      desk: views.incident,
      wall: (incident) => {
        const view = views.incident(incident)
        return incidentOnWall(view, whereabouts.ofPosition(view.place?.position))
      },
      // Whom it no longer concerns has it on the phone still: it loses its name and its door there.
      crew: (incident, unit) =>
        concernsUnit(incident, unit, Date.now())
          ? views.incidentForCrew(incident)
          : { ...withoutDoor(views.incident(incident)), premises: null, notes: [] },
    }),
    showing({
      kind: unitKind,
      name: 'units',
      open: () => house.list(unitKind),
      audiencesOf: ({ id }) => [...room, crewOf(id)],
      desk: views.unit,
      wall: (unit) => {
        const view = views.unit(unit)
        return unitOnWall(view, whereabouts.ofPosition(view.position) ?? view.station)
      },
      crew: views.unit,
    }),
    showing({
      kind: stationKind,
      name: 'stations',
      open: () => house.list(stationKind),
      audiencesOf: () => room,
      desk: viewStation,
      wall: viewStation,
    }),
    showing({
      kind: closureKind,
      name: 'closures',
      open: () => house.list(closureKind),
      audiencesOf: () => room,
      desk: viewClosure,
      wall: (closure) => closureOnWall(viewClosure(closure)),
    }),
    showing({
      kind: messageKind,
      name: 'messages',
      open: () => house.list(messageKind),
      audiencesOf: (message) => {
        const unit = unitOfMessage(message)
        return isToAllCrews(message) ? ['desk', ...allCrews()] : unit === null ? ['desk'] : ['desk', crewOf(unit)]
      },
      newsFor: (event, message) => {
        if (event.type !== 'message-read') return undefined
        const unit = unitToldOfReading(message, event.unit)
        return unit === null ? ['desk'] : ['desk', crewOf(unit)]
      },
      desk: (message) => views.message(message, null),
      crew: views.message,
    }),
    showing({
      kind: approvalKind,
      name: 'approvals',
      open: () => house.list(approvalKind),
      audiencesOf: ({ by, action }) => [...new Set([by.id, ...whoMay(house, action)])].map(officeOf),
      office: views.approval,
    }),
  ]
}

/** Who works here and may do this now. */
const whoMay = (house: House, action: Action): readonly string[] =>
  Array.from(house.list(staffKind)).flatMap((staff) => {
    const person = asPerson(staff)
    return person && mayDo(person, action, Date.now()) ? [person.id] : []
  })

/** Whoever comes back after a break asks this of every message: the list is made anew only when there is another unit. */
const everyCrew = (house: House): (() => readonly CrewOf[]) => {
  let crews: readonly CrewOf[] = []
  return () => {
    if (crews.length !== house.count(unitKind)) crews = Array.from(house.list(unitKind), ({ id }) => crewOf(id))
    return crews
  }
}

const room = ['desk', 'wall'] as const
const crewOf = (unit: string): CrewOf => `crew:${unit}`
const officeOf = (person: string): OfficeOf => `office:${person}`
const isCrew = (audience: CrewOf | OfficeOf): audience is CrewOf => audience.startsWith('crew:')
const unitOf = (crew: CrewOf): string => crew.slice('crew:'.length)

interface Shown<State extends object, Event extends Happening> {
  readonly kind: Kind<State, Event>
  readonly name: string
  readonly open: () => Iterable<State>
  readonly audiencesOf: (state: State) => readonly Audience[]
  readonly newsFor?: (event: Recorded<Event>, state: State) => readonly Audience[] | undefined
  readonly desk?: (state: State) => unknown
  readonly wall?: (state: State) => unknown
  readonly crew?: (state: State, unit: string) => unknown
  readonly office?: (state: State) => unknown
}

/** Whom it concerns without a view for them is shown nothing, instead of what another audience sees. */
const showing = <State extends object, Event extends Happening>({
  newsFor,
  desk,
  wall,
  crew,
  office,
  ...shown
}: Shown<State, Event>): Showing<Audience> => ({
  ...(shown as unknown as Pick<Showing<Audience>, 'kind' | 'name' | 'open' | 'audiencesOf'>),
  ...(newsFor && { newsFor: (event, state) => newsFor(flat<Event>(event), state as State) }),
  view(state, audience) {
    if (audience === 'desk') return desk?.(state as State)
    if (audience === 'wall') return wall?.(state as State)
    return isCrew(audience) ? crew?.(state as State, unitOf(audience)) : office?.(state as State)
  },
})
