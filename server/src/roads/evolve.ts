import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Closure, ClosureEvent } from './closure.ts'

export const closureKind: Kind<Closure, ClosureEvent> = {
  name: 'closure',
  shape: 2,
  evolve: evolveBy<Closure, Recorded<ClosureEvent>>({
    'closure-declared': (
      _none,
      { id, number, where, oneWay, slower, cause, roads, near = null, startsAt, endsAt, hours, by, at },
    ) => ({
      id,
      number,
      status: 'declared',
      where,
      oneWay,
      slower,
      cause,
      roads,
      near,
      startsAt,
      endsAt,
      hours,
      declaredAt: at,
      by,
    }),
    'closure-changed': (closure, { slower, cause, endsAt, hours }) => ({ ...closure, slower, cause, endsAt, hours }),
    'closure-moved': (closure, { where, oneWay, roads, near }) => ({ ...closure, where, oneWay, roads, near }),
    'closure-lifted': (closure) => ({ ...closure, status: 'lifted' }),
    'closure-ended': (closure) => ({ ...closure, status: 'ended' }),
  }),
  isOpen: ({ status }) => status === 'declared',
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: {},
  dueAt: ({ endsAt }) => endsAt ?? undefined,
}
