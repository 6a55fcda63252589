import type { Sealed } from '@yordam/journal'
import type { House } from '../platform/house/house.ts'
import { instant } from '../platform/words.ts'
import { accountKind, premisesKind } from './evolve.ts'
import type { Account, AccountView, PremisesDetails, Zone } from './premises.ts'

/** What the house knows of an account when one of its panels reports. */
export interface KnownAccount {
  readonly account: Account
  readonly key: Buffer | undefined
}

type OpenSealed = (sealed: Sealed) => unknown

/** The read side of the register. */
export class PremisesBoard {
  readonly #house: House
  readonly #open: OpenSealed
  /** Accounts with their keys opened: a panel that reports every second is not decrypted for every second. */
  readonly #known = new Map<string, KnownAccount>()

  constructor(house: House, open: OpenSealed) {
    this.#house = house
    this.#open = open
    house.onCommitted(({ changes }) => {
      for (const { kind, id } of changes) if (kind === accountKind) this.#known.delete(id)
    })
  }

  /** The account of a frame: the most exact registration wins (receiver and line, then line, then the number alone). */
  accountOf(receiver: string | undefined, line: string | undefined, number: string): KnownAccount | undefined {
    if (receiver !== undefined || line !== undefined) {
      const r = receiver === undefined ? '' : `R${receiver}`
      const l = line === undefined ? '' : `L${line}`
      const exact =
        this.known(`${r}${l}.${number}`) ?? (r && this.known(`${r}.${number}`)) ?? (l && this.known(`${l}.${number}`))
      if (exact) return exact
    }
    return this.known(number)
  }

  known(id: string): KnownAccount | undefined {
    const known = this.#known.get(id)
    if (known) return known
    const account = this.#house.get(accountKind, id)
    if (!account) return undefined
    const key = account.key && (this.#open(account.key) as string | undefined)
    const fresh = { account, key: key ? Buffer.from(key, 'hex') : undefined }
    this.#known.set(id, fresh)
    return fresh
  }

  details(id: string): (PremisesDetails & { id: string }) | null {
    const premises = this.#house.get(premisesKind, id)
    const details = premises && (this.#open(premises.details) as PremisesDetails | undefined)
    return details ? { id, ...details } : null
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
    return {
      account: account.id,
      encrypted: account.key !== null,
      timeTolerance: account.timeTolerance,
      zones: [...this.zones(account.id)],
      onTestUntil: account.onTestUntil === null ? null : instant(account.onTestUntil),
      premises: this.details(account.premises),
    }
  }
}

/** Panels send `1`, `01` and `001` for the same zone. */
const bare = (zone: string): string => zone.replace(/^0+(?=.)/, '').toUpperCase()
