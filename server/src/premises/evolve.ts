import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Account, AccountEvent, Premises, PremisesEvent } from './premises.ts'

export const premisesKind: Kind<Premises, PremisesEvent> = {
  name: 'premises',
  shape: 1,
  evolve: evolveBy<Premises, Recorded<PremisesEvent>>({
    'premises-registered': (_none, { id, number, private: { details } }) => ({ id, number, details }),
    'premises-changed': (premises, { private: { details } }) => ({ ...premises, details }),
  }),
  // The register is always at hand: a panic button must find its door without a query.
  isOpen: () => true,
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: {},
}

/** What a panel says of itself: an account without the receiver and the line that it is registered for. */
export const numberOf = (account: string): string => account.slice(account.indexOf('.') + 1)

export const accountKind: Kind<Account, AccountEvent> = {
  name: 'account',
  shape: 1,
  evolve: evolveBy<Account, Recorded<AccountEvent>>({
    'account-registered': (_none, { id, premises, timeTolerance, private: { zones, key } }) => ({
      id,
      premises,
      timeTolerance,
      zones: zones ?? null,
      key: key ?? null,
      onTestUntil: null,
    }),
    'account-changed': (account, { premises, timeTolerance, keyTakenAway, private: { zones, key } }) => ({
      ...account,
      premises,
      timeTolerance,
      zones: zones ?? account.zones,
      key: key ?? (keyTakenAway ? null : account.key),
    }),
    'account-put-on-test': (account, { until }) => ({ ...account, onTestUntil: until }),
    'account-test-ended': (account) => ({ ...account, onTestUntil: null }),
  }),
  isOpen: () => true,
  columns: { premises: { sql: 'text', of: ({ premises }) => premises } },
  indexes: {
    test: ({ onTestUntil }) => (onTestUntil === null ? undefined : 'on'),
    number: ({ id }) => numberOf(id),
    premises: ({ premises }) => premises,
  },
  dueAt: ({ onTestUntil }) => onTestUntil ?? undefined,
}
