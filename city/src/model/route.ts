import { between, metresBetween, type Point } from './plane.ts'
import { otherEnd, type Segment, type Streets } from './streets.ts'

/** A straight piece of a drive; `speed` in metres for each second. */
export type Leg = { readonly from: Point; readonly to: Point; readonly speed: number }

/** A place on the street: which segment, and how far from its beginning in metres. */
type Stop = { readonly segment: Segment; readonly metres: number; readonly point: Point }

/** From the kerb to the door and back, on foot or across a yard. */
const walkingSpeed = 4

/** The quickest way by the streets. Both ends may lie off the street: the last metres go straight. */
export function route(streets: Streets, from: Point, to: Point): Leg[] {
  const start = nearestStop(streets, from)
  const goal = nearestStop(streets, to)
  const legs = [
    { from, to: start.point, speed: walkingSpeed },
    ...alongStreets(streets, start, goal),
    { from: goal.point, to, speed: walkingSpeed },
  ]
  return legs.filter((leg) => metresBetween(leg.from, leg.to) > 0.5)
}

function alongStreets(streets: Streets, start: Stop, goal: Stop): Leg[] {
  if (start.segment === goal.segment) return [{ from: start.point, to: goal.point, speed: start.segment.speed }]

  const reached = quickestFrom(streets, start)
  const arriveBy = ends(goal).toSorted((a, b) => secondsTo(reached, a) - secondsTo(reached, b))[0]!
  const legs: Leg[] = [{ from: streets.junctions[arriveBy.junction]!, to: goal.point, speed: goal.segment.speed }]
  let junction = arriveBy.junction
  for (let via = reached.get(junction)!.via; via; via = reached.get(junction)!.via) {
    const before = otherEnd(via, junction)
    legs.push({ from: streets.junctions[before]!, to: streets.junctions[junction]!, speed: via.speed })
    junction = before
  }
  legs.push({ from: start.point, to: streets.junctions[junction]!, speed: start.segment.speed })
  return legs.reverse()
}

/** How a junction was reached; without `via`, straight from the start. */
type Reached = { readonly seconds: number; readonly via?: Segment }
type End = { readonly junction: number; readonly seconds: number }

const secondsTo = (reached: ReadonlyMap<number, Reached>, end: End) =>
  (reached.get(end.junction)?.seconds ?? Number.POSITIVE_INFINITY) + end.seconds

/** Both ends of the segment on which a stop lies, with the time to drive there. */
const ends = ({ segment, metres }: Stop): End[] => [
  { junction: segment.from, seconds: metres / segment.speed },
  { junction: segment.to, seconds: (segment.metres - metres) / segment.speed },
]

/** Dijkstra over some hundred junctions: a list that is searched is quick enough, and a page shorter than a heap. */
function quickestFrom(streets: Streets, start: Stop): ReadonlyMap<number, Reached> {
  const reached = new Map<number, Reached>()
  const open = new Map<number, Reached>(ends(start).map(({ junction, seconds }) => [junction, { seconds }]))
  while (open.size > 0) {
    const [junction, best] = [...open].reduce((a, b) => (b[1].seconds < a[1].seconds ? b : a))
    open.delete(junction)
    reached.set(junction, best)
    for (const segment of streets.meeting[junction]!) {
      const next = otherEnd(segment, junction)
      const seconds = best.seconds + segment.metres / segment.speed
      if (reached.has(next) || (open.get(next)?.seconds ?? Number.POSITIVE_INFINITY) <= seconds) continue
      open.set(next, { seconds, via: segment })
    }
  }
  return reached
}

function nearestStop(streets: Streets, point: Point): Stop {
  const stops = streets.segments.map((segment) => footOn(streets, segment, point))
  return stops.reduce((a, b) => (metresBetween(b.point, point) < metresBetween(a.point, point) ? b : a))
}

/** The place on a segment that is nearest to a point. */
function footOn(streets: Streets, segment: Segment, point: Point): Stop {
  const [a, b] = [streets.junctions[segment.from]!, streets.junctions[segment.to]!]
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / segment.metres ** 2
  const share = Math.min(1, Math.max(0, along))
  return { segment, metres: share * segment.metres, point: between(a, b, share) }
}
