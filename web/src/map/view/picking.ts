import type { GeoJSONSource, MapGeoJSONFeature, MapLibreMap, Point as Pixel } from 'maplibre-gl'
import type { Thing } from '../../console/thing.ts'

/** What lies under a point of the screen. */
export type Picked =
  | { readonly kind: 'thing'; readonly id: Thing }
  | { readonly kind: 'unit' | 'premises'; readonly id: string }
  | { readonly kind: 'cluster'; readonly cluster: number; readonly at: readonly [number, number] }

/** Pixels by which somebody may miss: marks are small, hands are not. */
const REACH = 10

/** What can be pressed, best first. */
const kinds = { thing: 'thing', unit: 'unit', premises: 'premises', 'premises-cluster': 'cluster' } as const
type Layer = keyof typeof kinds
const layers = Object.keys(kinds) as Layer[]

/** The nearest thing or unit that can be reached from a point, else the nearest premises. */
export const pick = (map: MapLibreMap, { x, y }: Pick<Pixel, 'x' | 'y'>): Picked | null => {
  const found = map
    .queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers },
    )
    .map((feature) => ({ feature, metres: awayFrom(map, feature, x, y) }))
  const [nearest] = found.sort((a, b) => Number(isStill(a.feature)) - Number(isStill(b.feature)) || a.metres - b.metres)
  return nearest ? pickedOf(nearest.feature) : null
}

const isStill = ({ layer }: MapGeoJSONFeature): boolean => layer.id.startsWith('premises')

const positionOf = ({ geometry }: MapGeoJSONFeature): [number, number] =>
  geometry.type === 'Point' ? [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0] : [0, 0]

const awayFrom = (map: MapLibreMap, feature: MapGeoJSONFeature, x: number, y: number): number => {
  const at = map.project(positionOf(feature))
  return Math.hypot(at.x - x, at.y - y)
}

const pickedOf = (feature: MapGeoJSONFeature): Picked => {
  const kind = kinds[feature.layer.id as Layer]
  const { id, cluster_id } = feature.properties as { id: string; cluster_id: number }
  if (kind === 'cluster') return { kind, cluster: cluster_id, at: positionOf(feature) }
  return kind === 'thing' ? { kind, id: id as Thing } : { kind, id }
}

/** Comes so near that a cluster falls apart. */
export const openCluster = async (map: MapLibreMap, { cluster, at }: Extract<Picked, { kind: 'cluster' }>) => {
  const zoom = await map.getSource<GeoJSONSource>('premises')?.getClusterExpansionZoom(cluster)
  if (zoom !== undefined) map.easeTo({ center: [...at], zoom: zoom + 0.2, duration: 400 })
}
