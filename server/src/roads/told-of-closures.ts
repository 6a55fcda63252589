import { hourOfWeek } from '../platform/day.ts'
import type { House } from '../platform/house/house.ts'
import type { Closure } from './closure.ts'
import { closureKind } from './evolve.ts'
import { conditionsOf, standingAt } from './in-force.ts'
import type { RoadTimes } from './road-times.ts'

/** How often it is looked whether a closure begins or ends by the clock, or another hour of the week has begun, ms. */
const every = 1_000

/**
 * Keeps the atlas told of the closures: at once when one is committed, so that whoever is answered has it in force, and when
 * the clock changes something.
 */
export class RoadsToldOfClosures {
  readonly #house: House
  readonly #roads: Pick<RoadTimes, 'setConditions'>
  readonly #timeZone: string
  readonly #timer: NodeJS.Timeout
  #told: { readonly standing: readonly Closure[]; readonly hour: number } = { standing: [], hour: 0 }

  constructor(house: House, roads: Pick<RoadTimes, 'setConditions'>, timeZone: string) {
    this.#house = house
    this.#roads = roads
    this.#timeZone = timeZone
    house.onCommitted(({ changes }) => {
      if (changes.some(({ kind }) => kind === closureKind)) this.look(Date.now())
    })
    this.#timer = setInterval(() => this.look(Date.now()), every).unref()
    this.look(Date.now())
  }

  /** Tells what is so now, where it is something else than what was told last. */
  look(now: number): void {
    const standing = standingAt(this.#house.list(closureKind), now)
    // To what does not ask for the hour, every hour is the same.
    const hour = standing.some(({ hours }) => hours) ? hourOfWeek(now, this.#timeZone) : 0
    if (hour === this.#told.hour && areSame(standing, this.#told.standing)) return
    this.#told = { standing, hour }
    this.#roads.setConditions({ conditions: conditionsOf(standing), closures: standing.map(({ id }) => id), hour })
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

const areSame = (some: readonly Closure[], others: readonly Closure[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])
