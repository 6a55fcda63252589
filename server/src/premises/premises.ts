import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { type Actor, Instant, Position, SentInstant, text } from '../platform/words.ts'

/**
 * An account is the identity under which a panel reports: its number, and the receiver and line where these are set.
 * Written `1234`, or `R1L0.1234` when it belongs to one receiver and line only (SIA DC-09 5.4.4 - 5.4.6).
 */
export const AccountId = z
  .string()
  .toUpperCase()
  .regex(
    /^((R[0-9A-F]{1,6}(L[0-9A-F]{1,6})?|L[0-9A-F]{1,6})\.)?[0-9A-F]{3,16}$/,
    'an account is 3 to 16 hexadecimal digits, if need be after R<receiver>L<line>.',
  )
  .meta({ id: 'AccountId', example: '1234' })

/** What is known of a protected place. All of it is personal data: it says where somebody lives or works. */
export const PremisesDetails = z
  .object({
    name: text(200),
    address: text(300),
    position: Position,
    notes: text(2000).optional().meta({ description: 'Hazards, entrance codes: what a crew must know' }),
  })
  .meta({ id: 'PremisesDetails' })
export type PremisesDetails = z.infer<typeof PremisesDetails>

export const Zone = z
  .object({ number: z.string().regex(/^[0-9A-F]{1,6}$/i), name: text(100) })
  .meta({ id: 'Zone', description: 'One detector or loop of a panel' })
export type Zone = z.infer<typeof Zone>

/** Seconds by which an encrypted frame's clock may be behind (`before`) or ahead (`after`) of ours. */
export const TimeTolerance = z
  .object({ before: z.int().min(0).max(86_400), after: z.int().min(0).max(86_400) })
  .meta({ id: 'TimeTolerance' })
export type TimeTolerance = z.infer<typeof TimeTolerance>

export const PanelKey = z
  .string()
  .regex(/^([0-9a-f]{32}|[0-9a-f]{48}|[0-9a-f]{64})$/i, 'a key is 32, 48 or 64 hexadecimal digits (AES-128, 192, 256)')
  .meta({ id: 'PanelKey' })

/** What a client sends to register an account, or to change one. */
export const AccountForm = z
  .object({
    account: AccountId,
    key: PanelKey.nullable().optional().meta({ description: 'Written, never read back; null takes it away' }),
    timeTolerance: TimeTolerance.nullable().optional().meta({ description: 'null: no check of the panel clock' }),
    zones: z.array(Zone).max(1000).optional(),
    premises: PremisesDetails.extend({
      id: z.string().optional().meta({ description: 'Of premises that exist already: a second panel there' }),
    }),
  })
  .meta({ id: 'AccountForm' })
export type AccountForm = z.infer<typeof AccountForm>

/** An account as screens and clients see it. */
export const AccountView = z
  .object({
    account: z.string(),
    encrypted: z.boolean(),
    timeTolerance: TimeTolerance.nullable().optional(),
    zones: z.array(Zone),
    onTestUntil: Instant.nullable(),
    premises: PremisesDetails.extend({ id: z.string() }).nullable().meta({ description: 'null once erased' }),
  })
  .meta({ id: 'Account' })
export type AccountView = z.infer<typeof AccountView>

/** An account in a list: where it is, and what its zones are called, is shown when one is opened. */
export const AccountLine = AccountView.omit({ zones: true })
  .extend({ premises: z.string().meta({ description: 'The number of its premises' }) })
  .meta({ id: 'AccountLine' })
export type AccountLine = z.infer<typeof AccountLine>

/** Premises with the accounts of the panels there. */
export const PremisesView = PremisesDetails.extend({
  id: z.string(),
  accounts: z.array(AccountView.omit({ premises: true }).meta({ id: 'AccountOfPremises' })),
}).meta({ id: 'Premises' })
export type PremisesView = z.infer<typeof PremisesView>

/** Until when the panel of an account is being tested; null ends the test. */
export const TestForm = z
  .object({ until: SentInstant.nullable(), reason: text(500).optional() })
  .meta({ id: 'TestForm' })

/** Premises in the journal's read table: the details are sealed, only their opener knows where this is. */
export interface Premises {
  readonly id: string
  readonly number: number
  readonly details: Sealed
}

export type PremisesEvent =
  | {
      type: 'premises-registered'
      id: string
      number: number
      by: Actor
      private: { details: Personal<'premises-details'> }
    }
  | { type: 'premises-changed'; by: Actor; private: { details: Personal<'premises-details'> } }

export interface Account {
  readonly id: string
  readonly premises: string
  readonly key: Sealed | null
  /** undefined: the receiver's own tolerance; null: no check. */
  readonly timeTolerance?: TimeTolerance | null
  /** null: nobody has said what the zones are. */
  readonly zones: Sealed | null
  readonly onTestUntil: number | null
}

export type AccountEvent =
  | ({ type: 'account-registered'; id: string; premises: string; by: Actor } & AccountParts)
  | ({ type: 'account-changed'; premises: string; keyTakenAway: boolean; by: Actor } & AccountParts)
  | { type: 'account-put-on-test'; until: number; by: Actor; private?: { reason?: Personal<'test-reason'> } }
  | { type: 'account-test-ended'; by: Actor }

interface AccountParts {
  readonly timeTolerance?: TimeTolerance | null
  readonly private: { zones?: Personal<'zones'>; key?: Personal<'panel-key'> }
}
