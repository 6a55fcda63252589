import type { Position } from '../../platform/words.ts'
import type { Choosable } from '../recommend.ts'
import type { Call } from './calls.ts'
import type { Scenario, Team } from './scenario.ts'

/** A call that has come in, as far as it has been answered. */
export interface Case {
  readonly call: Call
  /** How many crews have begun to work on it. */
  begun: number
  /** Nobody could be sent when it came in. */
  delayed: boolean
  /** When somebody was first sent, and when the first was there. */
  sentAt: number | undefined
  thereAt: number | undefined
  /** Who was there first. */
  first: string | undefined
}

/** Where a crew is: at a place, or in the middle of a drive between some, at each of them for its part. */
type Spot = ReadonlyMap<Position, number>

/** A team in the middle of its day: where it is, what it does, and when that is over. */
export class Crew {
  readonly team: Team
  status: 'available' | 'en-route' | 'on-scene' = 'available'
  on: Case | undefined
  /** When it arrives or is done; Infinity while it has nothing to do. */
  next = Infinity
  /** Seconds in which it had something to do. */
  busy = 0
  readonly #secondsFrom: (spot: Spot, to: Position) => number
  #from: Spot = new Map()
  #to: Position
  #left = 0
  #arrives = 0

  constructor(team: Team, { seconds, isOfPlaces }: Pick<Scenario, 'seconds' | 'isOfPlaces'>) {
    this.team = team
    this.#to = team.home
    this.#secondsFrom = isOfPlaces
      ? (spot, to) => sum(Array.from(spot, ([place, part]) => part * seconds(place, to)))
      : (spot, to) => seconds(middleOf(spot), to)
  }

  /** Where it will stand if nobody needs it. */
  get standing(): Position {
    return this.#to
  }

  /** How long it takes from where it is now, seconds. */
  secondsTo(place: Position, now: number): number {
    return this.#secondsFrom(this.#at(now), place)
  }

  drive(to: Position, seconds: number, now: number): void {
    this.#from = this.#at(now)
    this.#to = to
    this.#left = now
    this.#arrives = now + seconds
  }

  /** Where it is now: between where it left and where it goes, as far along as time has passed. */
  #at(now: number): Spot {
    if (now >= this.#arrives) return new Map([[this.#to, 1]])
    const driven = (now - this.#left) / (this.#arrives - this.#left)
    const spot = new Map(Array.from(this.#from, ([place, part]) => [place, part * (1 - driven)]))
    return spot.set(this.#to, (spot.get(this.#to) ?? 0) + driven)
  }

  /** As the choosing sees it. */
  get unit(): Choosable {
    const incident = this.on?.call.id ?? null
    return {
      id: this.team.id,
      capabilities: this.team.capabilities,
      status: this.status,
      incident,
      assignment: incident,
      isOffShift: false,
      isCalling: false,
    }
  }
}

/** The point on the straight line, or among the places, where somebody is. */
const middleOf = (spot: Spot): Position => {
  const along = (axis: 0 | 1) => sum(Array.from(spot, ([place, part]) => part * place[axis]))
  return [along(0), along(1)]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
