import type { Pool } from 'pg'
import type { Actor } from '../words.ts'
import type { Action, Bearer, Role } from './rights.ts'
import { hashOf, newSecret, siteIn } from './secret.ts'

/** Somebody, or some service, who has come in: an actor with a role from the table and what was granted beside it, and for a crew its unit. */
export interface Person extends Actor, Bearer {
  readonly role: Role
  readonly unit: string | null
  /** Of a resident: the premises that they live in. */
  readonly premises?: string
  /** They act from the shell of this machine, by a command. */
  readonly hasShell?: true
}

/**
 * How a program or a device comes in: a token is for programs, a session for a phone that belongs to a unit, a screen for
 * one that hangs on a wall; a command lasts for one command of the shell. A link and an invitation are used once, by whoever
 * has no key yet. What people come in by is in `sessions.ts`.
 */
type Pass = 'token' | 'session' | 'screen' | 'link' | 'invitation' | 'command'

/** Good for one exchange only. */
const once: readonly Pass[] = ['link', 'invitation']

/** Milliseconds. */
export const lifetime: Record<Pass, number> = {
  token: 365 * 86_400_000,
  session: 12 * 3_600_000,
  screen: 365 * 86_400_000,
  link: 15 * 60_000,
  invitation: 86_400_000,
  command: 3_600_000,
}

