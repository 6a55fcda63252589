import type { House } from '../platform/house/house.ts'
import type { Position } from '../platform/words.ts'
import { areaOf } from './area.ts'
import { stationKind } from './evolve.ts'

/** Which station answers for things: kept for premises, which are many, are asked for often, and do not move. */
export class Whereabouts {
  readonly #house: House
  readonly #positionOf: (premises: string) => Position | undefined
  readonly #byPremises = new Map<string, string | null>()

  constructor(house: House, positionOf: (premises: string) => Position | undefined) {
    this.#house = house
    this.#positionOf = positionOf
    house.onCommitted(({ changes }) => {
      for (const { kind, id } of changes) {
        if (kind === stationKind) this.#byPremises.clear()
        if (kind.name === 'premises') this.#byPremises.delete(id)
      }
    })
  }

  /** The station that answers for a point; null: none does, or nobody knows where it is. */
  ofPosition(position: Position | null | undefined): string | null {
    return position ? areaOf(this.#house.list(stationKind), position) : null
  }

  ofPremises(premises: string | null): string | null {
    if (premises === null) return null
    const known = this.#byPremises.get(premises)
    if (known !== undefined) return known
    const area = this.ofPosition(this.#positionOf(premises))
    this.#byPremises.set(premises, area)
    return area
  }
}
