import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import { type Door, Id } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Person } from '../platform/identity/people.ts'
import { Instant, instant } from '../platform/words.ts'
import { viewToken } from './board.ts'
import { command, make } from './command.ts'
import { tokenKind } from './evolve.ts'
import { personOf, TokenForm, TokenView } from './token.ts'

const tag = 'identity'

const Made = z
  .object({
    id: z.string().meta({ description: 'By which it is ended' }),
    token: z.string().meta({ description: 'The secret: it is shown this once, and kept nowhere' }),
    person: z.string().meta({ description: 'Under which its deeds are recorded' }),
    endsAt: Instant,
  })
  .meta({ id: 'TokenMade' })

/** Tokens, by which programs come in. */
export const tokenRoutes = (door: Door, house: House, identity: Identity, open: (sealed: Sealed) => unknown): void => {
  const { people } = identity
  const view = viewToken(open)

  const end = (id: string, by: Person) =>
    house.commit(by, (work) => command(work, id, { type: 'end', by: work.by }), { about: streamOf(tokenKind, id) })

  door.route({
    method: 'GET',
    url: '/api/tokens',
    action: 'token:read',
    tag,
    summary: 'The tokens that are good, the newest first: who made each, what it may, when it was last used',
    answer: z.array(TokenView),
    answerTo: async () => {
      const used = await people.tokensUsed()
      return [...house.list(tokenKind)]
        .sort((a, b) => b.number - a.number)
        .map((token) => view(token, used.get(token.id) ?? null))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/tokens',
    action: 'token:create',
    keyless: true,
    tag,
    summary: 'Make a token for a program; it is shown this once',
    body: TokenForm,
    answer: Made,
    status: 201,
    answerTo: async ({ body, person: by }) => {
      const person = personOf(body)
      const endsAt = Date.now() + body.days * 86_400_000
      const { answer } = await house.commit(by, (work) => make(work, person, endsAt))
      const secret = await people.let(person, 'token', { from: by, token: answer.token, endsAt })
      return { id: answer.token, token: secret, person: person.id, endsAt: instant(endsAt) }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/tokens/:id',
    action: 'token:end',
    tag,
    summary: 'End a token: within seconds it is good for nothing',
    params: Id,
    answer: z.object({ ended: z.int() }),
    answerTo: async ({ params: { id }, person }) => {
      await find(house, tokenKind, id)
      // Out first: also while nothing can be written down.
      const ended = await people.endToken(id)
      await end(id, person)
      return { ended }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/passes/:id',
    action: 'token:end',
    tag,
    summary: 'End all tokens and sessions of a person: within seconds they are out, their open screens included',
    params: Id,
    answer: z.object({ ended: z.int() }),
    answerTo: async ({ params: { id }, person }) => {
      const ended = await identity.endAll(id)
      for (const token of house.find(tokenKind, 'person', id)) await end(token.id, person)
      return { ended }
    },
  })
}
