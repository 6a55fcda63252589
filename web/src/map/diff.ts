import type { Feature, Geometry, Point } from 'geojson'
import type { GeoJSONSourceDiff } from 'maplibre-gl'
import type { Drawn } from './features.ts'

export type ById = ReadonlyMap<string, Drawn>

export const byId = (drawn: readonly Drawn[]): ById => new Map(drawn.map((one) => [one.id, one]))

/**
 * What makes of the features that a source has the ones that it shall have; null when nothing changed. A feature that is the
 * same object, or says the same, costs nothing: of two thousand units those are sent that moved.
 */
export const diffOf = (before: ById, after: ById): GeoJSONSourceDiff | null => {
  const add: Feature[] = []
  const update: NonNullable<GeoJSONSourceDiff['update']> = []
  for (const [id, one] of after) {
    const known = before.get(id)
    if (known === one) continue
    if (!known) {
      add.push(featureOf(one))
      continue
    }
    const isMoved = !sameGeometry(known.geometry, one.geometry)
    const addOrUpdateProperties = Object.entries(one.properties)
      .filter(([key, value]) => known.properties[key] !== value)
      .map(([key, value]) => ({ key, value }))
    if (isMoved || addOrUpdateProperties.length > 0)
      update.push({ id, ...(isMoved && { newGeometry: one.geometry }), addOrUpdateProperties })
  }
  const remove = [...before.keys()].filter((id) => !after.has(id))
  return add.length + update.length + remove.length === 0 ? null : { add, update, remove }
}

const featureOf = ({ id, geometry, properties }: Drawn): Feature => ({
  type: 'Feature',
  id,
  geometry,
  properties,
})

const sameGeometry = (a: Geometry, b: Geometry): boolean =>
  a === b || JSON.stringify((a as Point).coordinates) === JSON.stringify((b as Point).coordinates)
