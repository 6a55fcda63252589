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
  /**
   * `seconds` knows homes, posts and sources, and nothing between them (`known-times.ts`). Left out: it knows every place, and who
   * is in the middle of a drive is on the straight line.
   *
   * What is simplified: who is in the middle of a drive is as far from everywhere as its two ends are, in proportion to what has been
   * driven. Halfway between two places from which it is 4 and 8 minutes to a third one, it takes 6. That is right at both ends and
   * for whatever lies beyond them; what lies beside the way is a little nearer in truth.
   */
  readonly isOfPlaces?: boolean
  /** How many times as many calls as on average come in each hour of the day, from midnight, at which the play begins. Left out: as many at all hours. */
  readonly byHour?: readonly number[]
}
