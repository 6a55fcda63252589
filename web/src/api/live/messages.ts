import type { Alarm, Closure, Incident, Person, Station, TextMessage, Unit } from '../words.ts'

/** Where everything stands: throw away what you have. Each audience gets the lists that concern it: a crew sees no alarms. */
export interface Reset {
  readonly seq: number
  readonly now: string
  /** By which the days of the duty centre begin: `Asia/Tashkent`. Left out by a tab that tells another. */
  readonly timeZone?: string
  readonly me: Person
  readonly alarms?: readonly Alarm[]
  readonly incidents?: readonly Incident[]
  readonly units?: readonly Unit[]
  readonly stations?: readonly Station[]
  readonly closures?: readonly Closure[]
  readonly messages?: readonly TextMessage[]
  /** Kept on a crew’s phone for the time without a network; the server says it apart. */
  readonly ahead?: Ahead | null
}

/** Things that changed, each with its whole new state; one that is `closed`, or `lifted` or `ended`, leaves the open list. */
export interface Delta {
  readonly seq: number
  readonly now: string
  readonly alarms?: readonly Alarm[]
  readonly incidents?: readonly Incident[]
  readonly units?: readonly Unit[]
  readonly stations?: readonly Station[]
  readonly closures?: readonly Closure[]
  readonly messages?: readonly TextMessage[]
}

/** `[unit, longitude, latitude, heading in degrees or null, when in ms]` */
export type Sighting = readonly [
  unit: string,
  longitude: number,
  latitude: number,
  heading: number | null,
  atMs: number,
]

/** Where units are. Telemetry: not in the journal, so without a position in it. */
export interface Positions {
  readonly units: readonly Sighting[]
}

/** When a unit that is on its way will be there, ms; `method` says over what that is reckoned. */
export interface Arrival {
  readonly assignment: string
  readonly at: number
  /** So many are left of who does not drive: no time runs down for them. */
  readonly seconds: number
  readonly method: 'road' | 'straight-line'
  /** After the time that the response plan gives it. */
  readonly late: boolean
  /** Has not set out yet; is on its way; is on its way and has not moved for two minutes. */
  readonly drive: 'waiting' | 'driving' | 'standing'
}

/** A closure as a crew is told of it: `here` is where it is wanted, else it lies on the way that it would take. */
export type ClosureAhead = Pick<
  Closure,
  'id' | 'oneWay' | 'slower' | 'cause' | 'roads' | 'near' | 'across' | 'endsAt'
> & { readonly shape: Closure['where']['type']; readonly here: boolean }

/** What holds now of closures before the crew of this unit, every two seconds while it is on its way. */
export interface Ahead {
  readonly assignment: string
  readonly closures: readonly ClosureAhead[]
}

/** All who are on their way, every two seconds; to a crew its own. Telemetry, too. */
export interface Arrivals {
  readonly arrivals: readonly Arrival[]
}

/** Every two seconds, so that silence means something. */
export interface Pulse {
  readonly now: string
  readonly seq: number
  /** `waiting`: the journal does not answer; what was asked may still be kept. */
  readonly journal: 'up' | 'waiting' | 'down' | 'ended'
  /** Up to when the journal is sealed; left out before the first seal. */
  readonly sealedAt?: string | null
  /** How many panels report. */
  readonly panels?: number
  readonly timeZone?: string
}

/** What comes down `GET /api/live`. */
export type Message =
  | { readonly type: 'reset'; readonly body: Reset }
  | { readonly type: 'delta'; readonly body: Delta }
  | { readonly type: 'positions'; readonly body: Positions }
  | { readonly type: 'arrivals'; readonly body: Arrivals }
  | { readonly type: 'ahead'; readonly body: Ahead }
  | { readonly type: 'pulse'; readonly body: Pulse }

export const messageTypes = [
  'reset',
  'delta',
  'positions',
  'arrivals',
  'ahead',
  'pulse',
] as const satisfies readonly Message['type'][]

/** How the stream stands, apart from whether anything comes through it. */
export type Link = 'connecting' | 'open' | 'broken'
