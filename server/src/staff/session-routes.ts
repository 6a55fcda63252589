import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sessionCookie } from '../platform/http/app.ts'
import type { Door } from '../platform/http/door.ts'
import { locked, Problem } from '../platform/http/problems.ts'
import type { Attempts } from '../platform/identity/attempts.ts'
import { challengeOf, keep, keepPass } from '../platform/identity/cookies.ts'
import type { Identity } from '../platform/identity/identity.ts'
import { longestShift } from '../platform/identity/people.ts'
import { viewPerson } from '../platform/identity/person.ts'
import type { Proofs } from '../platform/identity/proofs.ts'
import { otherSite } from '../platform/identity/secret.ts'
import type { Entered } from '../platform/identity/sessions.ts'
import { demoPeople } from './demo.ts'
import type { Entrance } from './entering.ts'
import { notLetIn } from './entering.ts'
import { Code, SessionView, WaysView, WebAuthnJson } from './session.ts'
import type { SessionOf } from './session-board.ts'
import type { Staff } from './staff.ts'
import { Login } from './staff.ts'

export interface SignIn {
  readonly identity: Identity
  readonly proofs: Proofs
  readonly attempts: Attempts
  readonly entrance: Entrance
  readonly staffByLogin: (login: string) => Staff | undefined
  readonly isStaff: (id: string) => boolean
  readonly sessionOf: SessionOf
  readonly demo: boolean
  readonly secure: boolean
  /** Where browsers see us. */
  readonly origin: string
  /** What the organisation's own sign-in is called; null where there is none. */
  readonly organisation: string | null
}

const tag = 'identity'
const tooMany = () =>
  new Problem(429, 'too-many-tries', 'Too many tries from here. Wait a quarter of an hour, or use a passkey.')

