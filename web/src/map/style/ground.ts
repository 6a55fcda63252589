import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '../../ui/i18n/index.ts'
import type { Tokens } from '../tokens.ts'

/** Widths in pixels of the classes of streets, by zoom: between two levels a street doubles, as the city does. */
const widths = {
  ring: { 10: 1, 12: 1.8, 14: 5, 16: 14, 18: 44 },
  radial: { 10: 0.8, 12: 1.6, 14: 4.4, 16: 12, 18: 38 },
  street: { 10: 0, 12: 0.6, 14: 2.2, 16: 7, 18: 24 },
  lane: { 10: 0, 12: 0.2, 14: 1, 16: 4, 18: 14 },
} as const
type StreetClass = keyof typeof widths
const classes = Object.keys(widths) as StreetClass[]
const zooms = [10, 12, 14, 16, 18] as const

/** The width of every class at every zoom, `more` pixels wider: for the casing. */
const widthOf = (more: number): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    ...zooms.flatMap((zoom) => [zoom, byClass((one) => widths[one][zoom] && widths[one][zoom] + more)]),
  ] as unknown as ExpressionSpecification

const byClass = (of: (one: StreetClass) => number | string): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    ...classes.flatMap((one) => [one, of(one)]),
    of('lane'),
  ] as unknown as ExpressionSpecification

const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name]

/** A name in the language of the screen, where the plan has it. */
const nameIn = (language: Language): ExpressionSpecification => [
  'coalesce',
  ['get', `name:${language}`],
  ['get', 'name'],
]

export const fontsOf = ({ font }: Pick<Tokens, 'font'>, weight = ''): string[] =>
  font.split(',').map((name, index) => {
    const bare = name.trim().replaceAll('"', '')
    return index === 0 && weight ? `${bare} ${weight}` : bare
  })

/** The city itself: land, blocks, parks, water, rails, streets and their names. */
export const groundLayers = (tokens: Tokens, language: Language): LayerSpecification[] => {
  const scale = Number(tokens['text-scale']) || 1
  const name = nameIn(language)
  const size = (px: number) => px * scale
  const halo = { 'text-halo-color': tokens['map-land'], 'text-halo-width': 1.4, 'text-halo-blur': 0.4 }
  const street = { source: 'ground', type: 'line', filter: kind('street') } as const
  const joined = {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': byClass((one) => -classes.indexOf(one)),
  } as const
  return [
    { id: 'land', type: 'background', paint: { 'background-color': tokens['map-land'] } },
    {
      id: 'block',
      type: 'fill',
      source: 'ground',
      filter: kind('block'),
      paint: {
        'fill-color': tokens['map-block'],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0, 12.5, 1],
      },
    },
    { id: 'park', type: 'fill', source: 'ground', filter: kind('park'), paint: { 'fill-color': tokens['map-park'] } },
    {
      id: 'water',
      type: 'fill',
      source: 'ground',
      filter: ['all', kind('water'), ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': tokens['map-water'] },
    },
    {
      id: 'stream',
      type: 'line',
      source: 'ground',
      filter: ['all', kind('water'), ['==', ['geometry-type'], 'LineString']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': tokens['map-water'],
        'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 1, 14, 4, 18, 24],
      },
    },
    {
      id: 'rail',
      type: 'line',
      source: 'ground',
      filter: kind('rail'),
      paint: {
        'line-color': tokens['map-rail'],
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 16, 2],
        'line-dasharray': [5, 2],
      },
    },
    {
      id: 'street-casing',
      ...street,
      minzoom: 12,
      layout: joined,
      paint: { 'line-color': tokens['map-casing'], 'line-width': widthOf(1.6) },
    },
    {
      id: 'street',
      ...street,
      layout: joined,
      paint: {
        'line-color': byClass((one) => tokens[one === 'ring' || one === 'radial' ? 'map-street-main' : 'map-street']),
        'line-width': widthOf(0),
      },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: 'ground',
      filter: kind('street'),
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'symbol-sort-key': byClass((one) => classes.indexOf(one)),
        'text-field': [
          'step',
          ['zoom'],
          ['match', ['get', 'class'], ['ring', 'radial'], name, ''],
          14.5,
          ['match', ['get', 'class'], ['lane'], '', name],
          16,
          name,
        ],
        'text-font': fontsOf(tokens),
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, size(10), 17, size(13)],
        'text-padding': 12,
        'text-max-angle': 30,
      },
      paint: { ...halo, 'text-color': tokens['map-name'] },
    },
    {
      id: 'place-name',
      type: 'symbol',
      source: 'ground',
      filter: ['all', kind('name'), ['!=', ['get', 'class'], 'district']],
      minzoom: 13.5,
      layout: {
        'text-field': name,
        'text-font': fontsOf(tokens),
        'text-size': size(11),
        'text-max-width': 7,
        'text-padding': 6,
      },
      paint: {
        ...halo,
        'text-color': [
          'match',
          ['get', 'class'],
          ['river', 'canal', 'pond'],
          tokens['map-water-name'],
          'park',
          tokens['map-park-name'],
          tokens['map-name'],
        ],
      },
    },
    {
      id: 'district-name',
      type: 'symbol',
      source: 'ground',
      filter: ['all', kind('name'), ['==', ['get', 'class'], 'district']],
      minzoom: 10,
      maxzoom: 15.5,
      layout: {
        'text-field': name,
        'text-font': fontsOf(tokens, 'SemiBold'),
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.14,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, size(10), 14, size(13)],
        'text-max-width': 8,
        'text-padding': 4,
        // Out of the way of the station, which stands at its place.
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 0.9,
      },
      paint: {
        ...halo,
        'text-color': tokens['map-name'],
        'text-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0.9, 15.5, 0.4],
      },
    },
  ]
}
