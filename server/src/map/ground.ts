import { z } from 'zod'
import { type Actor, Actor as ActorSchema, Instant } from '../platform/words.ts'

/**
 * The ground plan: what lies under everything else on the map. It is one GeoJSON document (RFC 7946), kept as a file; the
 * journal knows its hash and who put it there.
 */

/** What a feature of the ground plan may be, and the geometries that it may have. */
export const groundKinds = {
  water: ['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'],
  park: ['Polygon', 'MultiPolygon'],
  block: ['Polygon', 'MultiPolygon'],
  street: ['LineString', 'MultiLineString'],
  rail: ['LineString', 'MultiLineString'],
  district: ['Polygon', 'MultiPolygon'],
  name: ['Point'],
} as const satisfies Record<string, readonly string[]>
export type GroundKind = keyof typeof groundKinds

/** From the widest to the narrowest. */
export const streetClasses = ['ring', 'radial', 'street', 'lane'] as const

/** Languages in which a name may be given beside its own: `name:ru`, as OpenStreetMap writes it. */
export const nameKeys = ['name', 'name:uz', 'name:ru', 'name:en'] as const

/** What a plan may hold at most: a city of three million has fewer streets. */
export const groundLimits = {
  bytes: 20 * 1024 * 1024,
  features: 200_000,
  positions: 2_000_000,
  /** Lists and objects: one for each position, a few for each feature and each line. Whatever they are, half a gigabyte holds them. */
  opened: 4_000_000,
  /** So many of them stand in one another at most; the coordinates of a plan need eight. */
  depth: 32,
  name: 100,
  attribution: 200,
}

/** `[west, south, east, north]`, degrees. */
export type Bounds = readonly [number, number, number, number]

/** What is known of the plan that is shown now. */
export const GroundView = z
  .object({
    hash: z.string().meta({ description: 'SHA-256 of the document, hexadecimal; also its ETag' }),
    features: z.int(),
    bytes: z.int(),
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .nullable()
      .meta({ description: '[west, south, east, north]; null when nothing is on it' }),
    attribution: z.string().nullable().meta({ description: 'Whose work it is, to be shown with it' }),
    replacedAt: Instant,
    replacedBy: ActorSchema,
  })
  .meta({ id: 'Ground' })
export type GroundView = z.infer<typeof GroundView>

export interface Ground {
  readonly hash: string
  readonly features: number
  readonly bytes: number
  readonly bounds: Bounds | null
  readonly attribution: string | null
  readonly replacedAt: number
  readonly replacedBy: Actor
}

export type GroundEvent = {
  type: 'ground-plan-replaced'
  hash: string
  features: number
  bytes: number
  bounds: Bounds | null
  attribution: string | null
  by: Actor
}
