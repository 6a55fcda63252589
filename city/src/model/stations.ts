import { districts } from './ground/districts.ts'
import type { Ground } from './ground/ground.ts'
import { districtPolygons } from './ground/ground-plan.ts'
import { metresBetween, type Point } from './plane.ts'
import { middleOf, type Polygon } from './polygon.ts'
import type { Streets } from './streets.ts'

/** Where the teams of a district start, and what they answer for. */
export type Station = {
  readonly id: string
  readonly name: string
  readonly at: Point
  /** The response area: its district. */
  readonly area: Polygon
}

/** One station in each district, at a main street near its middle. */
export const buildStations = (ground: Ground, streets: Streets): Station[] =>
  districtPolygons(ground.map).map((area, index) => {
    const { id, name } = districts[index]!
    return { id, name, at: mainCorner(streets, middleOf(area)), area }
  })

function mainCorner(streets: Streets, middle: Point): Point {
  const corners = streets.segments
    .filter((segment) => segment.class !== 'lane' && !segment.bridge)
    .map(({ line }) => line[0]!)
  return corners.reduce((best, one) => (metresBetween(one, middle) < metresBetween(best, middle) ? one : best))
}
