import { isDeepStrictEqual } from 'node:util'
import { type Decision, decideBy, refuse } from '../platform/decision.ts'
import type { Actor } from '../platform/words.ts'
import { type Closure, type ClosureCommand, type ClosureEvent, type Declared, mostAcross } from './closure.ts'
import { across } from './extent.ts'

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

  /** It stays the same closure: what was said of it holds on, where it is now. */
  move({ status, ...closure }, { where, oneWay, roads, near, by }) {
    if (status !== 'declared') return refuse('closure-over')
    if (across(where) > mostAcross) return refuse('closure-too-large', { most: mostAcross })
    const isThere = isDeepStrictEqual([closure.where, closure.oneWay], [where, oneWay])
    return isThere ? [] : [{ type: 'closure-moved', where, oneWay, roads, near, by }]
  },

  /** Whoever lifts what is over has what they want. */
  lift: ({ status }, { by }) => (status === 'declared' ? [{ type: 'closure-lifted', by }] : []),

  'end-on-time': ({ status, endsAt }, _command, now) =>
    status === 'declared' && endsAt !== null && endsAt <= now ? [{ type: 'closure-ended' }] : [],
})

const endsLater = (startsAt: number, endsAt: number | null, now: number): boolean =>
  endsAt === null || endsAt > Math.max(startsAt, now)
