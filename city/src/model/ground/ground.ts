import {
  embankments,
  parkNames,
  radialNames,
  ringNames,
  rootNames,
  rootPrefixes,
  squareName,
  stadiumName,
} from '../names.ts'
import { createNearby } from '../nearby.ts'
import { metresBetween, type Point } from '../plane.ts'
import { areaOf, contains, type Polygon, pointInside } from '../polygon.ts'
import type { Random } from '../random.ts'
import {
  type Band,
  type Curves,
  drawCurves,
  outermost,
  radialCount,
  radialLine,
  radiiOfRings,
  ringLine,
  sectorOf,
} from './curves.ts'
import { centralDistrict, districtOf } from './districts.ts'
import { arcs, bent, type Frame, grid } from './frames.ts'
import { createMap, type Face, type PlanarMap } from './planar-map.ts'
import { subdivide } from './subdivide.ts'
import { isWater, type Stroke, type Use } from './uses.ts'

export type CityMap = PlanarMap<Stroke, Use>

/** The ground on which the city stands, cut into blocks; and the curves that it was cut along. */
export type Ground = { readonly map: CityMap; readonly curves: Curves }

/** The same chance lays the same ground. */
export function layGround(random: Random): Ground {
  const curves = drawCurves(random.fork('curves'))
  const map = drawGreatLines(curves)
  tell(map, curves)
  const names = nameGiver(random.fork('names'))
  const cells = [...map.faces]
    .filter(({ use }) => use.is === 'homes')
    .flatMap((quarter, index) => layStreets(map, curves, quarter, names, random.fork(`quarter ${index}`)))
  const homes = setAside(map, cells, random.fork('parks'))
  homes.forEach((cell, index) => {
    layLanes(map, cell, names, random.fork(`cell ${index}`))
  })
  return { map, curves }
}

/** What the rings are among roads, from the square to the border. */
const highwaysOfRings = ['primary', 'secondary', 'secondary', 'primary', 'trunk'] as const

/** Rings, radial streets, water and the railway: what every street of the city ends at. */
function drawGreatLines(curves: Curves): CityMap {
  const map: CityMap = createMap(
    ringLine(curves, outermost).slice(0, -1).toReversed(),
    { street: 'ring', name: ringNames[outermost], highway: highwaysOfRings[outermost], bridges: 'every' },
    { is: 'homes', district: centralDistrict },
  )
  const far = radiiOfRings[outermost] * 1.15
  const half = radialCount / 2
  const avenue = [...radialLine(curves, 0, 0, far).toReversed().slice(0, -1), ...radialLine(curves, half, 0, far)]
  map.draw(avenue, { street: 'radial', name: `${radialNames[0]} shoh koʻchasi`, highway: 'primary', bridges: 'every' })
  // One drives around the square as around any roundabout.
  map.draw(ringLine(curves, 0), {
    street: 'ring',
    name: ringNames[0],
    highway: highwaysOfRings[0],
    bridges: 'every',
    oneway: true,
  })
  for (let radial = 1; radial < radialCount; radial++) {
    if (radial === half) continue
    map.draw(radialLine(curves, radial, radiiOfRings[0] * 0.6, far), {
      street: 'radial',
      name: `${radialNames[radial]} koʻchasi`,
      ...(radial % 2 === 0 ? { highway: 'primary', bridges: 'every' } : { bridges: 'canal' }),
    })
  }
  for (let ring = 1; ring < outermost; ring++) {
    map.draw(ringLine(curves, ring), {
      street: 'ring',
      name: ringNames[ring]!,
      highway: highwaysOfRings[ring]!,
      bridges: 'every',
    })
  }
  map.draw(curves.railway, {})
  map.draw(curves.river.left, { street: 'street', name: embankments[0], bridges: 'canal' })
  map.draw(curves.river.right, { street: 'street', name: embankments[1], bridges: 'canal' })
  map.draw(curves.canal.left, {})
  map.draw(curves.canal.right, {})
  return map
}

/** Says of each face what it is, and to which district it belongs. */
function tell(map: CityMap, curves: Curves): void {
  const waters = (['river', 'canal'] as const).map((is) => ({ is, surface: surfaceOf(curves[is]) }))
  for (const face of map.faces) {
    const inside = pointInside(map.polygonOf(face))
    const sector = sectorOf(curves, inside)
    const water = waters.find(({ surface }) => contains(surface, inside))
    const district = districtOf(sector)
    const square = { is: 'park', name: squareName } as const
    face.use = { ...(water ? { is: water.is } : sector.belt === 0 ? square : { is: 'homes' }), district }
  }
}

/** The water between two banks, as a polygon. */
export const surfaceOf = ({ left, right }: Band): Point[] => [...right, ...left.toReversed()]

/** How big a cell between streets, and a block between lanes, is in each belt (m²), from the middle outwards. */
const sizes = [
  { cell: 30_000, block: 8_000 },
  { cell: 52_000, block: 9_500 },
  { cell: 90_000, block: 14_000 },
  { cell: 130_000, block: 20_000 },
  { cell: 170_000, block: 27_000 },
] as const

/** A cell between streets, and how lanes will run in it. */
type Cell = { readonly face: Face<Use>; readonly frame: Frame; readonly block: number; readonly belt: number }

