import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Door, Id } from '../http/door.ts'
import { text } from '../words.ts'
import type { People, Person } from './people.ts'
import { Role } from './rights.ts'

export const TokenForm = z
  .object({
    role: Role,
    name: text(100).optional(),
    unit: z
      .string()
      .regex(/^[\w-]{1,24}$/, 'a call sign: letters, digits, - and _')
      .optional()
      .meta({ description: 'Of a crew: the one unit that it may speak for' }),
  })
  .refine(({ role, unit }) => role === 'crew' || unit === undefined, 'only a crew has a unit')
  .meta({ id: 'TokenForm' })

/** Each token is a person of its own: what it does is on the record under its name. */
export const personOf = ({ role, name, unit }: z.output<typeof TokenForm>): Person => ({
  id: unit ? `crew-${unit}` : `${role}-${randomUUID().slice(0, 8)}`,
  name: name ?? unit ?? role,
  role,
  unit: unit ?? null,
})

const tag = 'identity'

/** Tokens, by which programs come in. */
export const tokenRoutes = (door: Door, people: People): void => {
  door.route({
    method: 'POST',
    url: '/api/tokens',
    action: 'token:create',
    keyless: true,
    tag,
    summary: 'Make a token for a program; it is shown this once',
    body: TokenForm,
    answer: z.object({
      token: z.string(),
      person: z.string().meta({ description: 'Under which its deeds are recorded, and by which it is ended' }),
    }),
    status: 201,
    answerTo: async ({ body }) => {
      const person = personOf(body)
      return { token: await people.let(person, 'token'), person: person.id }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/tokens/:id',
    action: 'token:end',
    tag,
    summary: 'End all tokens and sessions of a person: within seconds they are out, their open screens included',
    params: Id,
    answer: z.object({ ended: z.int() }),
    answerTo: async ({ params: { id } }) => ({ ended: await people.endAll(id) }),
  })
}
