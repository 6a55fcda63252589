import { z } from 'zod'
import { inPieces } from '../platform/turns.ts'
import { Position } from '../platform/words.ts'

/**
 * Where everything is that is protected, as GeoJSON: a map reads it in its own thread, and fifty thousand points never pass
 * through the page.
 */
export const PremisesPoints = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ id: z.string() }),
        geometry: z.object({ type: z.literal('Point'), coordinates: Position }),
      }),
    ),
  })
  .meta({ id: 'PremisesPoints' })
export type PremisesPoints = z.infer<typeof PremisesPoints>

/** What the index holds of each of the premises. */
export interface Indexed {
  readonly id: string
  readonly address: string
  readonly position: Position
  readonly accounts: readonly string[]
}

/** Five decimals are a metre: enough for a dot. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** So many are written before anything else has its turn: about a millisecond. */
const atOnce = 500

/** The points as they are sent. */
export const writePoints = async (all: Iterable<Indexed>): Promise<string> => {
  const features: string[] = []
  for await (const one of inPieces(all, atOnce)) features.push(JSON.stringify(pointOf(one)))
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`
}

const pointOf = ({ id, position: [longitude, latitude] }: Indexed): PremisesPoints['features'][number] => ({
  type: 'Feature',
  properties: { id },
  geometry: { type: 'Point', coordinates: [rounded(longitude), rounded(latitude)] },
})