function layStreets(map: CityMap, curves: Curves, quarter: Face<Use>, names: NameGiver, random: Random): Cell[] {
  const middle = pointInside(map.polygonOf(quarter))
  const { belt } = sectorOf(curves, middle)
  const frame = frameOf(middle, belt, random)
  const { cell, block } = sizes[Math.min(belt, sizes.length - 1)]!
  const stroke = () => ({ street: 'street', name: names.street() }) as const
  return subdivide(map, quarter, { frame, until: cell, random, stroke }).map((face) => ({ face, frame, block, belt }))
}

/** In the middle streets follow the rings; further out some quarters were planned on squared paper, and some never. */
function frameOf(middle: Point, belt: number, random: Random): Frame {
  const around = Math.atan2(middle.x, middle.y)
  const away = Math.hypot(middle.x, middle.y)
  const turned = -around + random.between(-0.3, 0.3)
  const kinds = [
    [() => arcs(around, away), [9, 9, 4, 3, 3][belt] ?? 3],
    [() => grid(turned), [0, 0, 2, 5, 6][belt] ?? 6],
    [() => bent(turned, random), [0, 2, 4, 2, 1.5][belt] ?? 1],
  ] as const
  return random.weighted(kinds)()
}

/** Gives cells to parks, works and the stadium. @returns those that are left to live in */
function setAside(map: CityMap, cells: readonly Cell[], random: Random): Cell[] {
  const names = random.shuffled(parkNames)
  const stadium = stadiumAmong(map, cells, random)
  return cells.filter((cell) => {
    const use = useOf(map, cell, cell === stadium, random)
    if (use === 'homes') return true
    const name =
      use === 'stadium'
        ? stadiumName
        : use === 'park' && areaOf(map.polygonOf(cell.face)) > 40_000
          ? names.pop()
          : undefined
    cell.face.use = { ...cell.face.use, is: use, ...(name && { name }) }
    return false
  })
}

function useOf(map: CityMap, { face, belt }: Cell, isStadium: boolean, random: Random): Use['is'] {
  const dice = random.next()
  if (isStadium) return 'stadium'
  const beside = face.border.flatMap((point, index) => {
    const from = face.border.at(index - 1)!
    return [{ stroke: map.strokeOf(from, point), beyond: map.leftOf(point, from)?.use }]
  })
  const isBesideRailway = beside.some(
    ({ stroke, beyond }) => stroke?.street === undefined && beyond && !isWater(beyond),
  )
  if (isBesideRailway && belt > 1) return dice < 0.4 ? 'works' : 'homes'
  const isBesideWater = beside.some(({ beyond }) => beyond && isWater(beyond))
  if (isBesideWater) return dice < 0.24 ? 'park' : 'homes'
  return dice < 0.035 ? 'park' : belt === 4 && dice > 0.97 ? 'works' : 'homes'
}

/** Of the cells where a stadium has room, the one that is nearest to its place in the north-west. */
function stadiumAmong(map: CityMap, cells: readonly Cell[], random: Random): Cell | undefined {
  const wanted = { x: -1850 + random.between(-250, 250), y: 1950 + random.between(-250, 250) }
  const [nearest] = cells
    .map((cell) => ({ cell, polygon: map.polygonOf(cell.face) }))
    .filter(({ polygon }) => areaOf(polygon) > 60_000)
    .map(({ cell, polygon }) => ({ cell, metres: metresBetween(pointInside(polygon), wanted) }))
    .sort((a, b) => a.metres - b.metres)
  return nearest?.cell
}

function layLanes(map: CityMap, { face, frame, block }: Cell, names: NameGiver, random: Random): void {
  const besides = face.border
    .map((point, index) => map.strokeOf(face.border.at(index - 1)!, point)!)
    .filter(({ name }) => name !== undefined)
  const small = besides.filter(({ street }) => street === 'street')
  const stroke = () =>
    ({ street: 'lane', name: names.lane(random.pick(small.length > 0 ? small : besides).name!) }) as const
  subdivide(map, face, { frame, until: block, random, stroke })
}

/** Gives names, none of them twice. */
type NameGiver = { street(): string; lane(beside: string): string }

function nameGiver(random: Random): NameGiver {
  const roots = random.shuffled(rootNames)
  const lanes = new Map<string, number>()
  let given = 0
  return {
    street() {
      const round = Math.floor(given / roots.length)
      const root = roots[given % roots.length]!
      given += 1
      return `${rootPrefixes[round] ?? `${round + 1}-`}${root} koʻchasi`
    },
    lane(beside) {
      const number = (lanes.get(beside) ?? 0) + 1
      lanes.set(beside, number)
      return `${beside.replace(/ (shoh )?koʻchasi$/, '')} ${number}-tor koʻchasi`
    },
  }
}

/** The face in which a point lies, of those that are not water. */
export function createLookUp(map: CityMap): (point: Point) => Face<Use> | undefined {
  const nearby = createNearby<{ readonly face: Face<Use>; readonly polygon: Polygon }>(250)
  for (const face of map.faces) {
    if (isWater(face.use)) continue
    const polygon = map.polygonOf(face)
    const [xs, ys] = [polygon.map(({ x }) => x), polygon.map(({ y }) => y)]
    nearby.add(
      { face, polygon },
      { x: Math.min(...xs), y: Math.min(...ys) },
      { x: Math.max(...xs), y: Math.max(...ys) },
    )
  }
  return (point) => {
    for (const { face, polygon } of nearby.within(point, point)) if (contains(polygon, point)) return face
    return undefined
  }
}
