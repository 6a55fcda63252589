import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import { type Asked, type Door, Id } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Person } from '../platform/identity/people.ts'
import { hashOf } from '../platform/identity/secret.ts'
import { Instant, instant } from '../platform/words.ts'
import { viewToken } from './board.ts'
import { command, make } from './command.ts'
import { tokenKind } from './evolve.ts'
import { AdministratorTokenForm, personOf, TokenForm, TokenView } from './token.ts'

const tag = 'identity'

const Secret = z.object({
  token: z.string().meta({ description: 'The secret: it is shown this once, and kept nowhere' }),
})
const Made = z
  .object({
    id: z.string().meta({ description: 'By which it is ended' }),
    person: z.string().meta({ description: 'Under which its deeds are recorded' }),
    endsAt: Instant,
  })
  .meta({ id: 'TokenMade' })

type Asker = Pick<Asked<undefined, undefined, undefined>, 'person' | 'key' | 'ready'>

/** Tokens, by which programs come in. */
export const tokenRoutes = (
  door: Door,
  house: House,
  identity: Identity,
  open: (sealed: Sealed) => unknown,
  /** Writes down that everything by which a person comes in was ended, where they are somebody who works here. */
  signedOut: (id: string, by: Person) => Promise<unknown>,
): void => {
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

  const prepare = {
    tells: Secret,
    make: () => {
      const token = people.newSecret('token')
      return { ready: hashOf(token).toString('base64url'), told: { token } }
    },
  }
  /** The secret was given out already; from here on it is good. */
  const admit = async (person: Person, days: number, { person: by, key, ready }: Asker) => {
    const endsAt = Date.now() + days * 86_400_000
    const { answer } = await house.commit(by, (work) => make(work, person, endsAt), { key })
    await people.admit(Buffer.from(ready!, 'base64url'), person, 'token', { from: by, token: answer.token, endsAt })
    return { id: answer.token, person: person.id, endsAt: instant(endsAt) }
  }

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
    prepare,
    answerTo: (asked) => admit(personOf(asked.body), asked.body.days, asked),
  })

  door.route({
    method: 'POST',
    url: '/api/tokens/administrators',
    action: 'token:create-administrator',
    keyless: true,
    tag,
    summary:
      'Make a token for a program that may do what an administrator may; it is shown now, and good when approved',
    body: AdministratorTokenForm,
    answer: Made,
    status: 201,
    prepare,
    answerTo: (asked) => {
      const { name, days } = asked.body
      return admit(personOf({ role: 'administrator', name }), days, asked)
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
      await signedOut(id, person)
      return { ended }
    },
  })
}
