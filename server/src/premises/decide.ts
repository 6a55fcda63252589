import { type Decision, refuse } from '../platform/decision.ts'
import type { Personal } from '../platform/house/kind.ts'
import { personal } from '../platform/personal.ts'
import type { Actor } from '../platform/words.ts'
import type { Account, AccountEvent, AccountForm, PremisesDetails, PremisesEvent } from './premises.ts'

/** Rules of the register. The longest that a panel may be on test in one go: nobody forgets a panel for a week. */
const longestTest = 24 * 3_600_000

export const registerPremises = (
  id: string,
  number: number,
  details: PremisesDetails,
  by: Actor,
  now: number,
): PremisesEvent[] => [
  { type: 'premises-registered', id, number, by, private: { details: detailsOf(id, details, now) } },
]

export const changePremises = (id: string, details: PremisesDetails, by: Actor, now: number): PremisesEvent[] => [
  { type: 'premises-changed', by, private: { details: detailsOf(id, details, now) } },
]

export const registerAccount = (
  account: Account | undefined,
  form: AccountForm,
  premises: string,
  by: Actor,
  now: number,
): Decision<AccountEvent> => {
  if (account) return refuse('account-exists', { account: account.id })
  const { account: id, timeTolerance } = form
  return [{ type: 'account-registered', id, premises, timeTolerance, by, private: partsOf(form, now) }]
}

export const changeAccount = (form: AccountForm, premises: string, by: Actor, now: number): AccountEvent[] => [
  {
    type: 'account-changed',
    premises,
    timeTolerance: form.timeTolerance,
    keyTakenAway: form.key === null,
    by,
    private: partsOf(form, now),
  },
]

export const putOnTest = (
  account: Account,
  until: number | null,
  reason: string | undefined,
  by: Actor,
  now: number,
): Decision<AccountEvent> => {
  if (until === account.onTestUntil) return []
  if (until === null) return [{ type: 'account-test-ended', by }]
  if (until <= now) return refuse('test-ends-in-the-past')
  if (until > now + longestTest) return refuse('test-too-long', { longestHours: longestTest / 3_600_000 })
  const parts = reason !== undefined && {
    private: { reason: personal('test-reason', `account:${account.id}`, reason, now) },
  }
  return [{ type: 'account-put-on-test', until, by, ...parts }]
}

const detailsOf = (
  id: string,
  { name, address, position, notes }: PremisesDetails,
  now: number,
): Personal<'premises-details'> =>
  personal('premises-details', `premises:${id}`, { name, address, position, notes }, now)

/** What a form leaves out stays as it was: an import without a column for zones does not take them away. */
const partsOf = (
  { account, key, zones }: AccountForm,
  now: number,
): { zones?: Personal<'zones'>; key?: Personal<'panel-key'> } => ({
  ...(zones && { zones: personal('zones', `account:${account}`, zones, now) }),
  ...(key && { key: personal('panel-key', `account:${account}`, key, now) }),
})
