import { contours } from 'd3-contour'
import { closed, type RoadGraph } from '../graph/graph.ts'
import { metresBetween, metresPerUnit, shrink, unitsPerDegree } from '../graph/plane.ts'
import { pointsOf } from '../graph/shape.ts'
import type { Costs } from './costs.ts'
import { unreached } from './search.ts'
import type { Place, Position } from './snap.ts'

/** What can be reached, as GeoJSON has it: polygons of an outer ring and holes. */
export interface Reach {
  readonly type: 'MultiPolygon'
  readonly coordinates: readonly (readonly (readonly Position[])[])[]
}

/** Metres of a cell of the grid that is laid over what is reached; larger ones where that is large. */
const finest = 40
const mostCells = 400

/** Within two houses' depth of a road that is reached, one is there. */
const depth = 2

/** @param times to the end of each arc, milliseconds, of a search from `from` that has gone as far as `limit` */
export const reachOf = (graph: RoadGraph, costs: Costs, times: Uint32Array, from: Place, limit: number): Reach => {
  const samples = [...reachedPoints(graph, costs, times, limit), { ...unitsOf(from.position), left: limit }]
  const narrow = shrink(samples[0]!.lat)
  const west = samples.reduce((least, { lon }) => Math.min(least, lon), Number.POSITIVE_INFINITY)
  const south = samples.reduce((least, { lat }) => Math.min(least, lat), Number.POSITIVE_INFINITY)
  const east = samples.reduce((most, { lon }) => Math.max(most, lon), Number.NEGATIVE_INFINITY)
  const north = samples.reduce((most, { lat }) => Math.max(most, lat), Number.NEGATIVE_INFINITY)
  const size = Math.max(finest / metresPerUnit, ((east - west) * narrow) / mostCells, (north - south) / mostCells)
  const margin = depth + 2
  const width = Math.ceil(((east - west) * narrow) / size) + 2 * margin
  const height = Math.ceil((north - south) / size) + 2 * margin
  const left = new Float64Array(width * height).fill(-1)
  for (const sample of samples) {
    const column = Math.floor(((sample.lon - west) * narrow) / size) + margin
    const row = Math.floor((sample.lat - south) / size) + margin
    for (let y = -depth; y <= depth; y++)
      for (let x = -depth; x <= depth; x++) {
        if (x * x + y * y > depth * depth) continue
        const cell = (row + y) * width + column + x
        left[cell] = Math.max(left[cell]!, sample.left)
      }
  }
  const [shape] = contours().size([width, height]).thresholds([0])([...left])
  const position = ([x, y]: number[]): Position => [
    (west + ((x! - margin) * size) / narrow) / unitsPerDegree,
    (south + (y! - margin) * size) / unitsPerDegree,
  ]
  return {
    type: 'MultiPolygon',
    coordinates: (shape?.coordinates ?? []).map((polygon) => polygon.map((ring) => ring.map(position))),
  }
}

const unitsOf = ([lon, lat]: Position) => ({ lon: lon * unitsPerDegree, lat: lat * unitsPerDegree })

/** Points along all arcs that are reached, as far as they are, and how much time is left there. */
function* reachedPoints(graph: RoadGraph, costs: Costs, times: Uint32Array, limit: number) {
  for (let arc = 0; arc < times.length; arc++) {
    const taken = costs.arcs[arc]!
    if (times[arc] === unreached || taken === closed) continue
    const begun = times[arc]! - taken
    if (begun > limit) continue
    const points = pointsOf(graph, arc)
    const far = points.map((point, index) => (index === 0 ? 0 : metresBetween(...points[index - 1]!, ...point)))
    const whole = far.reduce((sum, length) => sum + length, 0)
    let gone = 0
    for (const [index, [lon, lat]] of points.entries()) {
      const steps = Math.max(1, Math.ceil(far[index]! / finest))
      const [fromLon, fromLat] = points[index - 1] ?? [lon, lat]
      for (let step = 1; step <= steps; step++) {
        const time = begun + (whole === 0 ? 0 : ((gone + (far[index]! * step) / steps) / whole) * taken)
        // On the arc where one began, what lies behind is not reached by it.
        if (time < 0) continue
        if (time > limit) break
        const part = step / steps
        yield { lon: fromLon + (lon - fromLon) * part, lat: fromLat + (lat - fromLat) * part, left: limit - time }
      }
      gone += far[index]!
    }
  }
}
