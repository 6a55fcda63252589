import type { OsmRelation, Tags } from '../osm/elements.ts'
import { type Vehicle, vehicleNames, vehicles } from './vehicles.ts'

/** A turn restriction (OSM wiki, “Relation:restriction”), by the numbers of the file. */
export interface Restriction {
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** The node where one turns, or the ways that one drives in between. */
  readonly viaNode: number | undefined
  readonly viaWays: readonly number[]
  /** Nothing but this turn is allowed. */
  readonly only: boolean
  /** For whom it holds: bit n for the vehicle number n. */
  readonly holdsFor: number
}

/** Undefined where the relation is no turn restriction, or one that none of our vehicles has to keep. */
export const restrictionOf = ({ tags, members }: OsmRelation): Restriction | undefined => {
  if (!/^restriction(:|$)/.test(tags.type ?? '')) return undefined
  const values = vehicleNames.map((name) => valueFor(tags, vehicles[name]))
  const value = values.find((one) => one !== undefined)
  if (value === undefined) return undefined
  const among = (role: string, type: string) =>
    members.filter((member) => member.role === role && member.type === type).map(({ id }) => id)
  return {
    from: among('from', 'way'),
    to: among('to', 'way'),
    viaNode: among('via', 'node')[0],
    viaWays: among('via', 'way'),
    only: value.startsWith('only_'),
    holdsFor: values.reduce((bits, one, index) => (one === value ? bits | (1 << index) : bits), 0),
  }
}

/** What a restriction tells the drivers of a vehicle: `no_left_turn`; undefined where they are excepted. */
const valueFor = (tags: Tags, { spokenOfAs }: Vehicle): string | undefined => {
  const excepted = (tags.except ?? '').split(';').map((one) => one.trim())
  if (spokenOfAs.some((name) => excepted.includes(name))) return undefined
  const particular = spokenOfAs.map((name) => tags[`restriction:${name}`]).find((one) => one !== undefined)
  const value = particular ?? tags.restriction
  return value !== undefined && /^(no|only)_/.test(value) ? value : undefined
}
