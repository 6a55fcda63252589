import { z } from 'zod'
import type { Door } from '../platform/http/door.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Identity } from '../platform/identity/identity.ts'
import { isSession } from '../platform/identity/identity.ts'
import type { Pins } from '../platform/identity/pins.ts'
import type { Session } from '../platform/identity/sessions.ts'
import { isStrong } from '../platform/identity/ways.ts'
import { isEasy } from './easy-pin.ts'
import { type Entrance, notLetIn } from './entering.ts'
import { Pin, SessionView } from './session.ts'
import type { SessionOf } from './session-board.ts'
import { Login, type Staff } from './staff.ts'

const tag = 'identity'

export interface Desk {
  readonly identity: Identity
  readonly pins: Pins
  readonly entrance: Entrance
  readonly sessionOf: SessionOf
  readonly staffByLogin: (login: string) => Staff | undefined
  readonly loginOf: (staff: string) => string | undefined
}

/** A desk at which people sit one after the other: it is locked and opened, and changes hands in two seconds. */
export const deskRoutes = (door: Door, { identity, pins, entrance, sessionOf, staffByLogin, loginOf }: Desk): void => {
  const { sessions } = identity
  const at = async (pass: string | undefined): Promise<Session> => {
    const session = pass !== undefined && isSession(pass) ? await sessions.who(pass) : undefined
    if (!session) throw new Problem(403, 'no-desk', 'This is for a person at a browser.')
    return session
  }

  door.route({
    method: 'PUT',
    url: '/api/session/pin',
    action: 'keys:own',
    keyless: true,
    tag,
    summary: 'Set a PIN for this shift, after a passkey, a password with a code, or the organisation’s sign-in',
    body: z.object({ pin: Pin }),
    answer: SessionView,
    answerTo: async ({ body: { pin }, person, request }) => {
      const { way, endsAt } = await at(request.pass)
      if (!isStrong(way)) throw new Problem(403, 'weak-sign-in', 'Sign in with your own key first, then set a PIN.')
      if (isEasy(pin, loginOf(person.id) ?? ''))
        throw new Problem(
          400,
          'easy-pin',
          'This PIN is easy to guess: a row of figures, a repetition, a service number.',
        )
      await pins.set(person.id, pin, endsAt)
      return sessionOf(person, request.pass)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/lock',
    action: 'session:own',
    keyless: true,
    tag,
    summary: 'Lock this desk: what is in hand stays, and nothing is shown or done until somebody unlocks it',
    answer: SessionView,
    answerTo: async ({ person, request }) => {
      await at(request.pass)
      await sessions.lock(request.pass!, true)
      return sessionOf(person, request.pass)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/unlock',
    action: 'session:own',
    keyless: true,
    tag,
    summary: 'Unlock this desk by the PIN of the shift; with a passkey one comes in anew',
    body: z.object({ pin: Pin }),
    answer: SessionView,
    answerTo: async ({ body: { pin }, person, request }) => {
      const { token } = await at(request.pass)
      if (!(await pins.isRight(person.id, pin, token))) throw notLetIn()
      await sessions.lock(request.pass!, false)
      return sessionOf(person, request.pass)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/session/change',
    action: 'session:own',
    keyless: true,
    tag,
    summary:
      'Change the operator of this desk: another one comes in by the PIN of their shift, the one before has gone',
    body: z.object({ login: Login, pin: Pin }),
    answer: SessionView,
    answerTo: async ({ body: { login, pin }, request, reply }) => {
      const { token } = await at(request.pass)
      const staff = staffByLogin(login)
      const isRight = await pins.isRight(staff?.id ?? 'nobody', pin, token)
      if (!staff || !isRight) throw notLetIn()
      const { person, pass } = await entrance.letIn(request, reply, await sessions.enter(staff.id, 'pin'))
      return sessionOf(person, pass)
    },
  })
}