/** So long a phone stays in at most while its unit is on shift: a day and night, and half a day for who cannot be relieved. Milliseconds. */
export const longestShift = 36 * 3_600_000
/** So much time the phone of a unit on shift has at least: longer than until it is looked at again, and time to go home. Milliseconds. */
const atLeast = 2 * 3_600_000

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
    add column if not exists site integer, add column if not exists token text, add column if not exists scopes text[],
    add column if not exists premises text`

/** Passes are stored only as hashes: who reads the table cannot come in with what it says. */
export class People {
  readonly #pool: Pool
  readonly #site: number
  /** Hashes of the passes that were given out, and may have ended since: only that they were no guess is said by them. */
  readonly #given = new Set<string>()
  readonly #known = new Map<string, { person: Person; until: number }>()

  constructor(pool: Pool, site: number) {
    this.#pool = pool
    this.#site = site
  }

  async prepare(): Promise<void> {
    await this.#pool.query(tables)
    // From before passes said of which site they are.
    await this.#pool.query('update identity.pass set site = $1 where site is null', [this.#site])
    const { rows } = await this.#pool.query<{ hash: Buffer }>('select hash from identity.pass')
    for (const { hash } of rows) this.#given.add(nameOf(hash))
  }

  /** The other site that this pass is of; undefined when it may be one of ours. */
  otherSiteOf(secret: string): number | undefined {
    const site = siteIn(secret)
    return site === this.#site ? undefined : site
  }

  /**
   * Makes a pass and returns its secret, which is shown once and stored nowhere. `from`: who lets somebody else in;
   * `token`: under which number a token is on record; `endsAt`: milliseconds, UTC, where it ends sooner than others.
   */
  async let(
    person: Person,
    by: Pass,
    {
      from,
      token,
      endsAt = Date.now() + lifetime[by],
    }: { from?: Actor | undefined; token?: string; endsAt?: number } = {},
  ): Promise<string> {
    const secret = this.newSecret(by)
    await this.admit(hashOf(secret), person, by, { from, token, endsAt })
    return secret
  }

  /** A secret that is good for nothing until it is admitted. */
  newSecret(of: Pass): string {
    return newSecret(of, this.#site)
  }

  /** Makes a pass of a secret that was given out before; the same one again changes nothing. */
  async admit(
    hash: Buffer,
    person: Person,
    by: Pass,
    { from, token, endsAt }: { from?: Actor | undefined; token?: string | undefined; endsAt: number },
  ): Promise<void> {
    await this.#pool.query(
      `insert into identity.pass (hash, kind, site, person, name, role, unit, scopes, ends_at, let_by, token, premises)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (hash) do nothing`,
      [
        hash,
        by,
        this.#site,
        person.id,
        person.name,
        person.role,
        person.unit,
        person.scopes ?? null,
        new Date(endsAt),
        from?.name ?? null,
        token ?? null,
        person.premises ?? null,
      ],
    )
    this.#given.add(nameOf(hash))
  }

  /** A program, or a phone, by the name under which its deeds are recorded: as its pass says it now; undefined when it has none. */
  async whoIs(id: string): Promise<Person | undefined> {
    const { rows } = await this.#pool.query(
      `select person, name, role, unit, scopes from identity.pass
       where person = $1 and site = $2 and kind <> all($3) and ends_at > now() limit 1`,
      [id, this.#site, once],
    )
    return rows[0] && toPerson(rows[0])
  }

  /** Whether this pass was given out here, or was good when it was last looked up. */
  hasMet(secret: string): boolean {
    return this.#known.has(secret) || this.#given.has(nameOf(hashOf(secret)))
  }

  /** Whose token or session this is, or undefined. */
  async who(secret: string): Promise<Person | undefined> {
    const known = this.#known.get(secret)
    if (known && known.until > Date.now()) return known.person
    const { rows } = await this.#pool.query(
      `select kind, person, name, role, unit, scopes, premises, ends_at from identity.pass
       where hash = $1 and site = $2 and kind <> all($3) and ends_at > now()`,
      [hashOf(secret), this.#site, once],
    )
    const person: Person | undefined = rows[0] && {
      ...toPerson(rows[0]),
      ...(rows[0].kind === 'command' && { hasShell: true }),
    }
    if (!person) {
      this.#known.delete(secret)
      return undefined
    }
    if (isWatched(rows[0].kind)) await this.#saw(secret)
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(secret, { person, until: Math.min(Date.now() + believedFor, rows[0].ends_at.getTime()) })
    return person
  }

  /** Of what nobody sits at it is kept when it was last seen, so that one that is not needed any more is found; of people never. */
  async #saw(secret: string): Promise<void> {
    await this.#pool
      .query(
        `update identity.pass set seen_at = now()
         where hash = $1 and (seen_at is null or seen_at < now() - interval '1 minute')`,
        [hashOf(secret)],
      )
      // On a full disk a wall goes on showing what is, and a program goes on.
      .catch(() => undefined)
  }

  /** When each token that is on record was last used, to the minute: milliseconds, UTC. */
  async tokensUsed(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#pool.query(
      `select token, seen_at from identity.pass where kind = 'token' and token is not null and seen_at is not null`,
    )
    return new Map(rows.map(({ token, seen_at }) => [token, seen_at.getTime()]))
  }

  /** Tokens that are good and not on record yet: from before tokens were. */
  async tokensUnrecorded(): Promise<readonly { readonly person: Person; readonly endsAt: number }[]> {
    const { rows } = await this.#pool.query(
      `select person, name, role, unit, scopes, max(ends_at) as ends_at from identity.pass
       where kind = 'token' and token is null and ends_at > now() group by person, name, role, unit, scopes`,
    )
    return rows.map((row) => ({ person: toPerson(row), endsAt: row.ends_at.getTime() }))
  }

  /** Says under which number the tokens of a person are on record that are not yet. */
  async recordTokens(person: string, token: string): Promise<void> {
    await this.#pool.query(
      `update identity.pass set token = $2 where person = $1 and kind = 'token' and token is null`,
      [person, token],
    )
  }

  /** All screens that hang on walls, the newest first. */
  async screens(): Promise<readonly Screen[]> {
    const { rows } = await this.#pool.query(
      `select person, let_by, created_at, seen_at, ends_at from identity.pass
       where kind = 'screen' and ends_at > now() order by created_at desc`,
    )
    return rows.map(toScreen)
  }

  /** Whom the code of a one-time link lets in; a code works once. */
  async redeem(code: string): Promise<Person | undefined> {
    const { rows } = await this.#pool.query(
      `delete from identity.pass where hash = $1 and site = $2 and kind = any($3) and ends_at > now()
       returning person, name, role, unit, scopes, premises`,
      [hashOf(code), this.#site, once],
    )
    return rows[0] && toPerson(rows[0])
  }

  /** Phones of these units stay in for another while, as long as they have not been in for longer than any shift is. */
  async stay(units: readonly string[], now: number): Promise<void> {
    await this.#pool.query(
      `update identity.pass set ends_at = least(created_at + $2, $3::timestamptz + $4)
       where kind = 'session' and unit = any($1) and ends_at > $3 and ends_at < least(created_at + $2, $3::timestamptz + $4)`,
      [units, interval(longestShift), new Date(now), interval(atLeast)],
    )
  }

  /** Passes that have ended are deleted: nobody can come in with them, and they name people. */
  async forgetEnded(): Promise<void> {
    await this.#pool.query('delete from identity.pass where ends_at < now()')
  }

  /** Ends everything by which this person comes in, or only what is of one kind. Returns how many passes that were. */
  async endAll(person: string, kind: Pass | null = null): Promise<number> {
    this.#doubt(person)
    const { rowCount } = await this.#pool.query(
      'delete from identity.pass where person = $1 and ($2::text is null or kind = $2)',
      [person, kind],
    )
    return rowCount ?? 0
  }

  #doubt(person: string): void {
    for (const [secret, known] of this.#known) if (known.person.id === person) this.#known.delete(secret)
  }

  /** Ends the one token that is on record under this number. Returns how many passes that were. */
  async endToken(token: string): Promise<number> {
    const { rows } = await this.#pool.query('delete from identity.pass where token = $1 returning person', [token])
    // Which of a person's secrets it was is not known here: all of them are looked up anew.
    for (const { person } of rows) this.#doubt(person)
    return rows.length
  }

  async end(secret: string): Promise<void> {
    this.#known.delete(secret)
    await this.#pool.query('delete from identity.pass where hash = $1', [hashOf(secret)])
  }
}

const interval = (ms: number): string => `${ms} milliseconds`

const nameOf = (hash: Buffer): string => hash.toString('base64url')

/** Passes that nobody sits at. */
const isWatched = (kind: Pass): boolean => kind === 'screen' || kind === 'token'

const toPerson = (row: {
  person: string
  name: string
  role: Role
  unit: string | null
  scopes: Action[] | null
  premises?: string | null
}): Person => ({
  id: row.person,
  name: row.name,
  role: row.role,
  unit: row.unit,
  ...(row.scopes && { scopes: row.scopes }),
  ...(row.premises && { premises: row.premises }),
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
