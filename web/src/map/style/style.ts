import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../../ui/i18n/index.ts'
import type { Tokens } from '../tokens.ts'
import { closureLayers } from './closures.ts'
import { groundLayers } from './ground.ts'
import { measureLayers, placeLayers } from './places.ts'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** A source that the page fills. */
const filled: GeoJSONSourceSpecification = { type: 'geojson', data: nothing }

/**
 * What lies still. The ground and the premises are fetched and cut up in the map's own thread. What moves is not among it:
 * that is drawn on the overlay.
 */
const sources = {
  ground: { type: 'geojson', data: nothing, tolerance: 0.2, maxzoom: 16 },
  areas: filled,
  stations: filled,
  closures: filled,
  premises: { type: 'geojson', data: nothing, cluster: true, clusterRadius: 44, clusterMaxZoom: 15 },
  'chosen-premises': filled,
  measure: filled,
} satisfies Record<string, GeoJSONSourceSpecification>

export type SourceName = keyof typeof sources

/** The whole map but for what happens on it, made of nothing but the tokens of the page and the language that is spoken. Pure. */
export const styleOf = (tokens: Tokens, language: Language): StyleSpecification => ({
  version: 8,
  sources,
  layers: [
    ...groundLayers(tokens, language),
    ...closureLayers(tokens),
    ...placeLayers(tokens),
    ...measureLayers(tokens),
  ],
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
