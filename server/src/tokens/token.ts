import { randomUUID } from 'node:crypto'
import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import type { Person } from '../platform/identity/people.ts'
import { Action, Role, rightOf } from '../platform/identity/rights.ts'
import { Actor, Instant, text } from '../platform/words.ts'

/** What a program may be let do: what the table of rights gives to programs, and of that only what it was made for. */
const Scope = Action.extract(
  Action.options.filter((action) => rightOf(action).roles.includes('service') && action !== 'session:own'),
)
export const scopes: readonly Action[] = Scope.options

/** Days for which a token is good at most, and where nothing is said. */
const longest = 365

export const TokenForm = z
  .object({
    role: Role.exclude(['resident', 'administrator']),
    name: text(100).optional().meta({ description: 'Under which its deeds are recorded' }),
    unit: z
      .string()
      .regex(/^[\w-]{1,24}$/, 'a call sign: letters, digits, - and _')
      .optional()
      .meta({ description: 'Of a crew: the one unit that it may speak for' }),
    scopes: z
      .array(Scope)
      .max(scopes.length)
      .default([])
      .meta({ description: 'Of a service: the actions that it needs' }),
    days: z.int().min(1).max(longest).default(longest).meta({ description: 'For how long it is good' }),
  })
  .refine(({ role, unit }) => role === 'crew' || unit === undefined, 'only a crew has a unit')
  .refine(({ role, scopes }) => (role === 'service') === scopes.length > 0, 'a service, and nobody else, has scopes')
  .meta({ id: 'TokenForm' })
export type TokenForm = z.output<typeof TokenForm>

/** A program with the rights of an administrator: nobody makes one alone. */
export const AdministratorTokenForm = z
  .object({ name: text(100), days: z.int().min(1).max(longest).default(longest), reason: text(300) })
  .meta({ id: 'AdministratorTokenForm' })

export const TokenView = z
  .object({
    id: z.string(),
    name: z.string().nullable().meta({ description: 'null once erased' }),
    person: z.string().meta({ description: 'Under which its deeds are recorded' }),
    role: Role,
    unit: z.string().nullable(),
    scopes: z.array(Action),
    madeBy: Actor,
    madeAt: Instant,
    endsAt: Instant,
    usedAt: Instant.nullable().meta({ description: 'When it was last used, to the minute' }),
  })
  .meta({ id: 'Token' })
export type TokenView = z.infer<typeof TokenView>

export interface Token {
  readonly id: string
  readonly number: number
  readonly person: string
  readonly name: Sealed
  readonly role: Role
  readonly unit: string | null
  readonly scopes: readonly Action[]
  readonly by: Actor
  readonly at: number
  readonly endsAt: number
  /** It was ended, or came to its end. */
  readonly ended: boolean
}

export type TokenEvent =
  | {
      type: 'token-made'
      id: string
      number: number
      person: string
      role: Role
      unit: string | null
      scopes: readonly Action[]
      endsAt: number
      by: Actor
      private: { name: Personal<'token-name'> }
    }
  | { type: 'token-ended'; by: Actor }
  | { type: 'token-expired' }

export type TokenCommand = { type: 'end'; by: Actor } | { type: 'end-on-time'; by: Actor }

/** Each token is a person of its own, but for those of one crew: what it does is on the record under its name. */
export const personOf = ({
  role,
  name,
  unit,
  scopes = [],
}: Partial<Omit<TokenForm, 'role'>> & { readonly role: Role }): Person => ({
  id: unit ? `crew-${unit}` : `${role}-${randomUUID().slice(0, 8)}`,
  name: name ?? unit ?? role,
  role,
  unit: unit ?? null,
  ...(scopes.length > 0 && { scopes }),
})
