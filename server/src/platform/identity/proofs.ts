import { isAPIError } from 'better-auth/api'
import type { Auth } from './auth.ts'
import { addressOf } from './auth.ts'
import type { Codes } from './codes.ts'
import { cookiesOf } from './cookies.ts'
import type { Entered, Sessions } from './sessions.ts'

/** How people prove who they are: each way of better-auth, as one question with one answer. */
export class Proofs {
  readonly #api: Auth['auth']['api']
  readonly #sessions: Sessions
  readonly #codes: Codes
  readonly #origin: string

  constructor(auth: Auth, sessions: Sessions, codes: Codes, origin: string) {
    this.#api = auth.auth.api
    this.#sessions = sessions
    this.#codes = codes
    this.#origin = origin
  }

  /** What a browser's authenticator is to sign (WebAuthn, 5.5); with no name in it, so that nobody learns who is staff. */
  async askPasskey(): Promise<{ options: unknown; cookies: readonly string[] }> {
    const { response, headers } = await this.#api.generatePasskeyAuthenticationOptions({ returnHeaders: true })
    return { options: { ...response, userVerification: 'required' }, cookies: headers.getSetCookie() }
  }

  /** Whoever signed it, if it is right; `cookie`: what the browser sent. */
  byPasskey(signed: Record<string, unknown>, cookie: string): Promise<Entered | undefined> {
    return this.#enteredBy(
      async () =>
        (
          await this.#api.verifyPasskeyAuthentication({
            // What it must be is checked there, field by field.
            body: { response: signed as never },
            headers: new Headers({ cookie, origin: this.#origin }),
            returnHeaders: true,
          })
        ).headers,
    )
  }

  /** A password counts with its second factor only, and a code once (RFC 6238, 5.2); what was wrong is not said. */
  async byPassword(staff: string, password: string, code: string): Promise<Entered | undefined> {
    const entered = await this.#enteredBy(async () => {
      const first = await this.#api.signInEmail({ body: { email: addressOf(staff), password }, returnHeaders: true })
      const cookie = cookiesOf(first.headers)
      if (!('twoFactorRedirect' in (first.response as object))) {
        // Half a proof leaves nothing behind.
        await this.#api.signOut({ headers: new Headers({ cookie }) })
        return undefined
      }
      const second = await this.#api.verifyTOTP({
        body: { code },
        headers: new Headers({ cookie }),
        returnHeaders: true,
      })
      return second.headers
    })
    if (!entered || (await this.#codes.use(staff, code))) return entered
    await this.#sessions.endThat(entered.cookies)
    return undefined
  }

  /** Where the organisation's own sign-in asks. */
  async askOrganisation(): Promise<{ url: string; cookies: readonly string[] } | undefined> {
    const { response, headers } = await this.#api.signInSocial({
      body: { provider: 'oidc', callbackURL: this.#origin, errorCallbackURL: this.#origin, disableRedirect: true },
      returnHeaders: true,
    })
    return response.url ? { url: response.url, cookies: headers.getSetCookie() } : undefined
  }

  /** Whoever comes back from there (OpenID Connect Core 1.0, 3.1.2.5). */
  byOrganisation(query: Readonly<Record<string, string | undefined>>, cookie: string): Promise<Entered | undefined> {
    return this.#enteredBy(async () => {
      const answer = await this.#api.callbackOAuth({
        params: { id: 'oidc' },
        query,
        headers: new Headers({ cookie }),
        asResponse: true,
      })
      return (answer as unknown as Response).headers
    })
  }

  async #enteredBy(proof: () => Promise<Headers | undefined>): Promise<Entered | undefined> {
    try {
      const headers = await proof()
      return headers && (await this.#sessions.entered(headers))
    } catch (error) {
      if (isAPIError(error)) return undefined
      throw error
    }
  }
}
