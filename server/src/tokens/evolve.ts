import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Token, TokenEvent } from './token.ts'

const ended = (token: Token): Token => ({ ...token, ended: true })

export const tokenKind: Kind<Token, TokenEvent> = {
  name: 'token',
  shape: 1,
  evolve: evolveBy<Token, Recorded<TokenEvent>>({
    'token-made': (_none, { id, number, person, role, unit, scopes, endsAt, by, at, private: { name } }) => ({
      id,
      number,
      person,
      name,
      role,
      unit,
      scopes,
      by,
      at,
      endsAt,
      ended: false,
    }),
    'token-ended': ended,
    'token-expired': ended,
  }),
  isOpen: ({ ended }) => !ended,
  columns: { number: { sql: 'bigint', of: ({ number }) => number } },
  indexes: { person: ({ person }) => person },
}
