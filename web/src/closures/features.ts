import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson'
import type { Closure } from '../api/words.ts'
import { type Drawing, ringOf } from './drawing.ts'
import { isInForce } from './inForce.ts'

/** Closures as the map draws them: what is not in force at the time is there in a lesser voice. */
export const drawClosures = (closures: Iterable<Closure>, now: number): FeatureCollection => ({
  type: 'FeatureCollection',
  features: Array.from(
    closures,
    (closure): Feature => ({
      type: 'Feature',
      properties: {
        id: closure.id,
        closed: closure.slower === null,
        now: isInForce(closure, now),
        name: closure.roads[0] ?? closure.near ?? '',
      },
      geometry: closure.where as LineString | Polygon,
    }),
  ),
})

/** What somebody is drawing: the roads that it would close, the line or the outline so far, and the points that they pressed. */
export const drawSketch = ({ shape, points, line, closed }: Drawing): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    ...(closed?.lines ?? []).map(
      (road): Feature => ({
        type: 'Feature',
        properties: { meant: true },
        geometry: { type: 'LineString', coordinates: road },
      }),
    ),
    ...(points.length > 1
      ? [feature({ type: 'LineString', coordinates: shape === 'line' ? line : ringOf(points) })]
      : []),
    ...points.map((point) => feature({ type: 'Point', coordinates: [...point] })),
  ],
})

const feature = (geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: {}, geometry })
