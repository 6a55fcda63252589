import { type RoadClass, roadClasses } from '@yordam/atlas'
import type { Estimate } from '../incidents/incident.ts'
import { dateOf, hourOfWeek, startOfDay } from '../platform/day.ts'
import type { DrivenAgainst, DrivingFigures, DrivingRoad } from './figure.ts'

/** One drive of one unit to one incident, whose ever it was. Milliseconds, UTC. */
export interface Drive {
  readonly enRouteAt: number
  readonly onSceneAt: number
  readonly estimate: Estimate | null
  /** One of its times became known only afterwards. */
  readonly isFilledIn: boolean
}

/** Who pressed both buttons at once did not drive, seconds. */
const shortest = 10

/** What was driven beside what was reckoned, summed. */
class Sum {
  #drives = 0
  #driven = 0
  #estimated = 0

  add(driven: number, estimated: number): void {
    this.#drives++
    this.#driven += driven
    this.#estimated += estimated
  }

  against(): DrivenAgainst {
    return { drives: this.#drives, bias: this.#estimated === 0 ? null : rounded(this.#driven / this.#estimated) }
  }
}

/** Driven times against estimates: all drives, by the hour in which they began, by class of road, by day. */
export class Driving {
  readonly #timeZone: string
  readonly #all = new Sum()
  readonly #hours = Array.from({ length: 24 }, () => new Sum())
  readonly #roads = new Map<DrivingRoad, Sum>()
  readonly #days = new Map<string, Sum>()
  readonly #ratios: number[] = []
  readonly #leftOut = { withoutEstimate: 0, filledIn: 0, tooShort: 0 }

  constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  add({ enRouteAt, onSceneAt, estimate, isFilledIn }: Drive): void {
    const driven = (onSceneAt - enRouteAt) / 1_000
    if (isFilledIn) this.#leftOut.filledIn++
    else if (!estimate) this.#leftOut.withoutEstimate++
    else if (driven < shortest || estimate.seconds < shortest) this.#leftOut.tooShort++
    else this.#count(enRouteAt, driven, estimate)
  }

  figures(): Omit<DrivingFigures, 'since' | 'until'> {
    return {
      ...this.#all.against(),
      median: medianOf(this.#ratios),
      byHour: this.#hours.map((sum, hour) => ({ hour, ...sum.against() })),
      byRoad: order.flatMap((road) => {
        const sum = this.#roads.get(road)
        return sum ? [{ road, ...sum.against() }] : []
      }),
      byDay: [...this.#days].sort(([a], [b]) => a.localeCompare(b)).map(([day, sum]) => ({ day, ...sum.against() })),
      leftOut: { ...this.#leftOut },
    }
  }

  #count(at: number, driven: number, estimate: Estimate): void {
    const { seconds } = estimate
    this.#all.add(driven, seconds)
    this.#ratios.push(driven / seconds)
    this.#hours[hourOfWeek(at, this.#timeZone) % 24]!.add(driven, seconds)
    sumIn(this.#days, dateOf(at, this.#timeZone)).add(driven, seconds)
    for (const [road, share] of sharesOf(estimate)) sumIn(this.#roads, road).add(driven * share, seconds * share)
  }
}

/** The first instant of a period of so many days, of which today is the last. */
export const sinceOf = (days: number, now: number, timeZone: string): number =>
  // Half a day more than whole days: the clocks may have been changed in between.
  startOfDay(startOfDay(now, timeZone) - (days - 1) * 86_400_000 + 43_200_000, timeZone)

/** How much of a drive was on roads of which class; slip roads belong to what they lead to. */
const sharesOf = ({ method, byClass }: Estimate): ReadonlyMap<DrivingRoad, number> => {
  const shares = new Map<DrivingRoad, number>()
  if (method === 'straight-line') return shares.set('straight-line', 1)
  const parts = Object.entries(byClass) as [RoadClass, number][]
  const whole = parts.reduce((sum, [, seconds]) => sum + seconds, 0)
  for (const [road, seconds] of parts) {
    const main = road.replace(/_link$/, '') as DrivingRoad
    if (seconds > 0) shares.set(main, (shares.get(main) ?? 0) + seconds / whole)
  }
  return shares
}

const order = [...roadClasses.filter((road) => !road.endsWith('_link')), 'straight-line'] as readonly DrivingRoad[]

const sumIn = <Key>(sums: Map<Key, Sum>, key: Key): Sum => {
  const sum = sums.get(key) ?? new Sum()
  sums.set(key, sum)
  return sum
}

const medianOf = (ratios: readonly number[]): number | null => {
  const sorted = ratios.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return null
  return rounded(sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2)
}

const rounded = (ratio: number): number => Math.round(ratio * 1_000) / 1_000
