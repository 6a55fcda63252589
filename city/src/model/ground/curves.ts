import { between, metresBetween, type Point } from '../plane.ts'
import type { Random } from '../random.ts'

/**
 * The great lines of the city: rings and radial streets around its centre, a river in bends, a canal and a railway.
 * They decide where everything else can be. Angles in radians clockwise from north, radii in metres.
 */
export type Curves = {
  /** Radius of a ring in a direction; the outermost one is the border of the city. */
  ring(ring: number, angle: number): number
  /** Direction of a radial street at a distance from the centre. */
  radial(radial: number, radius: number): number
  readonly river: Band
  readonly canal: Band
  readonly railway: readonly Point[]
}

/** Water with its two banks, upstream to downstream. */
export type Band = { readonly left: readonly Point[]; readonly right: readonly Point[] }

export const radiiOfRings = [330, 1120, 2080, 3150, 4350] as const
export const outermost = 4
export const radialCount = 12
/** How far the highways, the river and the railway are followed beyond the border (m). */
export const beyond = 1_900

/** The main station stands at this share of the railway's length, from its southern end. */
export const stationAlongRailway = 0.58

const turn = 2 * Math.PI

export const polar = (angle: number, radius: number): Point => ({
  x: radius * Math.sin(angle),
  y: radius * Math.cos(angle),
})

export function drawCurves(random: Random): Curves {
  const rings = radiiOfRings.map((radius, index) => {
    const own = random.fork(`ring ${index}`)
    const [oval, egg] = [own.between(0.015, 0.05), own.between(0.008, 0.022)]
    const [a, b] = [own.between(0, turn), own.between(0, turn)]
    return (angle: number) => radius * (1 + oval * Math.sin(2 * angle + a) + egg * Math.sin(3 * angle + b))
  })
  const radials = Array.from({ length: radialCount }, (_, index) => {
    const own = random.fork(`radial ${index}`)
    const angle = ((index + 0.5 + own.between(-0.14, 0.14)) / radialCount) * turn
    const [bend, wave, phase] = [own.between(40, 110), own.between(1300, 2100), own.between(0, turn)]
    // No bend at the middle, where the streets meet.
    return (radius: number) =>
      angle + ((bend * Math.min(1, radius / 900)) / Math.max(radius, 300)) * Math.sin(radius / wave + phase)
  })
  const riverBanks = river(random.fork('river'))
  return {
    ring: (ring, angle) => rings[ring]!(angle),
    radial: (radial, radius) => radials[radial]!(radius),
    river: riverBanks,
    canal: canal(random.fork('canal'), riverBanks),
    railway: railway(random.fork('railway')),
  }
}

const reach = radiiOfRings[outermost] + beyond

/** Comes from the north-west, passes south of the centre in bends, and leaves to the south-east. */
function river(random: Random): Band {
  const [height, wave, phase] = [random.between(110, 160), random.between(560, 680), random.between(0, turn)]
  const [south, lean] = [random.between(680, 740), random.between(0.8, 1.1)]
  const middle = sampled(-reach, reach, 30, (x) => {
    const far = x / 2900
    return { x, y: -south - lean * 860 * far ** 3 + height * Math.sin(x / wave + phase) - 35 * Math.sin(x / 310) }
  })
  const breadth = (along: number) => 58 + 14 * Math.sin(along / 700 + phase)
  return banks(middle, breadth)
}

/** Leaves the river above the city and brings water through the north. */
function canal(random: Random, from: Band): Band {
  const [height, wave, phase] = [random.between(90, 170), random.between(620, 800), random.between(0, turn)]
  const north = random.between(1480, 1640)
  const source = from.left.map((left, index) => between(left, from.right[index]!, 0.5)).find(({ x }) => x > -3250)!
  const turnsNorthFor = 1_300
  const middle = sampled(source.x, reach, 30, (x) => {
    const y = north + height * Math.sin(x / wave + phase) + 0.00003 * x * Math.abs(x)
    const turned = Math.min(1, (x - source.x) / turnsNorthFor)
    return { x, y: source.y + (y - source.y) * turned * turned * (3 - 2 * turned) }
  })
  return banks(middle, () => 9)
}

/** Runs from north to south through the east of the city, with the main station beside it. */
function railway(random: Random): Point[] {
  const [bend, wave, phase] = [random.between(160, 260), random.between(1250, 1600), random.between(0, turn)]
  const east = random.between(1500, 1640)
  return sampled(-reach, reach, 40, (y) => ({ x: east + bend * Math.sin(y / wave + phase) - 0.00002 * y * y, y }))
}

function sampled(from: number, to: number, step: number, pointAt: (along: number) => Point): Point[] {
  const steps = Math.ceil((to - from) / step)
  return Array.from({ length: steps + 1 }, (_, index) => pointAt(from + ((to - from) * index) / steps))
}

/** Both banks of a stream, each half the breadth away from its middle. */
function banks(middle: readonly Point[], halfBreadth: (along: number) => number): Band {
  let along = 0
  const sides = middle.map((point, index) => {
    const [before, after] = [middle[Math.max(0, index - 1)]!, middle[Math.min(middle.length - 1, index + 1)]!]
    if (index > 0) along += metresBetween(before, point)
    const [length, half] = [metresBetween(before, after), halfBreadth(along)]
    const [x, y] = [(-(after.y - before.y) / length) * half, ((after.x - before.x) / length) * half]
    return { left: { x: point.x + x, y: point.y + y }, right: { x: point.x - x, y: point.y - y } }
  })
  return { left: sides.map(({ left }) => left), right: sides.map(({ right }) => right) }
}

/** A whole ring, closed; points lie as close as its curve needs them. */
export function ringLine(curves: Curves, ring: number): Point[] {
  const steps = Math.ceil((radiiOfRings[ring]! * turn) / Math.min(55, 22 + radiiOfRings[ring]! / 90))
  const line = Array.from({ length: steps }, (_, index) => {
    const angle = ((index + 0.37) / steps) * turn
    return polar(angle, curves.ring(ring, angle))
  })
  return [...line, line[0]!]
}

/** A radial street from one distance from the centre to another. */
export const radialLine = (curves: Curves, radial: number, from: number, to: number): Point[] =>
  sampled(from, to, 45, (radius) => polar(curves.radial(radial, radius), radius))

/** Between which rings (0: inside of the first) and after which radial street a point lies. */
export function sectorOf(curves: Curves, { x, y }: Point): { readonly belt: number; readonly radial: number } {
  const [radius, angle] = [Math.hypot(x, y), (Math.atan2(x, y) + turn) % turn]
  const belt = radiiOfRings.findIndex((_, ring) => radius < curves.ring(ring, angle))
  const passed = Array.from(
    { length: radialCount },
    (_, radial) => (angle - curves.radial(radial, radius) + 2 * turn) % turn,
  )
  return { belt: belt < 0 ? radiiOfRings.length : belt, radial: passed.indexOf(Math.min(...passed)) }
}
