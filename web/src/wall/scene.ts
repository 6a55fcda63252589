import type { Scene } from '../api/live/scene.ts'
import { type LiveState, nothingYet, type Sighted } from '../api/live/state.ts'
import type { LiveStore } from '../api/live/store.ts'
import type { Closure, Incident, Unit } from '../api/words.ts'
import { clock } from '../ui/clock.ts'
import type { WallState } from './state.ts'
import { wall } from './store.ts'
import type { WallIncident, WallUnit } from './words.ts'

/** The wall's state in the shape that the map draws. What the wall is not told stands there as if nobody knew it. */
export const pictureOf = (state: WallState): LiveState => ({
  ...nothingYet,
  seq: state.seq,
  incidents: mapped(state.incidents, asIncident),
  units: mapped(state.units, asUnit),
  sightings: sightingsOf(state.units),
  stations: state.stations,
  closures: mapped(state.closures, (closure): Closure => ({ ...closure, by: nobody })),
  pulse: state.pulse,
  link: state.link,
  heardAt: state.heardAt,
  skew: state.skew,
})

const mapped = <From, To>(things: ReadonlyMap<string, From>, as: (thing: From) => To): ReadonlyMap<string, To> =>
  new Map(Array.from(things, ([id, thing]) => [id, as(thing)]))

const nobody = { id: '', name: '', role: '' }

const asIncident = ({ id, status, type, priority, position, openedAt, assignments }: WallIncident): Incident => ({
  id,
  status,
  type,
  priority,
  place: position && { position: [...position], address: '' },
  narrative: null,
  alarms: [],
  assignments: assignments.map((assignment, index) => ({
    ...assignment,
    id: `${id}.${index + 1}`,
    incident: id,
    acknowledgedAt: null,
    enRouteAt: null,
    clearedAt: null,
    recalledAt: null,
    unacknowledged: false,
  })),
  backUpWanted: null,
  distress: null,
  alarmLevel: 1,
  choices: [],
  transfers: [],
  photos: [],
  openedAt,
  openedBy: nobody,
  resolvedAt: null,
  resolvedBy: null,
  disposition: null,
  closedAt: null,
})

const asUnit = ({ id, status, capabilities, position, heading, inDistress }: WallUnit): Unit => ({
  id,
  status,
  capabilities: [...capabilities],
  crew: [],
  station: null,
  statusSince: '',
  position: position && [...position],
  heading,
  positionAt: null,
  incident: null,
  assignment: null,
  shift: null,
  distress: inDistress ? { since: '', incident: null, takenBy: null, position: null } : null,
})

const sightingsOf = (units: WallState['units']): ReadonlyMap<string, Sighted> =>
  new Map(
    [...units.values()].flatMap(({ id, position, heading }) =>
      position ? [[id, { position, heading, at: 0 }] as const] : [],
    ),
  )

/** Parts keep their identity while what they are made of does: the map draws only what has changed. */
const kept = (): ((state: WallState) => LiveState) => {
  let last: { readonly of: WallState; readonly picture: LiveState } | undefined
  return (state) => {
    if (last?.of === state) return last.picture
    const fresh = pictureOf(state)
    const picture: LiveState = {
      ...fresh,
      ...(last?.of.incidents === state.incidents && { incidents: last.picture.incidents }),
      ...(last?.of.units === state.units && { units: last.picture.units, sightings: last.picture.sightings }),
      ...(last?.of.closures === state.closures && { closures: last.picture.closures }),
    }
    last = { of: state, picture }
    return picture
  }
}

const picture = kept()

const store: LiveStore = {
  get: () => picture(wall.get()),
  subscribe(watch) {
    let before = picture(wall.get())
    return wall.subscribe(() => {
      const after = picture(wall.get())
      watch(before, after)
      before = after
    })
  },
  // The wall's own connection feeds it; the map only looks.
  hear: () => undefined,
  link: () => undefined,
  forget: () => undefined,
}

export const wallScene: Scene = { store, clock }
