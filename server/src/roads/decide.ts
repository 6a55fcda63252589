import { isDeepStrictEqual } from 'node:util'
import { type Decision, decideBy, refuse } from '../platform/decision.ts'
import { metresBetween } from '../platform/distance.ts'
import type { Actor, Position } from '../platform/words.ts'
import {
  type Closure,
  type ClosureCommand,
  type ClosureEvent,
  type Declared,
  mostAcross,
  type Where,
} from './closure.ts'

/** So many stand at once: the atlas looks at each of them whenever one changes. */
const mostAtOnce = 200

/** May this be declared, with so many that stand already? */
export const declare = (
  declared: Declared,
  { id, number, by }: { readonly id: string; readonly number: number; readonly by: Actor },
  standing: number,
  now: number,
): Decision<ClosureEvent> => {
  const { where, startsAt, endsAt } = declared
  if (standing >= mostAtOnce) return refuse('too-many-closures', { most: mostAtOnce })
  if (across(where) > mostAcross) return refuse('closure-too-large', { most: mostAcross })
  if (!endsLater(startsAt, endsAt, now)) return refuse('closure-ends-in-the-past')
  return [{ type: 'closure-declared', id, number, ...declared, by }]
}

/** What may be done with a closure. Who may do it at all is the table's business. */
export const decide = decideBy<Closure, ClosureCommand, ClosureEvent>({
  change({ status, startsAt, ...closure }, { slower, cause, endsAt, hours, by }, now) {
    if (status !== 'declared') return refuse('closure-over')
    if (!endsLater(startsAt, endsAt, now)) return refuse('closure-ends-in-the-past')
    const before = { slower: closure.slower, cause: closure.cause, endsAt: closure.endsAt, hours: closure.hours }
    const after = { slower, cause, endsAt, hours }
    return isDeepStrictEqual(before, after) ? [] : [{ type: 'closure-changed', ...after, by }]
  },

  /** Whoever lifts what is over has what they want. */
  lift: ({ status }, { by }) => (status === 'declared' ? [{ type: 'closure-lifted', by }] : []),

  'end-on-time': ({ status, endsAt }, _command, now) =>
    status === 'declared' && endsAt !== null && endsAt <= now ? [{ type: 'closure-ended' }] : [],
})

const endsLater = (startsAt: number, endsAt: number | null, now: number): boolean =>
  endsAt === null || endsAt > Math.max(startsAt, now)

/** The length of a line, or the longer side of the box around a polygon; metres. */
const across = (where: Where): number =>
  where.type === 'LineString' ? lengthOf(where.coordinates) : boxOf(where.coordinates[0])

const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, point, at) => sum + metresBetween(line[at]!, point), 0)

const boxOf = (ring: readonly Position[]): number => {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  return Math.max(metresBetween([west, south], [east, south]), metresBetween([west, south], [west, north]))
}
