import type { IncidentType } from '../../incidents/incident.ts'
import type { Position, Priority } from '../../platform/words.ts'
import type { Capability } from '../../units/unit.ts'
import type { ResponsePlans } from '../plan.ts'

/** A unit, and where it stands when nobody needs it. */
export interface Team {
  readonly id: string
  readonly capabilities: readonly Capability[]
  readonly home: Position
}

/** Where calls of one sort come from, at random and independent of one another (a Poisson process). */
export interface Source {
  readonly position: Position
  readonly area: string | null
  readonly type: IncidentType
  readonly priority: Priority
  readonly perHour: number
}

/** An area as it is played through. */
export interface Scenario {
  readonly teams: readonly Team[]
  readonly sources: readonly Source[]
  readonly plans: ResponsePlans
  /** Stations and standby points, where a free unit may be asked to stand. */
  readonly posts: readonly Position[]
  /** Seconds within which a call should be reached. */
  readonly target: number
  /** How long a unit works on a scene, on average, in seconds; exponentially distributed. */
  readonly work: number
  /** How long it takes from one place to another, in seconds: by road, where there is an atlas. */
  readonly seconds: (from: Position, to: Position) => number
}
