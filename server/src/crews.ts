import type { Agent } from 'node:https'
import type { Journal, Sealed } from '@yordam/journal'
import type { TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { assignmentRoutes } from './incidents/assignment-routes.ts'
import { addPhoto } from './incidents/command.ts'
import { incidentKind } from './incidents/evolve.ts'
import { findIncidentFor, unitOf } from './incidents/find.ts'
import type { Place } from './incidents/incident.ts'
import { messageRoutes } from './messages/routes.ts'
import { type Incidents, photoRoutes } from './photos/routes.ts'
import type { PhotoStore } from './photos/store.ts'
import type { DataFolder } from './platform/folder.ts'
import type { House } from './platform/house/house.ts'
import { streamOf } from './platform/house/kind.ts'
import type { App } from './platform/http/app.ts'
import type { Door } from './platform/http/door.ts'
import { ringTasks } from './platform/push/ring.ts'
import { pushRoutes } from './platform/push/routes.ts'
import { Subscriptions } from './platform/push/subscriptions.ts'
import { vapidKeysIn } from './platform/push/vapid.ts'
import type { Settings } from './platform/settings.ts'
import type { Position } from './platform/words.ts'
import type { Workshop } from './platform/workshop/workshop.ts'
import type { Views } from './screens/showings.ts'
import { personOfStaff } from './staff/board.ts'
import { stationKind } from './stations/evolve.ts'
import { crewRoutes } from './units/crew-routes.ts'
import { unitKind } from './units/evolve.ts'
import type { UnitPositions } from './units/positions.ts'

export interface OfCrews {
  readonly house: House
  readonly journal: Journal
  readonly pool: Pool
  readonly folder: DataFolder
  readonly settings: Settings
  readonly open: (sealed: Sealed) => unknown
  readonly positions: UnitPositions
  readonly views: Views
  /** The address near a point, or the area in which it lies. */
  readonly near: (position: Position) => string | undefined
  readonly photos: PhotoStore
  readonly workshop: Workshop
  /** Whom to trust as a push service, where that is not the world's usual authorities. */
  readonly pushAgent: Agent | undefined
}

export interface Crews {
  readonly phones: Subscriptions
  /** How their phones are woken. */
  readonly tasks: TaskList
}

/** What crews do from their phones, and the desk with them: brought together from the parts. */
export const openCrews = async (door: Door, app: App, of: OfCrews): Promise<Crews> => {
  const { house, journal, pool, folder, settings, open, positions, views, near, photos, workshop, pushAgent } = of
  const personOf = personOfStaff(house)
  const phones = new Subscriptions(pool, journal.vault!, (staff) => personOf(staff)?.unit)
  await phones.prepare()
  const keys = vapidKeysIn(folder.within('keys', 'vapid.json'))

  assignmentRoutes(door, house, views.incidentForCrew)
  crewRoutes(door, house, positions, views.unit, {
    incident: (id) => {
      const incident = house.get(incidentKind, id)
      return incident && (open(incident.place) as Place | undefined)
    },
    station: (id) => {
      const station = house.get(stationKind, id)
      return station && { position: station.position, address: station.name }
    },
    near,
  })
  messageRoutes(door, house, views.message, (id) => house.get(unitKind, id) !== undefined)
  const incidents: Incidents = {
    findFor: (person, id) => findIncidentFor(house, person, id),
    add: (person, id, taken, options) =>
      house.commit(person, (work) => addPhoto(work, id, { ...taken, ...unitOf(person) }), {
        ...options,
        about: streamOf(incidentKind, id),
      }),
  }
  photoRoutes(door, app, photos, incidents, workshop)
  pushRoutes(door, phones, keys.publicKey, settings.pushServices)

  const subject = settings.origin.startsWith('https:') ? settings.origin : 'mailto:yordam@localhost'
  return { phones, tasks: ringTasks(phones, { keys, subject, ...(pushAgent && { agent: pushAgent }) }) }
}
