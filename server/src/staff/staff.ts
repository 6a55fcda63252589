import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { Action, Role } from '../platform/identity/rights.ts'
import type { Way } from '../platform/identity/ways.ts'
import { type Actor, Instant, SentInstant, text } from '../platform/words.ts'

/** What somebody types to say who they are: a service number, as it stands on a badge. */
export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'a service number or short name: Latin letters, digits, . - and _')
  .meta({ id: 'Login', example: '1042' })

/** Whom staff can be: programs and residents are not staff. */
export const StaffRole = Role.exclude(['resident', 'service'])

const Unit = z.string().regex(/^[\w-]{1,24}$/, 'a call sign: letters, digits, - and _')

const Post = z.object({
  name: text(60).meta({ description: 'As it stands on screens and on the record: a service name' }),
  role: StaffRole,
  unit: Unit.nullable().default(null).meta({ description: 'Of a crew: the one unit that it may speak for' }),
})

const isPost = ({ role, unit }: z.output<typeof Post>): boolean => (role === 'crew') === (unit !== null)
const postIs = 'a crew has a unit, and nobody else has'

export const StaffForm = Post.extend({ login: Login }).refine(isPost, postIs).meta({ id: 'StaffForm' })
export const PostForm = Post.refine(isPost, postIs).meta({ id: 'PostForm' })
export const ReasonForm = z.object({ reason: text(300) }).meta({ id: 'ReasonForm' })

export const GrantForm = z
  .object({
    action: Action,
    until: SentInstant.meta({ description: 'At most 7 days from now' }),
    reason: text(300),
  })
  .meta({ id: 'GrantForm' })

/** `invited` until they have a way in of their own; who has `left` comes in no more. */
const StaffStatus = z.enum(['invited', 'active', 'left'])

export const StaffView = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    role: StaffRole,
    unit: z.string().nullable(),
    status: StaffStatus,
    rights: z
      .array(z.object({ action: z.string(), until: Instant, by: z.string(), reason: z.string().nullable() }))
      .meta({ description: 'Temporary rights that have not ended' }),
    enteredAt: Instant.nullable().meta({ description: 'When they last signed in' }),
  })
  .meta({ id: 'StaffMember' })
export type StaffView = z.infer<typeof StaffView>

/** A right beyond those of the role, for a time. */
export interface Grant {
  readonly action: Action
  /** Milliseconds, UTC. */
  readonly until: number
  readonly by: Actor
  readonly reason: Sealed
}

/** Somebody who works here. */
export interface Staff {
  readonly id: string
  readonly number: number
  readonly login: string
  readonly name: string
  readonly role: z.infer<typeof StaffRole>
  readonly unit: string | null
  readonly status: z.infer<typeof StaffStatus>
  readonly grants: readonly Grant[]
  /** When they last signed in; milliseconds. */
  readonly enteredAt: number | null
}

/** What can be a way in of somebody's own. */
export type Key = 'passkey' | 'password'

interface PostSaid {
  readonly name: string
  readonly role: z.infer<typeof StaffRole>
  readonly unit: string | null
  readonly by: Actor
}

/** Who got which role and right, which keys, and who came in from where: all of it is on the record. */
export type StaffEvent =
  | ({ type: 'staff-invited'; id: string; number: number; login: string } & PostSaid)
  | ({ type: 'staff-changed' } & PostSaid)
  | { type: 'staff-left'; by: Actor; private: { reason: Personal<'staff-reason'> } }
  | { type: 'staff-returned'; by: Actor; private: { reason: Personal<'staff-reason'> } }
  | { type: 'right-granted'; action: Action; until: number; by: Actor; private: { reason: Personal<'staff-reason'> } }
  | { type: 'right-withdrawn'; action: Action; by: Actor }
  | { type: 'key-added'; key: Key; by: Actor }
  | { type: 'key-removed'; key: Key; by: Actor }
  | { type: 'keys-recovered'; by: Actor; private: { reason: Personal<'staff-reason'> } }
  | { type: 'link-given'; by: Actor }
  | { type: 'signed-in'; way: Way; by: Actor; private: { from: Personal<'sign-in-from'> } }
  | { type: 'signed-out'; everywhere: boolean; by: Actor }

export type StaffCommand =
  | ({ type: 'change' } & PostSaid)
  | { type: 'make-administrator'; by: Actor }
  | { type: 'leave'; by: Actor; reason: string }
  | { type: 'return'; by: Actor; reason: string }
  | { type: 'grant'; by: Actor; action: Action; until: number; reason: string }
  | { type: 'withdraw'; by: Actor; action: Action }
  | { type: 'add-key'; by: Actor; key: Key }
  | { type: 'remove-key'; by: Actor; key: Key }
  | { type: 'recover'; by: Actor; reason: string }
  | { type: 'give-link'; by: Actor }
  | { type: 'sign-in'; by: Actor; way: Way; from: string }
  | { type: 'sign-out'; by: Actor; everywhere: boolean }
