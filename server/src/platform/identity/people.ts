import type { Pool } from 'pg'
import type { Actor } from '../words.ts'
import type { Bearer, Role } from './rights.ts'
import { hashOf, newSecret, siteIn } from './secret.ts'

/** Somebody, or some service, who has come in: an actor with a role from the table and what was granted beside it, and for a crew its unit. */
export interface Person extends Actor, Bearer {
  readonly role: Role
  readonly unit: string | null
}

/** How somebody comes in. A token is for programs, a session for a browser, a screen for one that hangs on a wall, a link is a session in waiting, used once; a command lasts for one command of the shell. */
type Pass = 'token' | 'session' | 'screen' | 'link' | 'command'

/** Milliseconds. */
export const lifetime: Record<Pass, number> = {
  token: 365 * 86_400_000,
  session: 12 * 3_600_000,
  screen: 365 * 86_400_000,
  link: 15 * 60_000,
  command: 3_600_000,
}

/** A screen that hangs on a wall; times in ms. */
export interface Screen {
  readonly id: string
  /** The name of whoever hung it up. */
  readonly hungBy: string | null
  readonly hungAt: number
  /** When it last asked for something, to the minute. */
  readonly seenAt: number | null
  readonly endsAt: number
}

/** For so long a pass that was looked up is believed without asking again: the time after which an ended one is noticed at the latest. */
const believedFor = 5_000

const tables = `
  create schema if not exists identity;
  create table if not exists identity.pass (
    hash bytea primary key, kind text not null, person text not null, name text not null, role text not null, unit text,
    created_at timestamptz not null default now(), ends_at timestamptz not null);
  alter table identity.pass add column if not exists let_by text, add column if not exists seen_at timestamptz,
    add column if not exists site integer`

/** Passes are stored only as hashes: who reads the table cannot come in with what it says. */
export class People {
  readonly #pool: Pool
  readonly #site: number
  readonly #known = new Map<string, { person: Person; until: number }>()

  constructor(pool: Pool, site: number) {
    this.#pool = pool
    this.#site = site
  }

  async prepare(): Promise<void> {
    await this.#pool.query(tables)
    // From before passes said of which site they are.
    await this.#pool.query('update identity.pass set site = $1 where site is null', [this.#site])
  }

  /** The other site that this pass is of; undefined when it may be one of ours. */
  otherSiteOf(secret: string): number | undefined {
    const site = siteIn(secret)
    return site === this.#site ? undefined : site
  }

  /** Makes a pass and returns its secret, which is shown once and stored nowhere. `from`: who lets somebody else in. */
  async let(person: Person, by: Pass, from?: Actor): Promise<string> {
    const secret = newSecret(by, this.#site)
    await this.#pool.query(
      `insert into identity.pass (hash, kind, site, person, name, role, unit, ends_at, let_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        hashOf(secret),
        by,
        this.#site,
        person.id,
        person.name,
        person.role,
        person.unit,
        new Date(Date.now() + lifetime[by]),
        from?.name ?? null,
      ],
    )
    return secret
  }

  /** Whether this pass was good when it was last looked up. */
  hasMet(secret: string): boolean {
    return this.#known.has(secret)
  }

  /** Whose token or session this is, or undefined. */
  async who(secret: string): Promise<Person | undefined> {
    const known = this.#known.get(secret)
    if (known && known.until > Date.now()) return known.person
    const { rows } = await this.#pool.query(
      `select kind, person, name, role, unit from identity.pass
       where hash = $1 and site = $2 and kind <> 'link' and ends_at > now()`,
      [hashOf(secret), this.#site],
    )
    const person = rows[0] && toPerson(rows[0])
    if (!person) {
      this.#known.delete(secret)
      return undefined
    }
    if (rows[0].kind === 'screen') await this.#sawScreen(person.id)
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(secret, { person, until: Date.now() + believedFor })
    return person
  }

  /** Of a screen it is kept when it was last seen, of people never: a wall that nobody sees any more is to be found. */
  async #sawScreen(id: string): Promise<void> {
    await this.#pool
      .query(
        `update identity.pass set seen_at = now()
         where person = $1 and kind = 'screen' and (seen_at is null or seen_at < now() - interval '1 minute')`,
        [id],
      )
      // On a full disk a wall goes on showing what is.
      .catch(() => undefined)
  }

  /** All screens that hang on walls, the newest first. */
  async screens(): Promise<readonly Screen[]> {
    const { rows } = await this.#pool.query(
      `select person, let_by, created_at, seen_at, ends_at from identity.pass
       where kind = 'screen' and ends_at > now() order by created_at desc`,
    )
    return rows.map(toScreen)
  }

  /** Exchanges a one-time link's code for a session; a code works once. */
  async redeem(code: string): Promise<{ person: Person; session: string } | undefined> {
    const { rows } = await this.#pool.query(
      `delete from identity.pass where hash = $1 and site = $2 and kind = 'link' and ends_at > now()
       returning person, name, role, unit`,
      [hashOf(code), this.#site],
    )
    if (!rows[0]) return undefined
    const person = toPerson(rows[0])
    return { person, session: await this.let(person, 'session') }
  }

  /** Passes that have ended are deleted: nobody can come in with them, and they name people. */
  async forgetEnded(): Promise<void> {
    await this.#pool.query('delete from identity.pass where ends_at < now()')
  }

  /** Ends everything by which this person comes in, or only what is of one kind. Returns how many passes that were. */
  async endAll(person: string, kind: Pass | null = null): Promise<number> {
    for (const [secret, known] of this.#known) if (known.person.id === person) this.#known.delete(secret)
    const { rowCount } = await this.#pool.query(
      'delete from identity.pass where person = $1 and ($2::text is null or kind = $2)',
      [person, kind],
    )
    return rowCount ?? 0
  }

  async end(secret: string): Promise<void> {
    this.#known.delete(secret)
    await this.#pool.query('delete from identity.pass where hash = $1', [hashOf(secret)])
  }
}

const toPerson = (row: { person: string; name: string; role: Role; unit: string | null }): Person => ({
  id: row.person,
  name: row.name,
  role: row.role,
  unit: row.unit,
})

const toScreen = (row: {
  person: string
  let_by: string | null
  created_at: Date
  seen_at: Date | null
  ends_at: Date
}): Screen => ({
  id: row.person,
  hungBy: row.let_by,
  hungAt: row.created_at.getTime(),
  seenAt: row.seen_at?.getTime() ?? null,
  endsAt: row.ends_at.getTime(),
})
