import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import pg from 'pg'
import { z } from 'zod'
import { sessionCookie } from '../http/app.ts'
import type { OidcSettings } from './oidc.ts'
import { type Way, wayOfPath } from './ways.ts'

export interface AuthSettings {
  readonly connection: string
  /** Where browsers see us: passkeys are bound to it. */
  readonly origin: string
  readonly secret: string
  readonly oidc: OidcSettings | undefined
  /** Whose service number this is, known to better-auth; undefined for a stranger. */
  readonly staffOf: (login: string, subject: string) => Promise<string | undefined>
  readonly onProblem: (problem: string) => void
}

/** Seconds. A shift, and an hour for the handing over. */
export const sessionSeconds = 12 * 3600

/** The schema in which everything of better-auth stands. */
const schema = 'auth'

/** Under which name somebody is known there: it has no name, no number and no address of anybody. */
export const addressOf = (staff: string): string => `${staff}@staff.invalid`

/**
 * better-auth: sessions, passkeys, passwords with a second factor, OpenID Connect. Its own HTTP routes are not served: each
 * thing it does is a route of ours, with a row in the table of rights, which calls its `api`.
 */
export const openAuth = async (settings: AuthSettings) => {
  const pool = new pg.Pool({
    connectionString: settings.connection,
    max: 4,
    options: `-c search_path=${schema}`,
    application_name: 'yordam sign-in',
  })
  // A lost connection is told of by the next question; without this it would end the process.
  pool.on('error', () => undefined)
  await pool.query(`create schema if not exists ${schema}`)
  const options = optionsOf(settings, pool)
  await (await getMigrations(options)).runMigrations()
  const auth = betterAuth(options)
  return { auth, pool, context: await auth.$context, close: () => pool.end() }
}

export type Auth = Awaited<ReturnType<typeof openAuth>>

const optionsOf = ({ origin, secret, oidc, staffOf, onProblem }: AuthSettings, pool: pg.Pool) =>
  ({
    appName: 'Yordam',
    baseURL: origin,
    basePath: '/api/session',
    secret,
    database: pool,
    telemetry: { enabled: false },
    // What it says may hold an address or a name; that something failed is in its answer.
    logger: { disabled: true },
    onAPIError: { errorURL: `${origin}/` },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      // A passkey is added within this time of coming in; later one proves oneself anew.
      freshAge: 3600,
      additionalFields: {
        way: { type: 'string', required: false, input: false },
        lockedAt: { type: 'date', required: false, input: false },
      },
    },
    account: { accountLinking: { enabled: true, trustedProviders: ['oidc'] } },
    advanced: {
      cookiePrefix: 'yordam',
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookie } },
      defaultCookieAttributes: { secure: origin.startsWith('https:'), sameSite: 'lax', httpOnly: true },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          // Where somebody came in from is a private part of an event, and in no table.
          before: async (session, context) => ({
            data: { way: wayOfPath(context?.path), ...session, ipAddress: '', userAgent: '' },
          }),
        },
      },
      account: {
        // The tokens of the organisation's sign-in say who somebody is, and are needed no more.
        create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
    },
    plugins: [
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Yordam',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => mustVerify(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => mustVerify(verification.authenticationInfo.userVerified),
        },
      }),
      twoFactor({ issuer: 'Yordam' }),
      entering,
      ...(oidc ? [organisation(oidc, staffOf, onProblem)] : []),
    ],
  }) satisfies BetterAuthOptions

/** A badge that asks for no finger and no PIN proves that somebody is there, and not who (WebAuthn, 7.2 step 17). */
const mustVerify = (verified: boolean | undefined): void => {
  if (!verified) throw new APIError('BAD_REQUEST', { code: 'USER_NOT_VERIFIED' })
}

const noTokens = { accessToken: null, refreshToken: null, idToken: null }

/** For ways in that are our own: a one-time link, a PIN at a desk, a click in the demonstration. */
const entering = {
  id: 'entering',
  endpoints: {
    enterAs: createAuthEndpoint(
      '/enter-as',
      { method: 'POST', body: z.object({ staff: z.string(), way: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { staff, way } = context.body
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(staff)
        if (!user) throw context.error('NOT_FOUND')
        const session = await internalAdapter.createSession(staff, false, { way: way satisfies string as Way }, true)
        await setSessionCookie(context, { session, user })
        return context.json({ staff })
      },
    ),
  },
} as const

const organisation = (
  { issuer, clientId, clientSecret, claim }: OidcSettings,
  staffOf: AuthSettings['staffOf'],
  onProblem: AuthSettings['onProblem'],
) =>
  genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        // Nobody comes to work here by having an account elsewhere.
        disableSignUp: true,
        mapProfileToUser: async (profile: Record<string, unknown>) => {
          const login = String(profile[claim] ?? '').toLowerCase()
          const staff = await staffOf(login, String(profile.sub ?? ''))
          if (staff === undefined) onProblem(`somebody came from ${issuer} who is not staff here (claim ${claim})`)
          return { email: addressOf(staff ?? 'nobody'), emailVerified: true, name: staff ?? 'nobody' }
        },
      },
    ],
  })
