import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Problem } from '../http/problems.ts'
import type { Identity } from '../identity/identity.ts'
import type { Person } from '../identity/people.ts'
import { mayDo } from '../identity/rights.ts'
import type { Presence } from '../presence.ts'
import type { Live, Watcher } from './live.ts'

/**
 * Who sees what on the live push: the desk everything that is open, each crew what concerns its own unit, the wall nothing
 * that says anything of a person, and each person in the office what waits for their eyes, or for an answer to them.
 */
export type Audience = 'desk' | 'wall' | CrewOf | OfficeOf
export type CrewOf = `crew:${string}`
export type OfficeOf = `office:${string}`

/** A crew never becomes the desk, nor does whose role may not see what the desk sees, whatever view they ask for. */
export const audienceOf = ({ role, unit }: Pick<Person, 'role' | 'unit'>, view: 'own' | 'wall'): Audience => {
  if (role === 'crew') return `crew:${unit ?? ''}`
  return view === 'own' && seenByDesk.every((action) => mayDo({ role }, action, 0)) ? 'desk' : 'wall'
}

const seenByDesk = ['alarm:read', 'incident:read', 'unit:read'] as const

/** Screens that one person may have open at once. */
const mostStreams = 20

/** Throws when they have as many screens open as anybody may. */
const mayOpenAnother = (presence: Presence, { id }: Pick<Person, 'id'>): void => {
  if (presence.connections(id) >= mostStreams)
    throw new Problem(429, 'too-many-screens', `You have ${mostStreams} screens open; close one first.`)
}

/** A screen of somebody who came by this pass, for as long as it is theirs. */
const watcherOf = (
  identity: Identity,
  { id, name, role, unit }: Person,
  pass: string,
  onClose: () => void,
): Watcher => ({
  me: { id, name, role, unit },
  // A locked desk shows nothing; it follows again when it is unlocked.
  async mayStay() {
    const known = await identity.who(pass)
    return known !== undefined && !known.locked && known.person.id === id
  },
  onClose,
})

/** Where a screen was when its connection broke. */
const lastHeard = ({ headers }: FastifyRequest): number | undefined => {
  const last = headers['last-event-id']
  return typeof last === 'string' && /^\d+$/.test(last) ? Number(last) : undefined
}

/** Opens the screen of somebody in the office: nobody takes alarms there, so they are not held to be at their desk. */
export const watchOffice =
  (live: Live<Audience>, presence: Presence, identity: Identity) =>
  (reply: FastifyReply, request: FastifyRequest, person: Person): void => {
    mayOpenAnother(presence, person)
    presence.hung(person.id, 1)
    const watcher = watcherOf(identity, person, request.pass!, () => presence.hung(person.id, -1))
    live.watch(reply, `office:${person.id}`, watcher, lastHeard(request))
  }

export const liveRoutes = (door: Door, live: Live<Audience>, presence: Presence, identity: Identity): void => {
  door.route({
    method: 'GET',
    url: '/api/live',
    action: 'live:watch',
    tag: 'live',
    summary:
      'The live push (server-sent events): reset, delta, positions, pulse. Send Last-Event-ID to get only what was missed.',
    query: z.object({
      lastEventId: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .meta({ description: 'For clients that cannot set the header' }),
      view: z
        .enum(['own', 'wall'])
        .default('own')
        .meta({ description: '`wall`: for the big screen, without anything that says something of a person' }),
    }),
    answer: z.any(),
    answerTo: ({ request, reply, person, query }) => {
      mayOpenAnother(presence, person)
      const audience = audienceOf(person, query.view)
      if (audience === 'wall') presence.hung(person.id, 1)
      else presence.connected(person, Date.now())
      const watcher = watcherOf(identity, person, request.pass!, () =>
        audience === 'wall' ? presence.hung(person.id, -1) : presence.disconnected(person.id, Date.now()),
      )
      live.watch(reply, audience, watcher, lastHeard(request) ?? query.lastEventId)
    },
  })
}
