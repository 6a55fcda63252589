import { isAPIError } from 'better-auth/api'
import { Problem } from '../http/problems.ts'
import type { Auth } from './auth.ts'
import { type Entered, headersOf, type Session, type Sessions } from './sessions.ts'

/** A passkey as its owner knows it. */
export interface Passkey {
  readonly id: string
  readonly name: string
  /** Milliseconds. */
  readonly madeAt: number
}

/** People's own keys. `session` is the cookie by which they are here; better-auth asks that it be young. */
export class Keys {
  readonly #auth: Auth
  readonly #sessions: Sessions
  readonly #origin: string

  constructor(auth: Auth, sessions: Sessions, origin: string) {
    this.#auth = auth
    this.#sessions = sessions
    this.#origin = origin
  }

  async list(session: string): Promise<{ passkeys: readonly Passkey[]; password: boolean }> {
    const headers = headersOf(session)
    const found = await this.#auth.auth.api.getSession({ headers })
    if (!found) return { passkeys: [], password: false }
    const passkeys = await this.#auth.auth.api.listPasskeys({ headers })
    return {
      passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name: name ?? '', madeAt: createdAt.getTime() })),
      password: found.user.twoFactorEnabled === true,
    }
  }

  /** Names are put in here, for the authenticator to show; better-auth keeps none. */
  async askForPasskey(session: string, name: string): Promise<{ options: unknown; cookies: readonly string[] }> {
    await this.#own(session)
    const { response, headers } = await young(() =>
      this.#auth.auth.api.generatePasskeyRegistrationOptions({ headers: headersOf(session), returnHeaders: true }),
    )
    return {
      options: { ...response, user: { ...response.user, name, displayName: name } },
      cookies: headers.getSetCookie(),
    }
  }

  /** `challenge`: what the browser kept of the question. Whose the key is says the session by which they asked, and no other. */
  async keepPasskey(session: string, challenge: string, made: unknown, name: string): Promise<string> {
    await this.#own(session)
    const headers = headersOf(session)
    headers.set('cookie', `${headers.get('cookie')}; ${challenge}`)
    headers.set('origin', this.#origin)
    const kept = await young(() =>
      this.#auth.auth.api.verifyPasskeyRegistration({ body: { response: made, name }, headers }),
    )
    return kept.id
  }

  async removePasskey(session: string, id: string): Promise<boolean> {
    await this.#own(session)
    try {
      await this.#auth.auth.api.deletePasskey({ body: { id }, headers: headersOf(session) })
      return true
    } catch (error) {
      if (isAPIError(error)) return false
      throw error
    }
  }

  async setPassword(session: string, password: string): Promise<string> {
    const headers = headersOf(session)
    const known = await this.#own(session)
    const { internalAdapter, password: hasher, adapter } = this.#auth.context
    await young(async () => {
      // One that was never confirmed, or is to be replaced, makes room.
      const where = [{ field: 'userId', value: known.person.id }]
      await adapter.deleteMany({ model: 'twoFactor', where })
      await internalAdapter.updateUser(known.person.id, { twoFactorEnabled: false })
      const accounts = await internalAdapter.findAccounts(known.person.id)
      if (accounts.some(({ providerId }) => providerId === 'credential'))
        await internalAdapter.updatePassword(known.person.id, await hasher.hash(password))
      else await this.#auth.auth.api.setPassword({ body: { newPassword: password }, headers })
    })
    const enabled = await young(() => this.#auth.auth.api.enableTwoFactor({ body: { password }, headers }))
    return (enabled as { totpURI: string }).totpURI
  }

  /** Returns the session that takes the place of this one. */
  async confirmPassword(session: string, code: string): Promise<Entered> {
    await this.#own(session)
    const { headers } = await young(() =>
      this.#auth.auth.api.verifyTOTP({ body: { code }, headers: headersOf(session), returnHeaders: true }),
    )
    const entered = await this.#sessions.entered(headers)
    if (!entered) throw new Problem(401, 'not-signed-in', 'Sign in first.')
    return entered
  }

  /**
   * Whose keys may be changed by this session: it is young, and did not begin with a PIN. That opens a desk for a shift; whoever
   * has seen it typed must not make something of it that stays.
   */
  async #own(session: string): Promise<Session> {
    const known = await this.#sessions.who(session)
    if (!known) throw new Problem(401, 'not-signed-in', 'Sign in first.')
    if (known.way === 'pin') throw new Problem(403, 'weak-sign-in', 'Come in by a key of your own first.')
    if (known.since < Date.now() - youngFor) throw signInAgain()
    return known
  }
}

/** As `freshAge` of better-auth, which does not ask it of passwords; milliseconds. */
const youngFor = 3_600_000
const signInAgain = () => new Problem(403, 'sign-in-again', 'Sign in again first: it was over an hour ago.')

/** better-auth's refusals in our words. */
const young = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask()
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = (error.body as { code?: string } | undefined)?.code ?? ''
    if (code.includes('FRESH')) throw signInAgain()
    if (error.statusCode === 401 && code.includes('CODE'))
      throw new Problem(400, 'wrong-code', 'This code is not right.')
    if (error.statusCode === 401) throw new Problem(401, 'not-signed-in', 'Sign in first.')
    throw new Problem(400, 'key-refused', 'This key could not be read or checked. Try again.')
  }
}
