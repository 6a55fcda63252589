import { LngLatBounds, type LngLatBoundsLike, type MapLibreMap } from 'maplibre-gl'
import type { Point } from '../features.ts'

/** Whoever has just moved the map looks at something: for so long it does not move by itself, ms. */
const HANDS_OFF = 10_000
/** As near as a single place is shown, and as far. */
const [NEAR, FAR] = [15, 13]
/** Pictures a second below which a map that glides is a slide show: there it jumps. */
const GLIDES_FROM = 12
/** A movement shorter than this says nothing about how fast pictures come, ms. */
const TELLING = 200

export interface Camera {
  /** Shows a place that was chosen elsewhere, unless it is well in view or somebody has just moved the map. */
  readonly show: (place: Point) => void
  /** Goes with something that moves, until the map is moved by hand. */
  readonly keep: (place: Point) => void
  readonly fit: (places: readonly Point[]) => void
  readonly fitBounds: (bounds: LngLatBoundsLike, at: 'once' | 'slowly') => void
}

/** Where the map looks. `onHand` is told when somebody moves it. */
export const createCamera = (map: MapLibreMap, onHand: () => void): Camera => {
  let movedAt = Number.NEGATIVE_INFINITY
  map.on('movestart', ({ originalEvent }) => {
    if (!originalEvent) return
    movedAt = performance.now()
    onHand()
  })
  const canGlide = watchGliding(map)
  const glide = (duration: number) => ({ duration: canGlide() ? duration : 0 })
  const fitBounds: Camera['fitBounds'] = (bounds, at) =>
    map.fitBounds(bounds, { padding: paddingOf(map), maxZoom: NEAR, animate: at === 'slowly', ...glide(500) })
  return {
    show(place) {
      if (performance.now() - movedAt < HANDS_OFF || isInView(map, place)) return
      map.easeTo({ center: [...place], zoom: Math.max(map.getZoom(), FAR), ...glide(500) })
    },
    keep: (place) => map.easeTo({ center: [...place], easing: (share) => share, ...glide(450) }),
    fit(places) {
      if (places.length === 0) return
      const bounds = new LngLatBounds()
      for (const place of places) bounds.extend([...place])
      fitBounds(bounds, 'slowly')
    },
    fitBounds,
  }
}

/** What renderers without a graphics card call themselves. */
const software = /swiftshader|llvmpipe|software|basic render/i

const isDrawnBySoftware = (map: MapLibreMap): boolean => {
  const gl = map.getCanvas().getContext('webgl2')
  const names = gl?.getExtension('WEBGL_debug_renderer_info')
  return names != null && software.test(String(gl?.getParameter(names.UNMASKED_RENDERER_WEBGL)))
}

/** Whether this machine draws the map fast enough to let it glide, by how it did when it last moved for a while. */
const watchGliding = (map: MapLibreMap): (() => boolean) => {
  let glides = !isDrawnBySoftware(map)
  let begun = 0
  let pictures = 0
  map.on('movestart', () => {
    begun = performance.now()
    pictures = 0
  })
  map.on('move', () => pictures++)
  map.on('moveend', () => {
    const took = performance.now() - begun
    if (took >= TELLING) glides = pictures / (took / 1000) >= GLIDES_FROM
  })
  return () => glides
}

/** Near enough to be told apart, and not at the edge: there is no need to move what somebody looks at. */
const isInView = (map: MapLibreMap, place: Point): boolean => {
  if (map.getZoom() < FAR) return false
  const { clientWidth, clientHeight } = map.getContainer()
  const { x, y } = map.project([...place])
  const edge = 2 * paddingOf(map)
  return x > edge && y > edge && x < clientWidth - edge && y < clientHeight - edge
}

/** Room for the marks at the edge, and for the buttons; less of it on a small map. */
const paddingOf = (map: MapLibreMap): number => {
  const { clientWidth, clientHeight } = map.getContainer()
  return Math.min(64, Math.min(clientWidth, clientHeight) / 6)
}
