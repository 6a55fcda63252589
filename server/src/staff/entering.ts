import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../platform/house/house.ts'
import { sessionCookie } from '../platform/http/app.ts'
import { Problem } from '../platform/http/problems.ts'
import { keep } from '../platform/identity/cookies.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Entered } from '../platform/identity/sessions.ts'
import type { Presence } from '../platform/presence.ts'
import { command } from './command.ts'

/** What is said to whoever was not let in: not which part of it was wrong, nor whether there is anybody of that name. */
export const notLetIn = (): Problem =>
  new Problem(401, 'not-let-in', 'This is not right. Try again, or ask an administrator for a link.')

/** Lets people in, and out: with the record of it, and with nobody left behind in the same browser. */
export class Entrance {
  readonly #house: House
  readonly #identity: Identity
  readonly #presence: Presence

  constructor(house: House, identity: Identity, presence: Presence) {
    this.#house = house
    this.#identity = identity
    this.#presence = presence
  }

  /** Somebody has proved who they are. Whoever sat at this browser before has gone; a session never outlives a sign-in. */
  async letIn(request: FastifyRequest, reply: FastifyReply, entered: Entered | undefined): Promise<Entered> {
    if (!entered) throw notLetIn()
    const { person, way, cookies } = entered
    try {
      await this.#house.commit(person, (work) =>
        command(work, person.id, { type: 'sign-in', by: work.by, way, from: request.ip }),
      )
    } catch (error) {
      // Who came in is on the record, or has not come in.
      await this.#identity.sessions.endThat(cookies)
      throw error
    }
    const before = request.cookies[sessionCookie]
    if (before !== undefined) await this.#identity.end(before)
    if (request.person && request.person.id !== person.id) this.#presence.left(request.person.id)
    keep(reply, cookies)
    return entered
  }

  async letOut(request: FastifyRequest, person: Person, everywhere: boolean): Promise<void> {
    if (everywhere) await this.#identity.endAll(person.id)
    else if (request.pass) await this.#identity.end(request.pass)
    this.#presence.left(person.id)
    await this.#house.commit(person, (work) => {
      const answer = command(work, person.id, { type: 'sign-out', by: work.by, everywhere })
      // A phone of a unit, or a screen, is nobody who works here.
      return 'refused' in answer && answer.refused === 'staff-not-found' ? {} : answer
    })
  }
}
