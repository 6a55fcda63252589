import { MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Language } from '../../ui/i18n/index.ts'
import { drawMark } from '../overlay/marks.ts'
import { type Restyled, restyle, styleOf } from '../style/style.ts'
import { readTokens, type Tokens } from '../tokens.ts'

// The policy of the page lets a worker come only from a file of ours.
setWorkerUrl(workerUrl)

/** Dots for each pixel of the screen with which the map's own marks are drawn. */
const RATIO = 2

/** Whether this browser can draw the map at all. */
export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** A map that wears the tokens of the page. */
export interface Dressed {
  readonly map: MapLibreMap
  readonly dress: (change: { readonly tokens?: Tokens; readonly language?: Language }) => void
}

/** Opens a map in an element: north is up, the ground is flat, nothing fades. */
export const openMap = (container: HTMLElement, language: Language, title: string): Dressed => {
  let [tokens, spoken] = [readTokens(), language]
  let style = styleOf(tokens, spoken)
  const map = new MapLibreMap({
    container,
    style,
    validateStyle: false,
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 3,
    maxZoom: 19,
    renderWorldCopies: false,
    locale: { 'Map.Title': title },
  })
  map.keyboard.disableRotation()
  map.touchZoomRotate.disableRotation()
  map.setMissingStyleImageResolver((name) => {
    const picture = imageOf(name, tokens)
    if (picture && !map.hasImage(name)) map.addImage(name, picture, { pixelRatio: RATIO })
  })
  return {
    map,
    dress(change) {
      const marks = change.tokens ? map.listImages() : []
      tokens = change.tokens ?? tokens
      spoken = change.language ?? spoken
      const next = styleOf(tokens, spoken)
      for (const change of restyle(style, next)) apply(map, change)
      for (const name of marks) {
        const picture = imageOf(name, tokens)
        if (picture) map.updateImage(name, picture)
      }
      style = next
    },
  }
}

const imageOf = (name: string, tokens: Tokens): ImageData | undefined => {
  const picture = drawMark(name, tokens, { ratio: RATIO, scale: 1, heading: 0 })
  return picture?.getContext('2d')?.getImageData(0, 0, picture.width, picture.height)
}

const apply = (map: MapLibreMap, { layer, group, name, value }: Restyled): void => {
  // The names come from our own style; the map's types know them one by one.
  if (group === 'paint') map.setPaintProperty(layer, name as never, value as never, { validate: false })
  else map.setLayoutProperty(layer, name as never, value as never, { validate: false })
}
