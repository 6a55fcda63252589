import { canalName, railwayStation, riverName } from '../names.ts'
import { type Point, type Position, toMap } from '../plane.ts'
import { areaOf, inset, middleOf, type Polygon, simplified } from '../polygon.ts'
import { type Curves, stationAlongRailway } from './curves.ts'
import { districts } from './districts.ts'
import { type CityMap, type Ground, surfaceOf } from './ground.ts'
import { borderOf, type Face } from './planar-map.ts'
import { isWater, type StreetClass, type Stroke, type Use } from './uses.ts'
import type { Network } from './ways.ts'

/** The ground of the city as GeoJSON (RFC 7946), for `PUT /api/map/ground`. */
export type GroundPlan = { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] }

type Feature = { readonly type: 'Feature'; readonly geometry: Geometry; readonly properties: Properties }
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Point'; readonly coordinates: Position }
type Properties = {
  readonly kind: 'water' | 'park' | 'block' | 'street' | 'rail' | 'district' | 'name'
  /** Of a street; of a name, what bears it: how large it is written, and in which colour. */
  readonly class?: StreetClass | Named
  readonly name?: string
}

type Named = 'district' | 'park' | 'river' | 'station' | 'place'

/** What is drawn first comes first. */
export function groundPlanOf({ map, curves }: Ground, network: Network): GroundPlan {
  return {
    type: 'FeatureCollection',
    features: [
      ...districtFeatures(map),
      ...blockFeatures(map),
      ...waterFeatures(map, curves),
      ...railFeatures(curves),
      ...streetFeatures(network),
      ...nameFeatures(map, curves),
    ],
  }
}

/** The polygon of each district, in the order of `districts`: they tile the city. */
export const districtPolygons = (map: CityMap): Polygon[] =>
  districts.map((_, district) => borderOf(map, ({ use }) => use.district === district)[0]!)

export const ringOf = (polygon: Polygon): Position[] => [...polygon, polygon[0]!].map(toMap)

const polygonFeature = (polygon: Polygon, properties: Properties): Feature => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [ringOf(areaOf(polygon) > 0 ? polygon : polygon.toReversed())] },
  properties,
})
/** So far (m) a drawn line may lie beside its real place: nobody sees it, and a third of the points can go. */
const unseen = 0.4
const lineFeature = (line: readonly Point[], properties: Properties): Feature => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates: simplified(line, unseen).map(toMap) },
  properties,
})
const nameFeature = (at: Point, name: string, named: Named): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: toMap(at) },
  properties: { kind: 'name', name, class: named },
})

const districtFeatures = (map: CityMap): Feature[] =>
  districtPolygons(map).map((polygon, index) =>
    polygonFeature(polygon, { kind: 'district', name: districts[index]!.name }),
  )

/** Half the breadth of what runs along an edge (m): so far away are the walls. */
const halfBreadths = { ring: 15, radial: 13, street: 8, lane: 4.5 } as const
const besideBank = 6
const besideRailway = 14

const halfBreadthOf = ({ street }: Stroke, beyond: Use | undefined): number =>
  street ? halfBreadths[street] : beyond && isWater(beyond) ? besideBank : besideRailway

/** The faces between the streets, without these. */
function blockFeatures(map: CityMap): Feature[] {
  return map.faces
    .filter(({ use }) => !isWater(use))
    .flatMap((face) => {
      const walls = builtUp(map, face)
      if (!walls) return []
      const polygon = simplified([...walls, walls[0]!], unseen).slice(0, -1)
      if (polygon.length < 3) return []
      const { is, name } = face.use
      return [polygonFeature(polygon, { kind: is === 'park' ? 'park' : 'block', ...(name && { name }) })]
    })
}

function builtUp(map: CityMap, face: Face<Use>): Polygon | undefined {
  const { border } = face
  // Side `n` of a polygon runs from point `n` to the next.
  return inset(map.polygonOf(face), (side) => {
    const [from, to] = [border[side]!, border[(side + 1) % border.length]!]
    return halfBreadthOf(map.strokeOf(from, to)!, map.leftOf(to, from)?.use)
  })
}

const waterFeatures = (map: CityMap, curves: Curves): Feature[] => [
  polygonFeature(surfaceOf(curves.canal), { kind: 'water', name: canalName }),
  polygonFeature(surfaceOf(curves.river), { kind: 'water', name: riverName }),
  ...ponds(map),
]

/** The big parks have a pond. */
const withPond = 5
const ponds = (map: CityMap): Feature[] =>
  map.faces
    .filter(({ use }) => use.is === 'park' && use.name)
    .map((face) => map.polygonOf(face))
    .toSorted((a, b) => areaOf(b) - areaOf(a))
    .slice(0, withPond)
    .map((park) => polygonFeature(pond(middleOf(park), Math.sqrt(areaOf(park)) / 7), { kind: 'water' }))

const pond = ({ x, y }: Point, radius: number): Polygon =>
  Array.from({ length: 28 }, (_, index) => {
    const angle = (index / 28) * 2 * Math.PI
    const away = radius * (1 + 0.22 * Math.sin(2 * angle + x) + 0.12 * Math.sin(3 * angle + y))
    return { x: x + 1.3 * away * Math.cos(angle), y: y + 0.8 * away * Math.sin(angle) }
  })

const railFeatures = ({ railway }: Curves): Feature[] => [lineFeature(railway, { kind: 'rail' })]

const streetFeatures = ({ nodes, ways }: Network): Feature[] =>
  ways.map((way) =>
    lineFeature(
      way.nodes.map((node) => nodes[node]!),
      { kind: 'street', class: way.class, name: way.name },
    ),
  )

const nameFeatures = (map: CityMap, { river, canal, railway }: Curves): Feature[] => [
  ...districtPolygons(map).map((polygon, index) => nameFeature(middleOf(polygon), districts[index]!.name, 'district')),
  // What a street divides is named once.
  ...[...new Map(map.faces.flatMap((face) => (face.use.name ? [[face.use.name, face] as const] : [])))].map(
    ([name, face]) => nameFeature(middleOf(map.polygonOf(face)), name, face.use.is === 'park' ? 'park' : 'place'),
  ),
  ...[0.25, 0.5, 0.72].map((share) => nameFeature(midstream(river, share), riverName, 'river')),
  nameFeature(midstream(canal, 0.5), canalName, 'river'),
  nameFeature(railway[Math.floor(railway.length * stationAlongRailway)]!, railwayStation, 'station'),
]

function midstream({ left, right }: { left: readonly Point[]; right: readonly Point[] }, share: number): Point {
  const index = Math.floor(share * left.length)
  return { x: (left[index]!.x + right[index]!.x) / 2, y: (left[index]!.y + right[index]!.y) / 2 }
}
