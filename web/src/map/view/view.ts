import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl'
import type { Language } from '../../ui/i18n/index.ts'
import { type Chosen, type Picture, placeOfUnit } from '../features.ts'
import { nothingShown, type Shown, show } from '../layers.ts'
import { drawMeasured, type Measured } from '../measure.ts'
import type { SourceName } from '../style/style.ts'
import { watchTokens } from '../tokens.ts'
import { type Camera, createCamera } from './camera.ts'
import { openMap } from './open.ts'
import { browser, paced } from './pace.ts'
import { openCluster, type Picked, pick } from './picking.ts'

type Point = readonly [number, number]

/** What the map tells of what is done to it. */
export interface Ears {
  readonly onPick: (picked: Exclude<Picked, { kind: 'cluster' }>) => void
  /** A place was pressed while somebody measures. */
  readonly onPoint: (at: Point) => void
  /** Somebody moves the map by hand. */
  readonly onHand: () => void
  /** It shows another piece of the city. */
  readonly onMove: () => void
}

/** A map as the page handles it: it says what is to be seen, and the map sees to the rest. */
export interface RoomView {
  readonly map: MapLibreMap
  readonly camera: Camera
  /** What is known, and what is chosen, from now on; asked for when the map is drawn. */
  readonly draw: (how: 'soon' | 'at once') => void
  readonly setGround: (address: string) => void
  readonly setPremises: (address: string) => void
  readonly showPremises: (place: Point | null) => void
  readonly measure: (points: Measured | null) => void
  readonly speak: (language: Language) => void
  readonly close: () => void
}

interface Wanted {
  readonly picture: () => Picture
  readonly chosen: () => Chosen
  /** The unit that the map goes with. */
  readonly followed: () => string | null
}

export const openView = (
  container: HTMLElement,
  language: Language,
  title: string,
  wanted: Wanted,
  ears: Ears,
): RoomView => {
  const { map, dress } = openMap(container, language, title)
  const camera = createCamera(map, ears.onHand)
  let shown: Shown = nothingShown
  let measuring = false
  const loaded = new Promise<void>((resolve) => map.once('style.load', () => resolve()))
  const source = (name: SourceName) => map.getSource<GeoJSONSource>(name)

  const pace = paced(async () => {
    await loaded
    const { shown: next, changes } = show(shown, wanted.picture(), wanted.chosen())
    shown = next
    const followed = wanted.followed()
    const at = followed === null ? null : placeOfUnit(wanted.picture(), followed)
    if (at) camera.keep(at)
    await Promise.all(changes.map(({ source: name, diff }) => source(name)?.updateData(diff)))
  }, browser)

  map.on('click', ({ point, lngLat }) => {
    if (measuring) return ears.onPoint([lngLat.lng, lngLat.lat])
    const picked = pick(map, point)
    if (picked?.kind === 'cluster') void openCluster(map, picked)
    else if (picked) ears.onPick(picked)
  })
  map.on('move', ears.onMove)
  pointOut(map, () => measuring)
  const stopWatching = watchTokens((tokens) => void loaded.then(() => dress({ tokens })))

  return {
    map,
    camera,
    draw: pace.want,
    setGround: (address) => void loaded.then(() => source('ground')?.setData(address)),
    setPremises: (address) => void loaded.then(() => source('premises')?.setData(address)),
    showPremises: (place) => void loaded.then(() => source('chosen-premises')?.setData(pointFeatures(place))),
    measure(points) {
      measuring = points !== null
      map.getCanvas().style.cursor = measuring ? 'crosshair' : ''
      void loaded.then(() => source('measure')?.setData(drawMeasured(points ?? [])))
    },
    speak: (spoken) => void loaded.then(() => dress({ language: spoken })),
    close() {
      stopWatching()
      pace.stop()
      map.remove()
    },
  }
}

const pointFeatures = (place: Point | null): FeatureCollection => ({
  type: 'FeatureCollection',
  features: place
    ? [{ type: 'Feature', properties: { id: 'it' }, geometry: { type: 'Point', coordinates: [...place] } }]
    : [],
})

/** The hand that shows what can be pressed; looked up at most every 80 ms, for the map is asked each time. */
const pointOut = (map: MapLibreMap, isBusy: () => boolean): void => {
  let lookedAt = 0
  map.on('mousemove', ({ point }) => {
    if (isBusy() || map.isMoving() || performance.now() - lookedAt < 80) return
    lookedAt = performance.now()
    map.getCanvas().style.cursor = pick(map, point) ? 'pointer' : ''
  })
}
