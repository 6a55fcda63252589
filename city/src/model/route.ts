import { metresBetween, type Point } from './plane.ts'
import { nearestStop, type Segment, type Stop, type Streets, stretchOf } from './streets.ts'

/** A straight piece of a drive; `speed` in metres for each second. */
export type Leg = { readonly from: Point; readonly to: Point; readonly speed: number }

/** From the kerb to the door and back, on foot or across a yard. */
const walkingSpeed = 4
/** No street is faster (m/s): by it, what still lies ahead is estimated, never too long. */
const fastest = 17

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
  const { segment } = start
  if (segment === goal.segment && (!segment.oneway || start.metres <= goal.metres))
    return legsAlong(segment, start.metres, goal.metres)

  const reached = search(streets, start, goal)
  const legs: Leg[][] = []
  for (let step: Reached | undefined = reached; step; step = step.before) legs.push(step.legs())
  return legs.reverse().flat()
}

const legsAlong = (segment: Segment, from: number, to: number): Leg[] => {
  const line = stretchOf(segment.line, from, to)
  return line.slice(1).map((point, index) => ({ from: line[index]!, to: point, speed: segment.speed }))
}

/** How a junction, or the goal, was reached: in how many seconds, from where, and by which way. */
type Reached = {
  readonly junction: number | undefined
  readonly seconds: number
  /** Seconds of the whole way by here, if nothing were in the way. */
  readonly atBest: number
  readonly before: Reached | undefined
  readonly legs: () => Leg[]
}

/** A* (Hart, Nilsson, Raphael 1968). @throws when the streets do not hang together */
function search(streets: Streets, start: Stop, goal: Stop): Reached {
  const settled = new Set<number>()
  const open: Reached[] = []
  const reach = (
    junction: number | undefined,
    segment: Segment,
    from: number,
    to: number,
    before: Reached | undefined,
  ) => {
    if (junction !== undefined && settled.has(junction)) return
    const seconds = (before?.seconds ?? 0) + Math.abs(to - from) / segment.speed
    const ahead = junction === undefined ? 0 : metresBetween(streets.junctions[junction]!, goal.point) / fastest
    const legs = () => legsAlong(segment, from, to)
    push(open, { junction, seconds, atBest: seconds + ahead, before, legs })
  }

  const { segment } = start
  reach(segment.to, segment, start.metres, segment.metres, undefined)
  if (!segment.oneway) reach(segment.from, segment, start.metres, 0, undefined)

  for (let best = pop(open); best; best = pop(open)) {
    const { junction } = best
    if (junction === undefined) return best
    if (settled.has(junction)) continue
    settled.add(junction)
    const { segment: last, metres } = goal
    if (junction === last.from) reach(undefined, last, 0, metres, best)
    if (junction === last.to && !last.oneway) reach(undefined, last, last.metres, metres, best)
    for (const { segment: next, to } of streets.turnings[junction]!) {
      const isForwards = next.from === junction
      reach(to, next, isForwards ? 0 : next.metres, isForwards ? next.metres : 0, best)
    }
  }
  throw new Error(`No way leads to ${goal.segment.street}: the streets do not hang together.`)
}

/** A binary heap: the most promising first. */
function push(heap: Reached[], one: Reached): void {
  let place = heap.push(one) - 1
  for (let parent = (place - 1) >> 1; place > 0 && heap[parent]!.atBest > one.atBest; parent = (place - 1) >> 1) {
    heap[place] = heap[parent]!
    place = parent
  }
  heap[place] = one
}

function pop(heap: Reached[]): Reached | undefined {
  const [first, last] = [heap[0], heap.pop()]
  if (!last || heap.length === 0) return first
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    if (left >= heap.length) break
    const least = left + 1 < heap.length && heap[left + 1]!.atBest < heap[left]!.atBest ? left + 1 : left
    if (heap[least]!.atBest >= last.atBest) break
    heap[place] = heap[least]!
    place = least
  }
  heap[place] = last
  return first
}
