import { derived } from '../../api/live/derived.ts'
import type { LiveState } from '../../api/live/state.ts'
import type { Unit } from '../../api/words.ts'
import { metresBetween } from '../../ui/metres.ts'

/** The groups of the board, from top to bottom: what needs a word first, then who works, who may be sent, who may not. */
export const unitGroups = [
  'distress',
  'unacknowledged',
  'on-scene',
  'en-route',
  'assigned',
  'clearing',
  'available',
  'out-of-service',
] as const
export type UnitGroup = (typeof unitGroups)[number]
export type Board = readonly { readonly group: UnitGroup; readonly units: readonly string[] }[]

const collator = new Intl.Collator('en', { numeric: true })

/** T-2 before T-11. Comparing thousands of names takes longer than all the rest: not again while the units are the same. */
const byName = derived(['units'], ({ units }) => [...units.values()].sort((a, b) => collator.compare(a.id, b.id)))

/** Metres by unit. */
export type Distances = ReadonlyMap<string, number>

/** How far every unit whose position is known was from a place; nothing where there is no place. */
export const distancesTo = (
  place: readonly number[] | undefined,
  { sightings }: Pick<LiveState, 'sightings'>,
): Distances =>
  new Map(place && [...sightings].map(([unit, { position }]) => [unit, metresBetween(position, place)] as const))

/** Unit ids by group, T-2 before T-11; the free ones nearest first, as far as `distances` tells. */
export const boardOf = (
  { units, incidents }: Pick<LiveState, 'units' | 'incidents'>,
  distances: Distances = new Map(),
): Board => {
  const silent = new Set(
    [...incidents.values()].flatMap(({ assignments }) =>
      assignments.filter((assignment) => assignment.unacknowledged).map((assignment) => assignment.unit),
    ),
  )
  const groupOf = (unit: Unit): UnitGroup =>
    unit.distress ? 'distress' : silent.has(unit.id) ? 'unacknowledged' : unit.status
  const inGroups = Map.groupBy(byName({ units }), groupOf)
  const metres = (unit: Unit) => distances.get(unit.id) ?? Number.MAX_VALUE
  inGroups.get('available')?.sort((a, b) => metres(a) - metres(b))
  return unitGroups.map((group) => ({ group, units: (inGroups.get(group) ?? []).map((unit) => unit.id) }))
}

/** Whether two boards draw the same rows in the same order. */
export const sameBoard = (a: Board, b: Board): boolean =>
  a.every(({ units }, at) => {
    const others = b[at]?.units ?? []
    return units.length === others.length && units.every((unit, place) => unit === others[place])
  })
