import type { Alarm, Closure, Incident, Person, Station, TextMessage, Unit } from '../words.ts'
import type { Ahead, Arrival, Delta, Link, Message, Positions, Pulse, Reset } from './messages.ts'

type ById<Thing> = ReadonlyMap<string, Thing>

/** Where a unit was last seen. */
export interface Sighted {
  readonly position: readonly [longitude: number, latitude: number]
  readonly heading: number | null
  readonly at: number
}

/** All that is open at this site, as this browser knows it. Times in ms. */
export interface LiveState {
  /** Position in the journal up to which this is true; -1 before the first reset. */
  readonly seq: number
  readonly me: Person | null
  readonly alarms: ById<Alarm>
  readonly incidents: ById<Incident>
  readonly units: ById<Unit>
  readonly stations: ById<Station>
  readonly closures: ById<Closure>
  readonly messages: ById<TextMessage>
  readonly sightings: ById<Sighted>
  /** When those who are on their way will be there, by assignment. */
  readonly arrivals: ById<Arrival>
  /** What is closed before the crew that this phone belongs to. */
  readonly ahead: Ahead | null
  /** The last few that were closed: who looks at one sees how it ended, not an empty page. */
  readonly closedAlarms: ById<Alarm>
  readonly closedIncidents: ById<Incident>
  readonly pulse: Pulse | null
  readonly link: Link
  /** By our clock, when the last message came; null before the first. */
  readonly heardAt: number | null
  /** The server's clock minus ours. */
  readonly skew: number
}

export const nothingYet: LiveState = {
  seq: -1,
  me: null,
  alarms: new Map(),
  incidents: new Map(),
  units: new Map(),
  stations: new Map(),
  closures: new Map(),
  messages: new Map(),
  sightings: new Map(),
  arrivals: new Map(),
  ahead: null,
  closedAlarms: new Map(),
  closedIncidents: new Map(),
  pulse: null,
  link: 'connecting',
  heardAt: null,
  skew: 0,
}

const CLOSED_KEPT = 20

/** What is known after a message that came at `heardAt` (ms, our clock). Pure; what did not change keeps its identity. */
export const apply = (state: LiveState, message: Message, heardAt: number): LiveState => ({
  ...changed(state, message, heardAt),
  heardAt,
})

const changed = (state: LiveState, { type, body }: Message, heardAt: number): LiveState => {
  switch (type) {
    case 'reset':
      return reset(state, body, heardAt)
    case 'delta':
      return delta(state, body)
    case 'positions':
      return { ...state, sightings: moved(state.sightings, body) }
    case 'arrivals':
      return { ...state, arrivals: new Map(body.arrivals.map((arrival) => [arrival.assignment, arrival])) }
    case 'ahead':
      // It is said again and again: what is the same is not kept anew.
      return JSON.stringify(state.ahead) === JSON.stringify(body) ? state : { ...state, ahead: body }
    case 'pulse':
      return { ...state, pulse: body, skew: Date.parse(body.now) - heardAt }
  }
}

const reset = (state: LiveState, body: Reset, heardAt: number): LiveState => ({
  ...state,
  seq: body.seq,
  me: body.me,
  alarms: byId(body.alarms),
  incidents: byId(body.incidents),
  units: byId(body.units),
  stations: byId(body.stations),
  closures: byId(body.closures),
  messages: byId(body.messages),
  ahead: body.ahead ?? state.ahead,
  sightings: new Map(body.units?.flatMap(sightedAtReset)),
  skew: Date.parse(body.now) - heardAt,
})

const delta = (state: LiveState, body: Delta): LiveState => {
  // After a reconnect the stream may repeat what we have. Nothing is known before the first reset, so nothing can change.
  if (state.seq < 0 || body.seq < state.seq) return state
  const { alarms = [], incidents = [], units = [], stations = [], closures = [], messages = [] } = body
  return {
    ...state,
    seq: body.seq,
    alarms: open(state.alarms, alarms),
    incidents: open(state.incidents, incidents),
    units: units.length ? new Map([...state.units, ...byId(units)]) : state.units,
    stations: stations.length ? new Map([...state.stations, ...byId(stations)]) : state.stations,
    closures: open(state.closures, closures),
    messages: open(state.messages, messages),
    sightings: withoutLost(state.sightings, units),
    closedAlarms: closed(state.closedAlarms, alarms),
    closedIncidents: closed(state.closedIncidents, incidents),
  }
}

type Closable = { readonly id: string; readonly status: string }

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[] = []): ById<Thing> =>
  new Map(things.map((thing) => [thing.id, thing]))

/** By which it is known that something is over: of roads `closed` would be something else. */
const over: ReadonlySet<string> = new Set(['closed', 'lifted', 'ended'])

const open = <Thing extends Closable>(known: ById<Thing>, changes: readonly Thing[]): ById<Thing> => {
  if (!changes.length) return known
  const after = new Map(known)
  for (const thing of changes) {
    if (over.has(thing.status)) after.delete(thing.id)
    else after.set(thing.id, thing)
  }
  return after
}

const closed = <Thing extends Closable>(known: ById<Thing>, changes: readonly Thing[]): ById<Thing> => {
  const ended = changes.filter((thing) => thing.status === 'closed')
  const reopened = changes.filter((thing) => thing.status !== 'closed' && known.has(thing.id))
  if (!ended.length && !reopened.length) return known
  const after = new Map([...known, ...byId(ended)])
  for (const { id } of reopened) after.delete(id)
  return new Map([...after].slice(-CLOSED_KEPT))
}

const sightedAtReset = ({ id, position, heading, positionAt }: Unit): [string, Sighted][] =>
  position && positionAt ? [[id, { position: [position[0], position[1]], heading, at: Date.parse(positionAt) }]] : []

/** Of a unit that nobody is on any more it is not known where it is. */
const withoutLost = (known: ById<Sighted>, units: readonly Unit[]): ById<Sighted> => {
  const lost = units.filter(({ id, position }) => position === null && known.has(id))
  if (!lost.length) return known
  const after = new Map(known)
  for (const { id } of lost) after.delete(id)
  return after
}

const moved = (known: ById<Sighted>, { units }: Positions): ById<Sighted> => {
  const after = new Map(known)
  for (const [unit, longitude, latitude, heading, at] of units) {
    after.set(unit, { position: [longitude, latitude], heading, at })
  }
  return after
}
