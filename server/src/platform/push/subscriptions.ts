import { createHash } from 'node:crypto'
import type { Sealed, Vault } from '@yordam/journal'
import type { Pool } from 'pg'
import { z } from 'zod'
import { isSession, tokenOf } from '../identity/identity.ts'
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

/** Phones of one pass or session: a browser makes a new subscription now and then, and the old one is only noticed when it is used. */
const mostOfOne = 5

const tables = `
  create schema if not exists push;
  create table if not exists push.subscription (
    id text primary key, pass bytea references identity.pass (hash) on delete cascade,
    unit text not null, sealed text not null, renewed_at timestamptz not null default now());
  alter table push.subscription alter column pass drop not null,
    add column if not exists session text references auth.session (id) on delete cascade;
  create index if not exists subscription_unit on push.subscription (unit);
  create index if not exists subscription_pass on push.subscription (pass);
  create index if not exists subscription_session on push.subscription (session)`

/** What a phone hangs on: the pass of its unit, or the session of somebody who came in by a key of their own. */
const holderOf = (pass: string): readonly [pass: Buffer | null, session: string | null] =>
  isSession(pass) ? [null, tokenOf(pass)] : [hashOf(pass), null]

const ofHolder = '(pass = $1 or session = (select id from auth.session where token = $2))'

/**
 * The phones of the crews. Where a phone can be woken is sealed under a key of its own, and ends with the pass or the session
 * by which its crew came in: who is sent away is not called any more.
 */
export class Subscriptions {
  readonly #pool: Pool
  readonly #vault: Vault
  readonly #unitOf: (staff: string) => string | null | undefined

  constructor(pool: Pool, vault: Vault, unitOf: (staff: string) => string | null | undefined) {
    this.#pool = pool
    this.#vault = vault
    this.#unitOf = unitOf
  }

  /** After the passes and the sessions, on which they hang. */
  async prepare(): Promise<void> {
    await this.#pool.query(tables)
  }

  async keep(pass: string, unit: string, subscription: Subscription, now: number): Promise<void> {
    const id = createHash('sha256').update(subscription.endpoint).digest('base64url')
    const sealed = this.#vault.seal(personal('push-phone', subjectOf(id), subscription, now) as never)
    await this.#vault.settled()
    const holder = holderOf(pass)
    await this.#pool.query(
      `insert into push.subscription (pass, session, id, unit, sealed)
       values ($1, (select id from auth.session where token = $2), $3, $4, $5)
       on conflict (id) do update set pass = excluded.pass, session = excluded.session, unit = excluded.unit,
         sealed = excluded.sealed, renewed_at = now()`,
      [...holder, id, unit, sealed],
    )
    const { rows } = await this.#pool.query(
      `delete from push.subscription where id in (
         select id from push.subscription where ${ofHolder} order by renewed_at desc offset $3) returning id`,
      [...holder, mostOfOne],
    )
    await this.#eraseKeys(rows.map((row) => row.id))
  }

  /** The phones of a unit by whose passes and sessions somebody can still come in, and is of that unit still. */
  async idsOf(unit: string): Promise<string[]> {
    const { rows } = await this.#pool.query(
      `select phone.id, session."userId" as staff from push.subscription phone
       left join identity.pass on pass.hash = phone.pass left join auth.session on session.id = phone.session
       where phone.unit = $1 and coalesce(pass.ends_at, session."expiresAt") > now()`,
      [unit],
    )
    return rows.filter(({ staff }) => staff === null || this.#unitOf(staff) === unit).map(({ id }) => id)
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
    const { rows } = await this.#pool.query(`delete from push.subscription where ${ofHolder} returning id`, [
      ...holderOf(pass),
    ])
    await this.#eraseKeys(rows.map(({ id }) => id))
    return rows.length
  }

  /** Keys of subscriptions that ended with their pass or session. */
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
