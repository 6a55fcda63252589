import { straightLineSeconds } from './dispatch/straight-line.ts'
import type { Position } from './platform/words.ts'
import type { Whereabout } from './roads/question.ts'
import type { RoadTimes } from './roads/road-times.ts'

export type Method = 'road' | 'straight-line'

/** How long some take to a place: by road, and what is reckoned with where no road is known or none leads there. */
export class Travel {
  readonly #place: Position
  readonly #from: readonly Whereabout[]
  readonly #byRoad: Float64Array | undefined
  readonly #roads: RoadTimes

  private constructor(
    place: Position,
    from: readonly Whereabout[],
    byRoad: Float64Array | undefined,
    roads: RoadTimes,
  ) {
    this.#place = place
    this.#from = from
    this.#byRoad = byRoad
    this.#roads = roads
  }

  static async to(place: Position, from: readonly Whereabout[], roads: RoadTimes): Promise<Travel> {
    return new Travel(place, from, await roads.to(place, from), roads)
  }

  /** Whether roads are known: without an atlas, off its edge, or when it does not answer, they are not. */
  get isByRoad(): boolean {
    return this.#byRoad !== undefined
  }

  /** Seconds of one of them by road, Infinity where none leads there; over a straight line where no roads are known. */
  seconds(one: number): number {
    return this.#byRoad ? this.#byRoad[one]! : this.straight(one)
  }

  /** Seconds of one that goes there whatever the map says: over a straight line where no road leads. */
  anyhow(one: number): { readonly seconds: number; readonly method: Method } {
    const seconds = this.#byRoad?.[one] ?? Number.POSITIVE_INFINITY
    return Number.isFinite(seconds)
      ? { seconds, method: 'road' }
      : { seconds: this.straight(one), method: 'straight-line' }
  }

  /** Seconds over a straight line, with the usual detour. */
  straight(one: number): number {
    return straightSeconds(this.#from[one]!.position, this.#place, this.#roads)
  }
}

/** Seconds over a straight line, at the pace at which everybody drives. */
export const straightSeconds = (from: Position, to: Position, { pace }: Pick<RoadTimes, 'pace'>): number =>
  straightLineSeconds(from, to) / pace
