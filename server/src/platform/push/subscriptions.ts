import { createHash } from 'node:crypto'
import type { Sealed, Vault } from '@yordam/journal'
import type { Pool } from 'pg'
import { z } from 'zod'
import { hashOf } from '../identity/secret.ts'
import { personal } from '../personal.ts'

/** What a browser says of how it can be woken (Push API, `PushSubscription.toJSON`). */
export const SubscriptionForm = z
  .object({
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    keys: z.object({
      p256dh: z.string().regex(/^B[\w-]{86}=?$/, 'is not an uncompressed point of P-256 in base64url'),
      auth: z.string().regex(/^[\w-]{22}(==)?$/, 'is not 16 bytes in base64url'),
    }),
  })
  .meta({ id: 'PushSubscription' })
export type Subscription = z.output<typeof SubscriptionForm>

/** A phone that can be woken, under the name that jobs know it by. */
export interface Phone {
  readonly id: string
  readonly subscription: Subscription
}

/** Phones of one pass: a browser makes a new subscription now and then, and the old one is only noticed when it is used. */
const mostOfOnePass = 5

const tables = `
  create schema if not exists push;
  create table if not exists push.subscription (
    id text primary key, pass bytea not null references identity.pass (hash) on delete cascade,
    unit text not null, sealed text not null, renewed_at timestamptz not null default now());
  create index if not exists subscription_unit on push.subscription (unit);
  create index if not exists subscription_pass on push.subscription (pass)`

/**
 * The phones of the crews. Where a phone can be woken is sealed under a key of its own, and ends with the pass by which its
 * crew came in: who is sent away is not called any more.
 */
export class Subscriptions {
  readonly #pool: Pool
  readonly #vault: Vault

  constructor(pool: Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  /** After the passes, on which they hang. */
  async prepare(): Promise<void> {
    await this.#pool.query(tables)
  }

  async keep(pass: string, unit: string, subscription: Subscription, now: number): Promise<void> {
    const id = createHash('sha256').update(subscription.endpoint).digest('base64url')
    const sealed = this.#vault.seal(personal('push-phone', subjectOf(id), subscription, now) as never)
    await this.#vault.settled()
    await this.#pool.query(
      `insert into push.subscription (id, pass, unit, sealed) values ($1, $2, $3, $4)
       on conflict (id) do update set pass = excluded.pass, unit = excluded.unit, sealed = excluded.sealed, renewed_at = now()`,
      [id, hashOf(pass), unit, sealed],
    )
    const { rows } = await this.#pool.query(
      'delete from push.subscription where id in (select id from push.subscription where pass = $1 order by renewed_at desc offset $2) returning id',
      [hashOf(pass), mostOfOnePass],
    )
    await this.#eraseKeys(rows.map((row) => row.id))
  }

  /** The phones of a unit by whose passes somebody can still come in. */
  async idsOf(unit: string): Promise<string[]> {
    const { rows } = await this.#pool.query(
      `select s.id from push.subscription s join identity.pass p on p.hash = s.pass where s.unit = $1 and p.ends_at > now()`,
      [unit],
    )
    return rows.map(({ id }) => id)
  }

  async find(id: string): Promise<Phone | undefined> {
    const { rows } = await this.#pool.query('select sealed from push.subscription where id = $1', [id])
    const subscription = rows[0] && (this.#vault.open(rows[0].sealed as Sealed) as Subscription | undefined)
    return subscription && { id, subscription }
  }

  async forget(id: string): Promise<void> {
    await this.#pool.query('delete from push.subscription where id = $1', [id])
    await this.#eraseKeys([id])
  }

  async forgetAllOf(pass: string): Promise<number> {
    const { rows } = await this.#pool.query('delete from push.subscription where pass = $1 returning id', [
      hashOf(pass),
    ])
    await this.#eraseKeys(rows.map(({ id }) => id))
    return rows.length
  }

  /** Keys of subscriptions that ended with their pass. */
  async sweep(): Promise<void> {
    const { rows } = await this.#pool.query('select id from push.subscription')
    const present = new Set(rows.map(({ id }) => subjectOf(id)))
    for (const { subject } of [...this.#vault.held()])
      if (subject.startsWith('push:') && !present.has(subject)) await this.#vault.erase(subject)
  }

  async #eraseKeys(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.#vault.erase(subjectOf(id))
  }
}

const subjectOf = (id: string): string => `push:${id}`
