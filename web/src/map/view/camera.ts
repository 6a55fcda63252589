import { LngLatBounds, type LngLatBoundsLike, type MapLibreMap } from 'maplibre-gl'

type Point = readonly [number, number]

/** Whoever has just moved the map looks at something: for so long it does not move by itself, ms. */
const HANDS_OFF = 10_000
/** As near as a single place is shown. */
const NEAR = 15

export interface Camera {
  /** Shows a place that was chosen elsewhere, unless somebody has just moved the map. */
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
  const fitBounds: Camera['fitBounds'] = (bounds, at) =>
    map.fitBounds(bounds, { padding: paddingOf(map), maxZoom: NEAR, animate: at === 'slowly', duration: 500 })
  return {
    show(place) {
      if (performance.now() - movedAt < HANDS_OFF) return
      map.easeTo({ center: [...place], zoom: Math.max(map.getZoom(), 13), duration: 500 })
    },
    keep: (place) => map.easeTo({ center: [...place], duration: 450, easing: (share) => share }),
    fit(places) {
      if (places.length === 0) return
      const bounds = new LngLatBounds()
      for (const place of places) bounds.extend([...place])
      fitBounds(bounds, 'slowly')
    },
    fitBounds,
  }
}

/** Room for the marks at the edge, and for the buttons; less of it on a small map. */
const paddingOf = (map: MapLibreMap): number => {
  const { clientWidth, clientHeight } = map.getContainer()
  return Math.min(64, Math.min(clientWidth, clientHeight) / 6)
}
