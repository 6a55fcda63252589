import { metresBetween } from '../platform/distance.ts'
import type { House } from '../platform/house/house.ts'
import { inPieces } from '../platform/turns.ts'
import type { Position } from '../platform/words.ts'
import type { PremisesBoard } from './board.ts'
import { accountKind, premisesKind } from './evolve.ts'
import { writePoints } from './points.ts'
import type { Account, Premises } from './premises.ts'
import { type PremisesFound, type Searchable, search, searchable } from './search.ts'

/**
 * All premises in memory, for the map and for the search: their details are sealed in every table, so no database can be asked.
 * Made when it is first wanted, bit by bit, so that neither a start nor a panel waits for it; kept current from then on.
 */
export class PremisesIndex {
  readonly #house: House
  readonly #board: PremisesBoard
  readonly #all = new Map<string, Searchable>()
  #made: Promise<void> | undefined
  #points: { readonly version: number; readonly json: Promise<string> } | undefined
  #version = 0

  constructor(house: House, board: PremisesBoard) {
    this.#house = house
    this.#board = board
    house.onCommitted(({ changes }) => {
      if (!this.#made) return
      for (const { kind, id, state } of changes) {
        if (kind === premisesKind) this.#take(id)
        else if (kind === accountKind) this.#take((state as Account).premises)
      }
    })
  }

  /** The body of the points, and the number under which it stays the same. */
  async points(): Promise<{ readonly version: number; readonly json: string }> {
    await this.#ready()
    if (this.#points?.version !== this.#version)
      this.#points = { version: this.#version, json: writePoints(this.#all.values()) }
    const { version, json } = this.#points
    return { version, json: await json }
  }

  async search(question: string, limit: number): Promise<readonly PremisesFound[]> {
    await this.#ready()
    return search(this.#all.values(), question, limit)
  }

  /** The address that is nearest to a point, within `metres` of it; undefined when there is none, or the index is not made yet. */
  addressNear(point: Position, metres: number): string | undefined {
    void this.#ready()
    let nearest: { readonly address: string; readonly metres: number } | undefined
    for (const { address, position } of this.#all.values()) {
      const away = metresBetween(point, position)
      if (away <= (nearest?.metres ?? metres)) nearest = { address, metres: away }
    }
    return nearest?.address
  }

  /** Where all of them are. */
  async places(): Promise<Position[]> {
    await this.#ready()
    return Array.from(this.#all.values(), ({ position }) => position)
  }

  #ready(): Promise<void> {
    this.#made ??= this.#make()
    return this.#made
  }

  async #make(): Promise<void> {
    for await (const { id } of inPieces([...this.#house.list<Premises>(premisesKind)])) this.#take(id)
  }

  #take(id: string): void {
    this.#version++
    const details = this.#board.details(id)
    if (!details) {
      this.#all.delete(id)
      return
    }
    const accounts = this.#board.accountsOf(id).map((account) => account.id)
    this.#all.set(id, searchable({ id, address: details.address, position: details.position, accounts }))
  }
}
