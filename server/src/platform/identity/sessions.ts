import { createHmac, timingSafeEqual } from 'node:crypto'
import { sessionCookie } from '../http/app.ts'
import type { Auth } from './auth.ts'
import { addressOf } from './auth.ts'
import type { Person } from './people.ts'
import { Way } from './ways.ts'

/** Somebody who sits at a browser. */
export interface Session {
  readonly person: Person
  readonly way: Way
  /** Milliseconds. */
  readonly since: number
  readonly endsAt: number
  /** Nobody sits there now, as far as we know: nothing is shown, and nothing is done, until they are back. */
  readonly locked: boolean
  /** Its name in the database. */
  readonly token: string
}

/** Somebody has come in: who, and what their browser is to keep. */
export interface Entered {
  readonly person: Person
  readonly way: Way
  /** The session cookie, by which the next request comes. */
  readonly pass: string
  readonly cookies: readonly string[]
}

/** For so long a session that was looked up is believed without asking again: the time after which an ended one is noticed at the latest. */
const believedFor = 5_000
const mostKnown = 10_000

/** The sessions of people at browsers, in process for a few seconds each. Who they are says `personOf`, at every look. */
export class Sessions {
  readonly #auth: Auth
  readonly #personOf: (staff: string) => Person | undefined
  readonly #known = new Map<string, { session: Omit<Session, 'person'>; staff: string; until: number }>()

  constructor(auth: Auth, personOf: (staff: string) => Person | undefined) {
    this.#auth = auth
    this.#personOf = personOf
  }

  /** Whether we gave this cookie out, once: it bears our signature. That says no database, and nobody guesses it. */
  isOurs(cookie: string): boolean {
    // Only after its signature was found right is one known here.
    if (this.#known.has(cookie)) return true
    const [token = '', signature = ''] = cookie.split('.')
    const expected = createHmac('sha256', this.#auth.context.secret).update(token).digest()
    const given = Buffer.from(signature, 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  }

  /** Whose session this is, or undefined. */
  async who(cookie: string): Promise<Session | undefined> {
    const known = this.#known.get(cookie)
    if (known && known.until > Date.now()) return this.#of(known.staff, known.session)
    this.#known.delete(cookie)
    const found = await this.#auth.auth.api.getSession({ headers: headersOf(cookie) })
    const way = Way.safeParse(found?.session.way)
    // A password alone makes a session that never was one: the second factor makes another.
    if (!found || !way.success) return undefined
    const { token, userId: staff, createdAt, expiresAt, lockedAt } = found.session
    const session = {
      way: way.data,
      since: createdAt.getTime(),
      endsAt: expiresAt.getTime(),
      locked: lockedAt != null,
      token,
    }
    if (this.#known.size > mostKnown) this.#known.clear()
    this.#known.set(cookie, { session, staff, until: Date.now() + believedFor })
    return this.#of(staff, session)
  }

  #of(staff: string, session: Omit<Session, 'person'>): Session | undefined {
    const person = this.#personOf(staff)
    return person && { ...session, person }
  }

  /** Makes somebody known to better-auth, which knows nothing of them but their id. */
  async know(staff: string): Promise<void> {
    const { internalAdapter } = this.#auth.context
    if (await internalAdapter.findUserById(staff)) return
    await internalAdapter.createUser(
      { id: staff, name: staff, email: addressOf(staff), emailVerified: true },
      { method: 'admin' },
    )
  }

  /**
   * Whether somebody may be who the organisation says: known there under this subject, or not yet at all. A number that was
   * given to somebody else there, or that they could give themselves, does not make them another one here.
   */
  async belongsTo(staff: string, subject: string): Promise<boolean> {
    await this.know(staff)
    const accounts = await this.#auth.context.internalAdapter.findAccounts(staff)
    return accounts.every(({ providerId, accountId }) => providerId !== 'oidc' || accountId === subject)
  }

  /** Lets somebody in whom we know by other means than their own keys. */
  async enter(staff: string, way: Way): Promise<Entered | undefined> {
    await this.know(staff)
    const { headers } = await this.#auth.auth.api.enterAs({ body: { staff, way }, returnHeaders: true })
    return this.entered(headers)
  }

  /** Who has come in by what better-auth just answered; undefined when nobody has, or when they have left the service. */
  async entered(headers: Headers): Promise<Entered | undefined> {
    const cookies = headers.getSetCookie()
    const cookie = sessionAmong(cookies)
    const session = cookie === undefined ? undefined : await this.who(cookie)
    if (cookie !== undefined && session) return { person: session.person, way: session.way, pass: cookie, cookies }
    if (cookie !== undefined) await this.end(cookie)
    return undefined
  }

  /** Ends a session whose cookie nobody will get. */
  async endThat(cookies: readonly string[]): Promise<void> {
    const cookie = sessionAmong(cookies)
    if (cookie !== undefined) await this.end(cookie)
  }

  /** Locks a session, or opens it again: at once, for all its tabs. */
  async lock(cookie: string, locked: boolean): Promise<void> {
    const session = await this.who(cookie)
    if (!session) return
    await this.#auth.context.internalAdapter.updateSession(session.token, { lockedAt: locked ? new Date() : null })
    this.#known.delete(cookie)
  }

  async end(cookie: string): Promise<void> {
    this.#known.delete(cookie)
    const found = await this.#auth.auth.api.getSession({ headers: headersOf(cookie) })
    if (found) await this.#auth.context.internalAdapter.deleteSession(found.session.token)
  }

  /** Ends everything by which this person comes in, on every machine. Returns how many sessions that were. */
  async endAll(staff: string): Promise<number> {
    for (const [cookie, known] of this.#known) if (known.staff === staff) this.#known.delete(cookie)
    const sessions = await this.#auth.context.internalAdapter.listSessions(staff)
    await this.#auth.context.internalAdapter.deleteUserSessions(staff)
    return sessions.length
  }

  /** Ends all sessions of whoever sits at this one, but for it. */
  async endOthers(cookie: string): Promise<void> {
    const own = await this.who(cookie)
    if (!own) return
    const { id } = own.person
    for (const [other, known] of this.#known) if (known.staff === id && other !== cookie) this.#known.delete(other)
    const { internalAdapter } = this.#auth.context
    for (const { token } of await internalAdapter.listSessions(id))
      if (token !== own.token) await internalAdapter.deleteSession(token)
  }

  /** Takes every key away from somebody. */
  async forgetKeys(staff: string): Promise<void> {
    const { adapter, internalAdapter } = this.#auth.context
    const where = [{ field: 'userId', value: staff }]
    for (const model of ['passkey', 'account', 'twoFactor']) await adapter.deleteMany({ model, where })
    if (await internalAdapter.findUserById(staff)) await internalAdapter.updateUser(staff, { twoFactorEnabled: false })
  }

  /** Sessions and challenges that have ended are deleted. */
  async forgetEnded(): Promise<void> {
    await this.#auth.pool.query(`delete from session where "expiresAt" < now()`)
    await this.#auth.pool.query(`delete from verification where "expiresAt" < now()`)
  }
}

/** A session cookie as better-auth expects to find it. */
export const headersOf = (cookie: string): Headers =>
  new Headers({ cookie: `${sessionCookie}=${encodeURIComponent(cookie)}` })

const sessionAmong = (cookies: readonly string[]): string | undefined =>
  cookies.map(sessionIn).findLast((value) => value !== undefined)

const sessionIn = (setCookie: string): string | undefined => {
  const start = `${sessionCookie}=`
  const [first = ''] = setCookie.split(';')
  return first.startsWith(start) && first !== start ? decodeURIComponent(first.slice(start.length)) : undefined
}
