import type { RoadClass } from '@yordam/atlas'

/** What a line of the map is. Without `street` nobody drives along it. */
export type Stroke = {
  readonly street?: StreetClass
  readonly name?: string
  /** What it is among roads, where that does not follow from its class. */
  readonly highway?: RoadClass
  /** Over which water it is carried by bridges; elsewhere it ends at the bank. */
  readonly bridges?: 'every' | 'canal'
  /** A ring that is driven counter-clockwise only. */
  readonly oneway?: boolean
}

export const streetClasses = ['ring', 'radial', 'street', 'lane'] as const
export type StreetClass = (typeof streetClasses)[number]

/** What streets are among roads, as OpenStreetMap counts them (“Key:highway”), unless they are more. */
export const highways: Readonly<Record<StreetClass, RoadClass>> = {
  ring: 'secondary',
  radial: 'secondary',
  street: 'tertiary',
  lane: 'residential',
}

/** What a face of the map is. */
export type Use = {
  readonly is: 'river' | 'canal' | 'park' | 'stadium' | 'works' | 'homes'
  readonly name?: string
  /** The number of its district. */
  readonly district: number
}

export const isWater = (use: Use): boolean => use.is === 'river' || use.is === 'canal'
