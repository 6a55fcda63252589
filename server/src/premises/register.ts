import { isRefusal, type Refusal, refuse } from '../platform/decision.ts'
import type { Work } from '../platform/house/work.ts'
import { changeAccount, changePremises, putOnTest, registerAccount, registerPremises } from './decide.ts'
import { accountKind, premisesKind } from './evolve.ts'
import type { AccountForm } from './premises.ts'

/** Commands of the register: what they do to the account and to its premises, in one transaction. */

/** Registers an account, and its premises unless they exist already. */
export const register = (work: Work, form: AccountForm): { account: string } | Refusal => {
  const premises = placeOf(work, form)
  if (isRefusal(premises)) return premises
  const account = work.state(accountKind, form.account)
  return (
    work.decided(accountKind, form.account, registerAccount(account, form, premises, work.by, work.now)) ?? {
      account: form.account,
    }
  )
}

/** Registers the account, or makes it what the form says. */
export const put = (work: Work, form: AccountForm): { account: string } | Refusal => {
  const account = work.state(accountKind, form.account)
  if (!account) return register(work, form)
  const premises = placeOf(work, { ...form, premises: { ...form.premises, id: form.premises.id ?? account.premises } })
  if (isRefusal(premises)) return premises
  return (
    work.decided(accountKind, form.account, changeAccount(form, premises, work.by, work.now)) ?? {
      account: form.account,
    }
  )
}

export const test = (work: Work, id: string, until: number | null, reason?: string): { account: string } | Refusal => {
  const account = work.state(accountKind, id)
  if (!account) return refuse('account-not-found')
  return work.decided(accountKind, id, putOnTest(account, until, reason, work.by, work.now)) ?? { account: id }
}

const placeOf = (work: Work, { premises: { id, ...details } }: AccountForm): string | Refusal => {
  if (id === undefined) {
    const { id: fresh, number } = work.nextNumber(premisesKind)
    return work.decided(premisesKind, fresh, registerPremises(fresh, number, details, work.by, work.now)) ?? fresh
  }
  if (!work.state(premisesKind, id)) return refuse('premises-not-found', { premises: id })
  return work.decided(premisesKind, id, changePremises(id, details, work.by, work.now)) ?? id
}
