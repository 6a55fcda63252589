import { type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import type { Person } from '../platform/identity/people.ts'
import { personal } from '../platform/personal.ts'
import { decide } from './decide.ts'
import { tokenKind } from './evolve.ts'
import type { TokenCommand } from './token.ts'

/** Writes down that a token was made, for whom and until when. Its secret stands nowhere. */
export const make = (work: Work, of: Person, endsAt: number): { token: string } | Refusal => {
  const { id, number } = work.nextNumber(tokenKind)
  const { id: person, name, role, unit, scopes = [] } = of
  const parts = { name: personal('token-name', `token:${id}`, name, work.now) }
  return (
    work.decided(tokenKind, id, [
      { type: 'token-made', id, number, person, role, unit, scopes, endsAt, by: work.by, private: parts },
    ]) ?? { token: id }
  )
}

/** Asks something of one token. */
export const command = (work: Work, id: string, asked: TokenCommand): { token: string } | Refusal => {
  const token = work.state(tokenKind, id)
  if (!token) return refuse('token-not-found')
  return work.decided(tokenKind, id, decide(token, asked, work.now)) ?? { token: id }
}
