import type { Sealed } from '@yordam/journal'
import type { House } from '../platform/house/house.ts'
import { instantOrNull } from '../platform/words.ts'
import { accountKind, numberOf, premisesKind } from './evolve.ts'
import type { Account, AccountLine, AccountView, PremisesDetails, PremisesView, Zone } from './premises.ts'

/** What the house knows of an account when one of its panels reports. */
export interface KnownAccount {
  readonly account: Account
  readonly key: Buffer | undefined
  readonly timeTolerance: Account['timeTolerance']
}

/** An account under the receiver and the line that it is registered for, where it is for one. */
interface Registration {
  readonly receiver: string | undefined
  readonly line: string | undefined
  readonly known: KnownAccount
}

type OpenSealed = (sealed: Sealed) => unknown

/** The read side of the register. */
export class PremisesBoard {
  readonly #house: House
  readonly #open: OpenSealed
  /** By their numbers, with their keys opened: a panel that reports every second is not decrypted for every second. */
  readonly #registered = new Map<string, readonly Registration[]>()

  constructor(house: House, open: OpenSealed) {
    this.#house = house
    this.#open = open
    house.onCommitted(({ changes }) => {
      for (const { kind, id } of changes) if (kind === accountKind) this.#registered.delete(numberOf(id))
    })
  }

  /** The account of a frame: the most exact registration wins (receiver and line, then receiver, then line, then the number alone). */
  accountOf(receiver: string | undefined, line: string | undefined, number: string): KnownAccount | undefined {
    for (const registration of this.#registered.get(number) ?? this.#register(number)) {
      const { receiver: ofReceiver = receiver, line: ofLine = line } = registration
      if (ofReceiver === receiver && ofLine === line) return registration.known
    }
    return undefined
  }

  #register(number: string): readonly Registration[] {
    const registrations = this.#house
      .find(accountKind, 'number', number)
      .map((account) => this.#registrationOf(account))
      .sort((a, b) => exactness(b) - exactness(a))
    // Whoever makes numbers up must not fill the memory with them.
    if (registrations.length > 0) this.#registered.set(number, registrations)
    return registrations
  }

  #registrationOf(account: Account): Registration {
    const key = account.key && (this.#open(account.key) as string | undefined)
    const { receiver, line } = /^(?:R(?<receiver>\w+?))?(?:L(?<line>\w+))?\./.exec(account.id)?.groups ?? {}
    const { timeTolerance } = account
    return { receiver, line, known: { account, key: key ? Buffer.from(key, 'hex') : undefined, timeTolerance } }
  }

  details(id: string): (PremisesDetails & { id: string }) | null {
    const premises = this.#house.get(premisesKind, id)
    const details = premises && (this.#open(premises.details) as PremisesDetails | undefined)
    return details ? { id, ...details } : null
  }

  accountsOf(premises: string): readonly Account[] {
    return this.#house.find(accountKind, 'premises', premises)
  }

  /** Premises as they are shown when somebody opens them; null where there are none, or they were erased. */
  viewPremises(id: string): PremisesView | null {
    const details = this.details(id)
    return details && { ...details, accounts: this.accountsOf(id).map((account) => this.#viewOwn(account)) }
  }

  zones(account: string): readonly Zone[] {
    const sealed = this.#house.get(accountKind, account)?.zones
    return (sealed && (this.#open(sealed) as Zone[] | undefined)) || []
  }

  zoneName(account: string, zone: string): string | null {
    const sought = bare(zone)
    return this.zones(account).find(({ number }) => bare(number) === sought)?.name ?? null
  }

  view(account: Account): AccountView {
    return { ...this.#viewOwn(account), premises: this.details(account.premises) }
  }

  #viewOwn(account: Account): Omit<AccountView, 'premises'> {
    const { premises: _premises, ...own } = lineOf(account)
    return { ...own, zones: [...this.zones(account.id)] }
  }
}

/** An account as a list shows it. */
export const lineOf = ({ id, key, timeTolerance, premises, onTestUntil }: Account): AccountLine => ({
  account: id,
  encrypted: key !== null,
  timeTolerance,
  onTestUntil: instantOrNull(onTestUntil),
  premises,
})

const exactness = ({ receiver, line }: Registration): number =>
  (receiver === undefined ? 0 : 2) + (line === undefined ? 0 : 1)

/** Panels send `1`, `01` and `001` for the same zone. */
const bare = (zone: string): string => zone.replace(/^0+(?=.)/, '').toUpperCase()
