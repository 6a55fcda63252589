import type { IncidentType } from '../../incidents/incident.ts'
import { metresBetween } from '../../platform/distance.ts'
import type { Position, Priority } from '../../platform/words.ts'
import { straightLineSeconds } from '../straight-line.ts'
import { usualPlans } from '../usual-plans.ts'
import type { Scenario, Source, Team } from './scenario.ts'

/** Degrees that are about a kilometre at 41° north. */
const [east, north] = [0.0119, 0.009]
const at = (x: number, y: number): Position => [69.2 + x * east, 41.26 + y * north]

/** Six stations of a town of 18 by 12 km: most stand where most people live, one serves the far side of the river. */
const stations: Readonly<Record<string, Position>> = {
  centre: at(6, 6),
  market: at(8, 5),
  north: at(6, 10),
  south: at(5, 2),
  east: at(12, 7),
  river: at(16, 4),
}

const teams: readonly Team[] = Object.entries({ centre: 3, market: 2, north: 2, south: 2, east: 2, river: 1 }).flatMap(
  ([station, count]) =>
    Array.from(
      { length: count },
      (_, index): Team => ({
        id: `${station}-${index + 1}`,
        capabilities: index === 0 ? ['patrol', 'armed'] : ['patrol'],
        home: stations[station]!,
      }),
    ),
)

/** Of ten calls so many are of this sort. */
const sorts: readonly (readonly [IncidentType, Priority, number])[] = [
  ['panic', 1, 1],
  ['intrusion', 3, 3],
  ['disturbance', 3, 4],
  ['other', 4, 2],
]

const perHour = 9

/** Calls come from a grid of places 2 km apart, the more the nearer to the two hearts of the town. */
const places = Array.from({ length: 9 * 6 }, (_, index) => {
  const [x, y] = [1 + 2 * (index % 9), 1 + 2 * Math.floor(index / 9)]
  const near = (heartX: number, heartY: number) => Math.exp(-((x - heartX) ** 2 + (y - heartY) ** 2) / 18)
  return { position: at(x, y), weight: 0.15 + near(7, 5.5) + 0.5 * near(13, 7) }
})
const weights = places.reduce((sum, { weight }) => sum + weight, 0)

const nearestStation = (position: Position): string =>
  Object.keys(stations).reduce((best, station) =>
    metresBetween(position, stations[station]!) < metresBetween(position, stations[best]!) ? station : best,
  )

const sources = places.flatMap(({ position, weight }) =>
  sorts.map(
    ([type, priority, inTen]): Source => ({
      position,
      area: nearestStation(position),
      type,
      priority,
      perHour: (perHour * weight * inTen) / weights / 10,
    }),
  ),
)

/** A town that nobody lives in, for trying policies: twelve patrols, nine calls an hour, half an hour of work for each. */
export const exampleArea: Scenario = {
  teams,
  sources,
  plans: usualPlans,
  posts: [...Object.values(stations), at(14, 6), at(9, 8), at(2, 7), at(11, 3)],
  target: 480,
  work: 1_800,
  seconds: straightLineSeconds,
}
