import type { FastifyRequest } from 'fastify'
import { Problem } from '../http/problems.ts'
import type { Identity } from '../identity/identity.ts'
import type { Person } from '../identity/people.ts'
import { type Action, mayDo } from '../identity/rights.ts'

/** Streams of one kind that one person may have open at once. */
const mostStreams = 20

export const mustBeFew = (open: number): void => {
  if (open >= mostStreams)
    throw new Problem(429, 'too-many-screens', `You have ${mostStreams} screens open; close one first.`)
}

/**
 * Whether whoever opened a stream may watch it still: by the same pass, as the same person, with the right to it, at a desk that
 * is not locked. `seesTheSame`: whether they would be shown now what they are shown by it.
 */
export const mayStay =
  (
    identity: Identity,
    { pass, person }: FastifyRequest,
    action: Action,
    seesTheSame: (now: Person) => boolean = () => true,
  ): (() => Promise<boolean>) =>
  async () => {
    const known = await identity.who(pass!)
    return (
      known !== undefined &&
      !known.locked &&
      known.person.id === person!.id &&
      mayDo(known.person, action, Date.now()) &&
      seesTheSame(known.person)
    )
  }
