/** What a line of the map is. Without `street` nobody drives along it. */
export type Stroke = {
  readonly street?: StreetClass
  readonly name?: string
  /** Over which water it is carried by bridges; elsewhere it ends at the bank. */
  readonly bridges?: 'every' | 'canal'
  /** A ring that is driven counter-clockwise only. */
  readonly oneway?: boolean
}

export const streetClasses = ['ring', 'radial', 'street', 'lane'] as const
export type StreetClass = (typeof streetClasses)[number]

/** What a face of the map is. */
export type Use = {
  readonly is: 'river' | 'canal' | 'park' | 'stadium' | 'works' | 'homes'
  readonly name?: string
  /** The number of its district. */
  readonly district: number
}

export const isWater = (use: Use): boolean => use.is === 'river' || use.is === 'canal'
