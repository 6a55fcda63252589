import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { metresBetween } from '../ui/metres.ts'

export type Measured = readonly (readonly [longitude: number, latitude: number])[]

/** Metres along the points, as the crow flies. */
export const lengthOf = (points: Measured): number =>
  points.slice(1).reduce((sum, point, index) => sum + metresBetween(points[index]!, point), 0)

export const drawMeasured = (points: Measured): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    ...(points.length > 1 ? [feature({ type: 'LineString', coordinates: points.map((point) => [...point]) })] : []),
    ...points.map((point) => feature({ type: 'Point', coordinates: [...point] })),
  ],
})

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry })

/** A length for the scale, at most `most` metres: 1, 2 or 5 with noughts. */
export const roundLength = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power
}

/** Metres that one pixel is wide, in Web Mercator with tiles of 512 pixels. */
export const metresPerPixel = (latitude: number, zoom: number): number =>
  (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)
