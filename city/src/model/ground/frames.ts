import type { Point } from '../plane.ts'
import type { Random } from '../random.ts'
import { polar } from './curves.ts'

/**
 * A way of laying streets in a quarter: two directions, along which one measures (m), and back. Streets run where one of
 * the two is constant: straight in a grid, in arcs around the centre, or bent as in a town that nobody planned.
 */
export type Frame = {
  measure(point: Point): Measures
  at(measures: Measures): Point
  /** Metres between the points with which a street must be drawn to look smooth; none for straight streets. */
  readonly step?: number
  /** 0: streets halve what they cut; more: they stray so much (as a share) from the middle. */
  readonly strays: number
}
export type Measures = readonly [u: number, v: number]

const turn = 2 * Math.PI

/** Straight streets that cross at right angles, turned by an angle. */
export function grid(angle: number): Frame {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    measure: ({ x, y }) => [x * cos + y * sin, y * cos - x * sin],
    at: ([u, v]) => ({ x: u * cos - v * sin, y: u * sin + v * cos }),
    strays: 0.02,
  }
}

/** Streets that follow the rings and run towards the centre; `around`: the direction of the quarter. */
export function arcs(around: number, radius: number): Frame {
  return {
    measure: ({ x, y }) => [Math.hypot(x, y), (((Math.atan2(x, y) - around + 3 * Math.PI) % turn) - Math.PI) * radius],
    at: ([u, v]) => polar(around + v / radius, u),
    step: 40,
    strays: 0.06,
  }
}

/** Bent streets, none at a right angle: the old town. */
export function bent(angle: number, random: Random): Frame {
  const straight = grid(angle)
  const [a, b] = [random.between(22, 34), random.between(22, 34)]
  const [p, q] = [random.between(0, turn), random.between(0, turn)]
  const [m, n] = [random.between(85, 125), random.between(85, 125)]
  return {
    measure(point) {
      const [u, v] = straight.measure(point)
      const bentU = u + a * Math.sin(v / m + p)
      return [bentU, v + b * Math.sin(bentU / n + q)]
    },
    at([bentU, bentV]) {
      const v = bentV - b * Math.sin(bentU / n + q)
      return straight.at([bentU - a * Math.sin(v / m + p), v])
    },
    step: 22,
    strays: 0.13,
  }
}
