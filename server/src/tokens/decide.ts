import { decideBy } from '../platform/decision.ts'
import type { Token, TokenCommand, TokenEvent } from './token.ts'

/** What may be done with a token that was made. */
export const decide = decideBy<Token, TokenCommand, TokenEvent>({
  end: ({ ended }, { by }) => (ended ? [] : [{ type: 'token-ended', by }]),

  'end-on-time': ({ ended, endsAt }, _command, now) => (ended || endsAt > now ? [] : [{ type: 'token-expired' }]),
})
