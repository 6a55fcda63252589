import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, MapLibreMap, Point as Pixel } from 'maplibre-gl'
import type { Closure } from '../../api/words.ts'
import { drawClosures } from '../../closures/features.ts'
import { isInForce, timeOf } from '../../closures/inForce.ts'
import type { Language } from '../../ui/i18n/index.ts'
import { type Chosen, drawAreas, drawPlace, drawStations, type Picture, type Point, placeOfUnit } from '../features.ts'
import { layOverlay } from '../overlay/overlay.ts'
import { nothingShown, type Shown, show } from '../overlay/scene.ts'
import type { SourceName } from '../style/style.ts'
import { watchTokens } from '../tokens.ts'
import type { Ways } from '../ways.ts'
import { type Camera, createCamera } from './camera.ts'
import { openMap } from './open.ts'
import { browser, paced } from './pace.ts'
import { openCluster, type Picked, pick } from './picking.ts'

/** What the map tells of what is done to it. */
export interface Ears {
  readonly onPick: (picked: Exclude<Picked, { kind: 'cluster' }>) => void
  /** A place was pressed while somebody measures or draws. */
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
  /** What somebody measures or draws; null when nobody does. */
  readonly sketch: (drawn: FeatureCollection | null) => void
  readonly speak: (language: Language) => void
  readonly close: () => void
}

interface Wanted {
  readonly picture: () => Picture
  readonly chosen: () => Chosen
  /** The unit that the map goes with. */
  readonly followed: () => string | null
  readonly ways: () => Ways
}

export const openView = (
  container: HTMLElement,
  language: Language,
  title: string,
  wanted: Wanted,
  ears: Ears,
): RoomView => {
  const { map, dress } = openMap(container, language, title)
  const overlay = layOverlay(map)
  // Where the tests, and who looks into the page, find them.
  Object.assign(container, { map, overlay })
  const camera = createCamera(map, ears.onHand)
  let shown: Shown = nothingShown
  let shownInForce: readonly Closure[] = []
  let sketching = false
  const loaded = new Promise<void>((resolve) => map.once('style.load', () => resolve()))
  const source = (name: SourceName) => map.getSource<GeoJSONSource>(name)

  const pace = paced(async () => {
    await loaded
    const picture = wanted.picture()
    const { stations } = picture
    if (shown.picture?.stations !== stations) {
      source('areas')?.setData(drawAreas(stations))
      source('stations')?.setData(drawStations(stations))
    }
    const now = timeOf(picture)
    const inForce = [...picture.closures.values()].filter((closure) => isInForce(closure, now))
    if (shown.picture?.closures !== picture.closures || !areSame(inForce, shownInForce)) {
      shownInForce = inForce
      source('closures')?.setData(drawClosures(picture.closures.values(), now))
    }
    shown = show(shown, picture, wanted.chosen(), wanted.ways())
    overlay.show(shown)
    const followed = wanted.followed()
    const at = followed === null ? null : placeOfUnit(picture, followed)
    if (at) camera.keep(at)
  }, browser)

  map.on('click', ({ point, lngLat }) => {
    if (sketching) return ears.onPoint([lngLat.lng, lngLat.lat])
    const picked = pick(map, overlay, point)
    if (picked?.kind === 'cluster') void openCluster(map, picked)
    else if (picked) ears.onPick(picked)
  })
  map.on('move', ears.onMove)
  pointOut(map, (point) => (sketching ? null : pick(map, overlay, point) !== null))
  const stopWatching = watchTokens((tokens) => {
    overlay.dress(tokens)
    void loaded.then(() => dress({ tokens }))
  })

  return {
    map,
    camera,
    draw: pace.want,
    setGround: (address) => void loaded.then(() => source('ground')?.setData(address)),
    setPremises: (address) => void loaded.then(() => source('premises')?.setData(address)),
    showPremises: (place) => void loaded.then(() => source('chosen-premises')?.setData(drawPlace(place))),
    sketch(drawn) {
      sketching = drawn !== null
      map.getCanvas().style.cursor = sketching ? 'crosshair' : ''
      void loaded.then(() => source('measure')?.setData(drawn ?? nothing))
    },
    speak: (spoken) => void loaded.then(() => dress({ language: spoken })),
    close() {
      stopWatching()
      pace.stop()
      map.remove()
    },
  }
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

const areSame = (some: readonly Closure[], others: readonly Closure[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])

/** The hand that shows what can be pressed; looked up at most every 80 ms, for the map is asked each time. */
const pointOut = (map: MapLibreMap, canBePressed: (point: Pixel) => boolean | null): void => {
  let lookedAt = 0
  map.on('mousemove', ({ point }) => {
    if (map.isMoving() || performance.now() - lookedAt < 80) return
    lookedAt = performance.now()
    const can = canBePressed(point)
    if (can !== null) map.getCanvas().style.cursor = can ? 'pointer' : ''
  })
}
