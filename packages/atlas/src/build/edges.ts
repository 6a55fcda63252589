import { closed } from '../graph/graph.ts'
import { metresBetween } from '../graph/plane.ts'
import { crossingKinds } from '../roads/crossings.ts'
import { vehicleNames, vehicles } from '../roads/vehicles.ts'
import { Growing } from './growing.ts'
import { missing, type Survey } from './survey.ts'

/** The roads cut at their crossings. Ends and shapes are still points of the survey. */
export interface Cut {
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly way: Uint32Array
  readonly lengths: Float32Array
  /** Milliseconds, for each edge: forward and backward for the first vehicle, then for the second. */
  readonly durations: Uint32Array
  readonly firstShape: Uint32Array
  readonly shape: Uint32Array
}

/** What makes of a point a node, beside roads that meet: here some vehicles come through and others do not. */
const bars: ReadonlySet<number> = new Set(
  (['gate', 'lockedGate', 'blocked'] as const).map((kind) => crossingKinds.indexOf(kind)),
)

export const cutAtCrossings = (survey: Survey): Cut => {
  const { points, starts, lons, lats, uses, crossings, signals, speeds } = survey
  const [from, to, way] = [new Growing(Uint32Array), new Growing(Uint32Array), new Growing(Uint32Array)]
  const lengths = new Growing(Float32Array)
  const durations = new Growing(Uint32Array)
  const firstShape = new Growing(Uint32Array)
  const shape = new Growing(Uint32Array)

  const isNode = (point: number) => uses[point]! > 1 || bars.has(crossings[point]!)

  /** One piece of a way, from one node to the next, both among `points`. */
  const keep = (ofWay: number, first: number, last: number): void => {
    firstShape.push(shape.length)
    let metres = 0
    let [signalsForward, signalsBackward] = [0, 0]
    for (let index = first; index < last; index++) {
      const [point, next] = [points[index]!, points[index + 1]!]
      metres += metresBetween(lons[point]!, lats[point]!, lons[next]!, lats[next]!)
      if (index === first) continue
      shape.push(point)
      signalsForward += signals[point]! & 1
      signalsBackward += signals[point]! >> 1
    }
    from.push(points[first]!)
    to.push(points[last]!)
    way.push(ofWay)
    lengths.push(metres)
    vehicleNames.forEach((name, number) => {
      const wait = vehicles[name].signals
      const at = (ofWay * vehicleNames.length + number) * 2
      durations.push(milliseconds(metres, speeds[at]!, signalsForward * wait))
      durations.push(milliseconds(metres, speeds[at + 1]!, signalsBackward * wait))
    })
  }

  for (let ofWay = 0; ofWay + 1 < starts.length; ofWay++) {
    let first = -1
    for (let index = starts[ofWay]!; index < starts[ofWay + 1]!; index++) {
      const point = points[index]!
      // What was cut off with the edge of the extract ends the road there.
      if (lons[point] === missing) {
        if (first !== -1 && index - 1 > first) keep(ofWay, first, index - 1)
        first = -1
      } else if (first === -1) first = index
      else if (isNode(point)) {
        keep(ofWay, first, index)
        first = index
      }
    }
    const last = starts[ofWay + 1]! - 1
    if (first !== -1 && first < last) keep(ofWay, first, last)
  }
  firstShape.push(shape.length)
  return {
    from: from.finish(),
    to: to.finish(),
    way: way.finish(),
    lengths: lengths.finish(),
    durations: durations.finish(),
    firstShape: firstShape.finish(),
    shape: shape.finish(),
  }
}

const milliseconds = (metres: number, speed: number, waiting: number): number =>
  speed === 0 ? closed : Math.max(1, Math.round((metres / speed) * 3_600 + waiting * 1_000))
