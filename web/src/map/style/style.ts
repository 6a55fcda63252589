import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../../ui/i18n/index.ts'
import type { Tokens } from '../tokens.ts'
import { groundLayers } from './ground.ts'
import { measureLayers, placeLayers, sceneLayers } from './scene.ts'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** A source that the page fills; its features are changed one by one, by the name that each bears. */
const changing: GeoJSONSourceSpecification = { type: 'geojson', data: nothing, promoteId: 'id' }

/** What the layers draw. The ground and the premises are fetched and cut up in the map's own thread. */
const sources = {
  ground: { type: 'geojson', data: nothing, tolerance: 0.2, maxzoom: 16 },
  areas: changing,
  stations: changing,
  premises: { type: 'geojson', data: nothing, cluster: true, clusterRadius: 44, clusterMaxZoom: 15 },
  'chosen-premises': changing,
  links: changing,
  things: changing,
  units: changing,
  measure: { type: 'geojson', data: nothing },
} satisfies Record<string, GeoJSONSourceSpecification>

export type SourceName = keyof typeof sources

/** The whole map, made of nothing but the tokens of the page and the language that is spoken. Pure. */
export const styleOf = (tokens: Tokens, language: Language): StyleSpecification => ({
  version: 8,
  sources,
  layers: [...groundLayers(tokens, language), ...placeLayers(tokens), ...sceneLayers(tokens), ...measureLayers(tokens)],
})

/** One property of a layer that differs between two styles. */
export interface Restyled {
  readonly layer: string
  readonly group: 'paint' | 'layout'
  readonly name: string
  readonly value: unknown
}

/** What makes of one style the other, where both have the same layers: a change of colours leaves all that is shown in place. */
export const restyle = (before: StyleSpecification, after: StyleSpecification): Restyled[] =>
  after.layers.flatMap((layer, index) =>
    (['paint', 'layout'] as const).flatMap((group) =>
      Object.entries(layer[group] ?? {}).flatMap(([name, value]) => {
        const old: unknown = (before.layers[index]?.[group] as Record<string, unknown> | undefined)?.[name]
        return JSON.stringify(old) === JSON.stringify(value) ? [] : [{ layer: layer.id, group, name, value }]
      }),
    ),
  )
