import type { GeoJSONSource, MapGeoJSONFeature, MapLibreMap, Point as Pixel } from 'maplibre-gl'
import type { Thing } from '../../console/thing.ts'
import type { Overlay } from '../overlay/overlay.ts'

/** What lies under a point of the screen. */
export type Picked =
  | { readonly kind: 'thing'; readonly id: Thing }
  | { readonly kind: 'unit' | 'premises'; readonly id: string }
  | { readonly kind: 'cluster'; readonly cluster: number; readonly at: readonly [number, number] }

/** Pixels by which somebody may miss: marks are small, hands are not. */
const REACH = 10

/** The nearest thing or unit that can be reached from a point, else the nearest premises. */
export const pick = (map: MapLibreMap, overlay: Overlay, { x, y }: Pick<Pixel, 'x' | 'y'>): Picked | null => {
  const [mark] = overlay.marksAt(x, y, REACH)
  if (mark) return mark.kind === 'thing' ? { kind: 'thing', id: mark.id as Thing } : { kind: 'unit', id: mark.id }
  const premises = map.queryRenderedFeatures(
    [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ],
    { layers: ['premises', 'premises-cluster'] },
  )
  const away = (feature: MapGeoJSONFeature) => {
    const at = map.project(positionOf(feature))
    return Math.hypot(at.x - x, at.y - y)
  }
  const [nearest] = premises.toSorted((a, b) => away(a) - away(b))
  return nearest ? pickedOf(nearest) : null
}

const positionOf = ({ geometry }: MapGeoJSONFeature): [number, number] =>
  geometry.type === 'Point' ? [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0] : [0, 0]

const pickedOf = (feature: MapGeoJSONFeature): Picked => {
  const { id, cluster_id } = feature.properties as { id: string; cluster_id?: number }
  return cluster_id === undefined
    ? { kind: 'premises', id }
    : { kind: 'cluster', cluster: cluster_id, at: positionOf(feature) }
}

/** Comes so near that a cluster falls apart. */
export const openCluster = async (map: MapLibreMap, { cluster, at }: Extract<Picked, { kind: 'cluster' }>) => {
  const zoom = await map.getSource<GeoJSONSource>('premises')?.getClusterExpansionZoom(cluster)
  if (zoom !== undefined) map.easeTo({ center: [...at], zoom: zoom + 0.2, duration: 400 })
}
