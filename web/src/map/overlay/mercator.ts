/**
 * Web Mercator (EPSG:3857) as a map that looks straight down with north above draws it: a place of the world is a point of a
 * unit square, x to the east, y to the south, and the screen is a piece of that square.
 */
export type World = readonly [x: number, y: number]

export const worldOf = ([longitude, latitude]: readonly [number, number]): World => {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** The piece that is looked at. */
export interface Camera {
  readonly middle: World
  /** Pixels from one edge of the unit square to the other: tiles of 512 pixels, doubled with each zoom. */
  readonly pixels: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

export const cameraAt = (
  middle: readonly [longitude: number, latitude: number],
  zoom: number,
  width: number,
  height: number,
): Camera => ({ middle: worldOf(middle), pixels: 512 * 2 ** zoom, zoom, width, height })

/** Pixels from the left upper corner of the screen. */
export const pixelOf = ({ middle, pixels, width, height }: Camera, [x, y]: World): readonly [x: number, y: number] => [
  (x - middle[0]) * pixels + width / 2,
  (y - middle[1]) * pixels + height / 2,
]

export const sameCamera = (a: Camera | null, b: Camera): boolean =>
  a !== null &&
  a.middle[0] === b.middle[0] &&
  a.middle[1] === b.middle[1] &&
  a.zoom === b.zoom &&
  a.width === b.width &&
  a.height === b.height
