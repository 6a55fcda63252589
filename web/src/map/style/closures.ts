import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Tokens } from '../tokens.ts'
import { fontsOf } from './ground.ts'

const closed: ExpressionSpecification = ['get', 'closed']
const ofLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
const ofArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
/** What holds later, or at other hours, is there in a lesser voice. */
const voice: ExpressionSpecification = ['case', ['get', 'now'], 1, 0.4]
const width = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  11,
  far,
  16,
  near,
]

/**
 * Roads that are closed or slow. Colour means priority, so a closed road is told by its form: a barrier, with the sign that
 * bars a way. A slow one is a row of dots, with a clock.
 */
export const closureLayers = (tokens: Tokens): LayerSpecification[] => [
  {
    id: 'closure-area',
    type: 'fill',
    source: 'closures',
    filter: ofArea,
    paint: {
      'fill-color': tokens.ink,
      'fill-opacity': ['case', ['all', closed, ['get', 'now']], 0.16, ['get', 'now'], 0.08, 0.05],
    },
  },
  {
    id: 'closure-bed',
    type: 'line',
    source: 'closures',
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: { 'line-color': tokens['map-land'], 'line-width': width(6, 12) },
  },
  {
    id: 'closure-bars',
    type: 'line',
    source: 'closures',
    filter: closed,
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: {
      'line-color': tokens.ink,
      'line-width': width(4, 8),
      'line-dasharray': [0.9, 0.5],
      'line-opacity': voice,
    },
  },
  {
    id: 'closure-slow',
    type: 'line',
    source: 'closures',
    filter: ['!', closed],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': tokens['ink-2'],
      'line-width': width(3, 6),
      'line-dasharray': [0.01, 1.8],
      'line-opacity': voice,
    },
  },
  ...(
    [
      ['closure-sign', 'line-center', ofLine],
      ['closure-area-sign', 'point', ofArea],
    ] as const
  ).map(
    ([id, placement, filter]): LayerSpecification => ({
      id,
      type: 'symbol',
      source: 'closures',
      filter,
      minzoom: 11,
      layout: {
        'symbol-placement': placement,
        'icon-image': ['case', closed, 'road closed', 'road slow'],
        // Of a whole city it must not hide what happens there.
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 14, 1],
        'icon-rotation-alignment': 'viewport',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        // What the list calls it: from where there is room for it.
        'text-field': ['step', ['zoom'], '', 14, ['get', 'name']],
        'text-font': fontsOf(tokens),
        'text-size': 10.5 * (Number(tokens['text-scale']) || 1),
        'text-rotation-alignment': 'viewport',
        'text-anchor': 'top',
        'text-offset': [0, 1],
        'text-optional': true,
      },
      paint: {
        'icon-opacity': voice,
        'text-opacity': voice,
        'text-color': tokens['ink-2'],
        'text-halo-color': tokens['map-land'],
        'text-halo-width': 1.4,
      },
    }),
  ),
]
