import type { Link, Pulse } from '../api/live/messages.ts'
import type { Station } from '../api/words.ts'
import type { WallAlarm, WallClosure, WallIncident, WallMessage, WallUnit } from './words.ts'

type ById<Thing> = ReadonlyMap<string, Thing>

/** What the wall knows. Only what is open: it hangs for weeks, and nothing in it grows. Times in ms. */
export interface WallState {
  /** Position in the journal up to which this is true; -1 before the first reset. */
  readonly seq: number
  readonly alarms: ById<WallAlarm>
  readonly incidents: ById<WallIncident>
  readonly units: ById<WallUnit>
  readonly stations: ById<Station>
  readonly closures: ById<WallClosure>
  readonly pulse: Pulse | null
  readonly link: Link
  /** By our clock, when the last message came; null before the first. */
  readonly heardAt: number | null
  /** The server's clock minus ours. */
  readonly skew: number
}

export const nothingYet: WallState = {
  seq: -1,
  alarms: new Map(),
  incidents: new Map(),
  units: new Map(),
  stations: new Map(),
  closures: new Map(),
  pulse: null,
  link: 'connecting',
  heardAt: null,
  skew: 0,
}

/** What is known after a message that came at `heardAt` (ms, our clock). Pure; what did not change keeps its identity. */
export const apply = (state: WallState, message: WallMessage, heardAt: number): WallState => ({
  ...changed(state, message, heardAt),
  heardAt,
})

const changed = (state: WallState, { type, body }: WallMessage, heardAt: number): WallState => {
  switch (type) {
    case 'reset':
      return {
        ...state,
        seq: body.seq,
        alarms: after(new Map(), body.alarms, isOpen),
        incidents: after(new Map(), body.incidents, isOpen),
        units: after(new Map(), body.units),
        stations: after(new Map(), body.stations),
        closures: after(new Map(), body.closures, stands),
        skew: Date.parse(body.now) - heardAt,
      }
    case 'delta':
      // After a reconnect the stream may repeat what we have.
      if (state.seq < 0 || body.seq < state.seq) return state
      return {
        ...state,
        seq: body.seq,
        alarms: after(state.alarms, body.alarms, isOpen),
        incidents: after(state.incidents, body.incidents, isOpen),
        units: after(state.units, body.units),
        stations: after(state.stations, body.stations),
        closures: after(state.closures, body.closures, stands),
      }
    case 'positions':
      return { ...state, units: moved(state.units, body.units) }
    case 'pulse':
      return { ...state, pulse: body, skew: Date.parse(body.now) - heardAt }
  }
}

const isOpen = ({ status }: { readonly status: string }): boolean => status !== 'closed'

const stands = ({ status }: WallClosure): boolean => status === 'declared'

const after = <Thing extends { readonly id: string }>(
  known: ById<Thing>,
  changes: readonly Thing[] = [],
  stays: (thing: Thing) => boolean = () => true,
): ById<Thing> => {
  if (changes.length === 0) return known
  const next = new Map(known)
  for (const thing of changes) {
    if (stays(thing)) next.set(thing.id, thing)
    else next.delete(thing.id)
  }
  return next
}

const moved = (
  known: ById<WallUnit>,
  sightings: readonly (readonly [string, number, number, number | null, number])[],
): ById<WallUnit> => {
  const next = new Map(known)
  for (const [id, longitude, latitude, heading] of sightings) {
    const unit = known.get(id)
    if (unit) next.set(id, { ...unit, position: [longitude, latitude], heading })
  }
  return next
}