/** The ways in, and out. */
export const sessionRoutes = (door: Door, signIn: SignIn): void => {
  const { identity, proofs, attempts, entrance, sessionOf } = signIn
  const letIn = async (request: FastifyRequest, reply: FastifyReply, by: Entered | undefined) => {
    const { person, pass } = await entrance.letIn(request, reply, by)
    return sessionOf(person, pass)
  }

  door.route({
    method: 'GET',
    url: '/api/ways',
    action: null,
    tag,
    summary: 'By what one may come in here',
    answer: WaysView,
    answerTo: () => ({
      demo: signIn.demo,
      people: signIn.demo ? demoPeople.map((one) => viewPerson(one)) : [],
      organisation: signIn.organisation,
    }),
  })

  door.route({
    method: 'GET',
    url: '/api/session',
    action: 'session:own',
    tag,
    summary: 'Who I am',
    answer: SessionView,
    answerTo: ({ person, request }) => sessionOf(person, request.pass),
  })

  door.route({
    method: 'POST',
    url: '/api/session',
    action: null,
    tag,
    summary: 'Exchange the code of a one-time link for a session',
    body: z.object({ code: z.string().min(10).max(200) }),
    answer: SessionView,
    answerTo: async ({ body: { code }, request, reply }) => {
      const stranger = identity.people.otherSiteOf(code)
      if (stranger !== undefined) throw otherSite(stranger)
      const person = await identity.people.redeem(code)
      if (!person) throw new Problem(401, 'link-used', 'This link has been used, or is too old. Ask for a new one.')
      if (signIn.isStaff(person.id)) return letIn(request, reply, await identity.sessions.enter(person.id, 'link'))
      // A phone that belongs to a unit, and to nobody.
      const session = await identity.people.let(person, 'session')
      if (request.pass) await identity.end(request.pass)
      // Until when it is good, we say (`People.stay`); the phone keeps it for as long as that may be.
      keepPass(reply, session, longestShift, signIn.secure)
      return sessionOf(person, session)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/passkey/options',
    action: null,
    tag,
    summary: 'What an authenticator is to sign (WebAuthn: PublicKeyCredentialRequestOptionsJSON)',
    answer: WebAuthnJson,
    answerTo: async ({ reply }) => {
      const { options, cookies } = await proofs.askPasskey()
      keep(reply, cookies)
      return options as Record<string, unknown>
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/passkey',
    action: null,
    tag,
    summary: 'Come in by a passkey (WebAuthn: AuthenticationResponseJSON)',
    body: z.object({ response: WebAuthnJson }),
    answer: SessionView,
    answerTo: async ({ body: { response }, request, reply }) => {
      const entered = await proofs.byPasskey(response, challengeOf(request))
      return letIn(request, reply, entered)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/password',
    action: null,
    tag,
    summary: 'Come in by a password and the code of an authenticator app',
    body: z.object({ login: Login, password: z.string().min(1).max(128), code: Code }),
    answer: SessionView,
    answerTo: async ({ body: { login, password, code }, request, reply }) => {
      if (!attempts.mayTry(request.ip, login, Date.now())) throw tooMany()
      // For somebody who is not there as much is done as for somebody whose password is wrong.
      const staff = signIn.staffByLogin(login)?.id ?? 'nobody'
      const entered = await proofs.byPassword(staff, password, code)
      if (!entered) throw notLetIn()
      attempts.succeeded(request.ip, login)
      return letIn(request, reply, entered)
    },
  })

  organisationRoutes(door, signIn)

  door.route({
    method: 'DELETE',
    url: '/api/session',
    action: 'session:own',
    tag,
    summary: 'Sign out; `everywhere`: on every machine',
    query: z.object({ everywhere: z.stringbool().default(false) }),
    answer: z.object({ ended: z.boolean() }),
    answerTo: async ({ request, reply, person, query: { everywhere } }) => {
      // Whoever passes by a locked desk may make room there, and no more.
      if (everywhere && request.locked) throw locked()
      await entrance.letOut(request, person, everywhere)
      reply.clearCookie(sessionCookie, { path: '/' })
      return { ended: true }
    },
  })

  if (!signIn.demo) return
  door.route({
    method: 'POST',
    url: '/api/demo/enter',
    action: null,
    tag,
    summary: 'Come in as one of the people of the demonstration',
    body: z.object({ person: z.string().max(100) }),
    answer: SessionView,
    answerTo: async ({ body, request, reply }) => {
      const person = demoPeople.find(({ id }) => id === body.person)
      if (!person) throw new Problem(404, 'person-not-found', 'There is nobody of that name in the demonstration.')
      const entered = await identity.sessions.enter(person.id, 'demo')
      return letIn(request, reply, entered)
    },
  })
}

/** What comes back with somebody (RFC 6749, 4.1.2; RFC 9207). */
const Callback = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(4_000).optional(),
  iss: z.string().max(1_000).optional(),
  error: z.string().max(1_000).optional(),
  error_description: z.string().max(1_000).optional(),
})

/** By way of the organisation's own sign-in: there, and back. */
const organisationRoutes = (door: Door, { proofs, entrance, origin, organisation }: SignIn): void => {
  const mustBeThere = (): void => {
    if (organisation === null) throw new Problem(404, 'no-organisation', 'There is no sign-in of an organisation here.')
  }
  door.route({
    method: 'GET',
    url: '/api/session/organisation',
    action: null,
    tag,
    summary: 'Go to the organisation’s own sign-in (OpenID Connect)',
    answer: z.any(),
    answerTo: async ({ reply }) => {
      mustBeThere()
      const asked = await proofs.askOrganisation()
      if (!asked) throw new Problem(503, 'organisation-away', 'The organisation’s sign-in does not answer.')
      keep(reply, asked.cookies)
      return reply.redirect(asked.url)
    },
  })

  door.route({
    method: 'GET',
    // The address to which better-auth has the organisation send people back.
    url: '/api/session/callback/oidc',
    action: null,
    tag,
    summary: 'Come back from the organisation’s own sign-in',
    query: Callback,
    answer: z.any(),
    answerTo: async ({ query, request, reply }) => {
      mustBeThere()
      const entered = await proofs.byOrganisation(query, challengeOf(request))
      if (!entered) return reply.redirect(`${origin}/?refused=organisation`)
      await entrance.letIn(request, reply, entered)
      return reply.redirect(`${origin}/`)
    },
  })
}
