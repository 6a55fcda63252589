import type { IncidentType } from '../incidents/incident.ts'
import type { Position, Priority } from '../platform/words.ts'
import type { Demand, Want } from './coverage.ts'
import type { ResponsePlans } from './plan.ts'
import { askedBy, planFor } from './plans.ts'

/** Which kinds of call a place brings, and what part of them each is. */
export type Mix = readonly Kind[]
export interface Kind {
  readonly type: IncidentType
  readonly priority: Priority
  readonly part: number
}

/** A place from which calls come, or could: how many, only the proportions count. */
export interface Origin {
  readonly position: Position
  readonly weight: number
  /** The same object wherever it is the same: sums are kept for each. */
  readonly mix: Mix
}

/** Demand, and where its points are. */
export interface LocatedDemand extends Demand {
  readonly points: readonly Position[]
}

/** The side of the finest cell, degrees: about half a kilometre from north to south. Of a door nothing is left in it. */
const finest = 0.005
/** So many points are asked for; where there would be more, the cells grow. */
const mostPoints = 150

/**
 * What calls usually ask for, at as few points: a cell of a grid each, at the middle of what comes from it.
 *
 * @param areaOf which response area answers for a point
 */
export const demandOf = (
  origins: Origins,
  plans: ResponsePlans,
  areaOf: (point: Position) => string | null,
): LocatedDemand => {
  const { points, mixes } = pointsOf(origins)
  return { points, areas: points.map(areaOf), ...wantedOf(mixes, plans) }
}

/** As few points as calls come from, and how many calls of which mix come from each. */
export const pointsOf = (
  origins: Origins,
): { readonly points: readonly Position[]; readonly mixes: readonly ReadonlyMap<Mix, number>[] } => {
  const cells = origins.cells(mostPoints)
  return { points: cells.map(middleOf), mixes: cells.map(({ mixes }) => mixes) }
}

/** From where calls come, summed up in cells. What says something of people (who called from where) ends here: a cell holds sums. */
export class Origins {
  #side = finest
  #cells = new Map<number, Cell>()

  add({ position: [lon, lat], weight, mix }: Origin): void {
    const cell = this.#cellAt(lon, lat)
    cell.weight += weight
    cell.lon += weight * lon
    cell.lat += weight * lat
    cell.mixes.set(mix, (cell.mixes.get(mix) ?? 0) + weight)
  }

  /** At most so many; where there would be more, they grow. */
  cells(most: number): readonly Cell[] {
    while (this.#cells.size > most) this.#grow()
    return [...this.#cells.values()]
  }

  #grow(): void {
    const before = this.#cells
    this.#side *= 1.5
    this.#cells = new Map()
    for (const smaller of before.values()) {
      const cell = this.#cellAt(...middleOf(smaller))
      cell.weight += smaller.weight
      cell.lon += smaller.lon
      cell.lat += smaller.lat
      for (const [mix, weight] of smaller.mixes) cell.mixes.set(mix, (cell.mixes.get(mix) ?? 0) + weight)
    }
  }

  #cellAt(lon: number, lat: number): Cell {
    const key = Math.floor(lon / this.#side) * rows + Math.floor(lat / this.#side)
    const cell = this.#cells.get(key) ?? { weight: 0, lon: 0, lat: 0, mixes: new Map() }
    this.#cells.set(key, cell)
    return cell
  }
}

/** More rows of cells than this fit on no globe. */
const rows = 100_000

interface Cell {
  weight: number
  /** Sums of what came from it, each times its weight. */
  lon: number
  lat: number
  readonly mixes: Map<Mix, number>
}

const middleOf = ({ lon, lat, weight }: Cell): Position => [lon / weight, lat / weight]

/** What is asked for at each point, when so many calls of these mixes come from it. */
export const wantedOf = (
  points: readonly ReadonlyMap<Mix, number>[],
  plans: ResponsePlans,
): Pick<Demand, 'wants' | 'weights'> => {
  const wants = new Map<string, { readonly want: Want; readonly weights: Float64Array }>()
  for (const [point, mixes] of points.entries())
    for (const [mix, weight] of mixes)
      for (const { type, priority, part } of mix) {
        const asked = askedAtOnce(plans, type, priority)
        for (const [key, want] of asked) {
          const found = wants.get(key) ?? { want, weights: new Float64Array(points.length) }
          wants.set(key, found)
          found.weights[point]! += (weight * part) / asked.size
        }
      }
  const all = [...wants.values()]
  return {
    wants: all.map(({ want }) => want),
    weights: Float64Array.from(all.flatMap(({ weights }) => Array.from(weights))),
  }
}

/** Everything that such a call asks for at once, each once: that the first who can do it is in time is what can be looked after. */
const askedAtOnce = (plans: ResponsePlans, type: IncidentType, priority: Priority): ReadonlyMap<string, Want> =>
  new Map(
    askedBy(planFor(plans, type, priority)).needs.map(({ oneOf, within }) => [`${oneOf} ${within}`, { oneOf, within }]),
  )

/** A call of the last weeks: of what, and at which hour of the week. */
export interface PastCall extends Omit<Kind, 'part'> {
  readonly position: Position
  readonly hour: number
}

/** Premises count together as so many calls: where nothing has happened yet, something may. */
const callsOfPremises = 100
/** Calls of so many hours before and after this one of the day are as those that come now; others say less of them. */
const hoursAlike = 2
const ofOtherHours = 0.25

/**
 * From where calls are expected at this hour of the week: as past ones came, those of the same time of the day above all; and, as long
 * as there are few, from where panels are, of the same kinds as the past ones and of those that panels raise.
 */
export function* originsOf(
  calls: readonly PastCall[],
  premises: readonly Position[],
  raised: readonly Omit<Kind, 'part'>[],
  hour: number,
): Generator<Origin> {
  const pure = pureMixes()
  const past = calls.map(
    (call): Origin => ({ position: call.position, weight: likeness(call.hour, hour), mix: pure(call) }),
  )
  const kinds = Map.groupBy([...past.map(({ mix }) => mix), ...raised.map(pure)], (mix) => mix)
  const all = past.length + raised.length
  const usual: Mix = [...kinds].map(([[kind], those]) => ({ ...kind!, part: those.length / all }))
  yield* past
  const weight = callsOfPremises / premises.length
  for (const position of premises) yield { position, weight, mix: usual }
}

/** The mix of one kind alone: the same object for the same kind. */
export const pureMixes = (): ((kind: Omit<Kind, 'part'>) => Mix) => {
  const mixes = new Map<string, Mix>()
  return ({ type, priority }) => {
    const key = `${type} ${priority}`
    const mix = mixes.get(key) ?? [{ type, priority, part: 1 }]
    mixes.set(key, mix)
    return mix
  }
}

/** How much a call of another hour of the week says of this one. */
const likeness = (hour: number, now: number): number => {
  const apart = Math.abs(hour - now) % 24
  return Math.min(apart, 24 - apart) <= hoursAlike ? 1 : ofOtherHours
}
