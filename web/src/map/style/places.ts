import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Tokens } from '../tokens.ts'
import { fontsOf } from './ground.ts'

/** What lies still on the ground: who answers for what, where help starts, what is protected. */
export const placeLayers = (tokens: Tokens): LayerSpecification[] => {
  const scale = Number(tokens['text-scale']) || 1
  return [
    {
      id: 'area',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': tokens['map-area'],
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 15, 1.6],
        'line-dasharray': [3, 3],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'premises-cluster',
      type: 'circle',
      source: 'premises',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': tokens['ground-3'],
        'circle-opacity': 0.8,
        'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0.3, 3.5, 1, 9, 2, 13, 4, 22],
      },
    },
    {
      id: 'premises',
      type: 'circle',
      source: 'premises',
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-color': tokens['ink-3'],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.2, 16, 3],
        'circle-opacity': 0.6,
      },
    },
    {
      id: 'premises-count',
      type: 'symbol',
      source: 'premises',
      // Fewer are a larger dot without a number: 1 to 5 are priorities on this map.
      filter: ['all', ['has', 'point_count'], ['>=', ['get', 'point_count'], 10]],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': fontsOf(tokens),
        'text-size': 10 * scale,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': tokens['ink-2'] },
    },
    {
      id: 'premises-chosen',
      type: 'circle',
      source: 'chosen-premises',
      paint: {
        'circle-color': tokens['map-land'],
        'circle-radius': 5,
        'circle-stroke-color': tokens.mine,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'station',
      type: 'symbol',
      source: 'stations',
      minzoom: 12,
      layout: {
        'icon-image': 'station',
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 14, ['get', 'name']],
        'text-font': fontsOf(tokens),
        'text-size': 10.5 * scale,
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-optional': true,
      },
      paint: { 'text-color': tokens['ink-3'], 'text-halo-color': tokens['map-land'], 'text-halo-width': 1.4 },
    },
  ]
}

const meant: ExpressionSpecification = ['has', 'meant']

/** The line that somebody measures, or draws; below it the roads that are meant by it. */
export const measureLayers = (tokens: Tokens): LayerSpecification[] => [
  {
    id: 'measure-meant',
    type: 'line',
    source: 'measure',
    filter: meant,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': tokens.mine, 'line-width': 9, 'line-opacity': 0.35 },
  },
  {
    id: 'measure-line',
    type: 'line',
    source: 'measure',
    filter: ['!', meant],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': tokens.mine, 'line-width': 2 },
  },
  {
    id: 'measure-point',
    type: 'circle',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': tokens['map-land'],
      'circle-radius': 4,
      'circle-stroke-color': tokens.mine,
      'circle-stroke-width': 2,
    },
  },
]
