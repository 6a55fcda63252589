import type { MapLibreMap } from 'maplibre-gl'
import { readTokens, type Tokens } from '../tokens.ts'
import { type Camera, cameraAt, sameCamera } from './mercator.ts'
import classes from './overlay.module.css'
import { paint, seenOf } from './paint.ts'
import { type Mark, nothingShown, type Shown } from './scene.ts'
import { Sprites } from './sprites.ts'

/** What happens, drawn over the ground. */
export interface Overlay {
  readonly show: (shown: Shown) => void
  readonly dress: (tokens: Tokens) => void
  /** The marks within so many pixels of a point of the map, the nearest first, and of two at one place the upper one. */
  readonly marksAt: (x: number, y: number, reach: number) => Mark[]
}

/**
 * A sheet over the map on which everything is drawn that moves. The ground below it is drawn again only when somebody moves
 * the map: two thousand units on the move cost a few milliseconds, and not a new picture of the whole city.
 */
export const layOverlay = (map: MapLibreMap): Overlay => {
  const canvas = document.createElement('canvas')
  canvas.className = classes.overlay ?? ''
  canvas.ariaHidden = 'true'
  map.getCanvasContainer().append(canvas)
  const pen = canvas.getContext('2d')
  let shown = nothingShown
  let tokens = readTokens()
  let ratio = map.getPixelRatio()
  let sprites = new Sprites(tokens, ratio)
  let drawn: Camera | null = null

  const camera = (): Camera => {
    const { clientWidth, clientHeight } = map.getContainer()
    const { lng, lat } = map.getCenter()
    return cameraAt([lng, lat], map.getZoom(), clientWidth, clientHeight)
  }

  const fit = ({ width, height }: Camera): void => {
    if (ratio !== map.getPixelRatio()) {
      ratio = map.getPixelRatio()
      sprites = new Sprites(tokens, ratio)
    }
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (canvas.width === across && canvas.height === down) return
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    pen?.scale(ratio, ratio)
  }

  const draw = (): void => {
    drawn = camera()
    fit(drawn)
    if (pen) paint(pen, drawn, shown, sprites, tokens)
  }

  // In the same picture in which the ground moves.
  map.on('render', () => {
    if (!sameCamera(drawn, camera())) draw()
  })
  return {
    show(next) {
      shown = next
      draw()
    },
    dress(next) {
      tokens = next
      sprites = new Sprites(tokens, ratio)
      draw()
    },
    marksAt(x, y, reach) {
      const away = (of: { x: number; y: number }) => Math.hypot(of.x - x, of.y - y)
      const { things, units } = seenOf(camera(), shown)
      return [...things, ...units]
        .filter((seen) => away(seen) <= reach)
        .reverse()
        .sort((a, b) => away(a) - away(b))
        .map(({ mark }) => mark)
    },
  }
}
