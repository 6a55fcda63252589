import { registeredAs } from '../panels/profile.ts'
import type { City } from './city.ts'
import type { Planned } from './happenings.ts'
import type { Position } from './plane.ts'
import type { Story } from './stories.ts'

/** The story that goes on at a premises, and the how many-eth it is there. */
export type Truth = { readonly story: Story; readonly ordinal: number; readonly account: string }

/**
 * What has really happened where: what an operator hears who calls the people there, and what a crew finds. It knows no
 * more than has happened so far.
 */
export type Chronicle = {
  note(planned: Planned): void
  ofAccount(account: string): Truth | undefined
  atPlace(position: Position): Truth | undefined
  /** The account at which the first story began: the visitor's. */
  readonly first: string | undefined
}

export function createChronicle(city: City): Chronicle {
  const accounts = city.panels.map(registeredAs)
  const accountAt = new Map(city.premises.map(({ position, number }) => [String(position), accounts[number]!]))
  const truths = new Map<string, Truth>()
  return {
    note({ panel, begins }) {
      if (!begins) return
      const account = accounts[panel]!
      truths.set(account, { story: begins, ordinal: (truths.get(account)?.ordinal ?? 0) + 1, account })
    },
    ofAccount: (account) => truths.get(account),
    atPlace: (position) => truths.get(accountAt.get(String(position)) ?? ''),
    get first() {
      return truths.keys().next().value
    },
  }
}
