/** What OpenStreetMap consists of. Positions are in units of 1e-7 degrees, as whole numbers. */
export type Tags = Readonly<Record<string, string>>

export interface OsmNode {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly tags: Tags
}

export interface OsmWay {
  readonly id: number
  readonly tags: Tags
  readonly nodes: readonly number[]
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation'
  readonly id: number
  readonly role: string
}

export interface OsmRelation {
  readonly id: number
  readonly tags: Tags
  readonly members: readonly OsmMember[]
}

/** Who reads a file: what is not asked for is not unfolded. */
export interface OsmReader {
  readonly node?: (node: OsmNode) => void
  readonly way?: (way: OsmWay) => void
  readonly relation?: (relation: OsmRelation) => void
}

export const noTags: Tags = Object.freeze({})
