import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Door, eventStream } from '../http/door.ts'
import type { Identity } from '../identity/identity.ts'
import type { Person } from '../identity/people.ts'
import type { Presence } from '../presence.ts'
import { type Audience, audienceOf } from './audience.ts'
import type { Live } from './live.ts'
import { mayStay, mustBeFew } from './watching.ts'

const meOf = ({ id, name, role, unit }: Person) => ({ id, name, role, unit })

/** Where a screen was when its connection broke. */
const lastHeard = ({ headers }: FastifyRequest): number | undefined => {
  const last = headers['last-event-id']
  return typeof last === 'string' && /^\d+$/.test(last) ? Number(last) : undefined
}

/** Opens the screen of somebody in the office: nobody takes alarms there, so they are not held to be at their desk. */
export const watchOffice =
  (live: Live<Audience>, presence: Presence, identity: Identity) =>
  (reply: FastifyReply, request: FastifyRequest, person: Person): void => {
    mustBeFew(presence.connections(person.id))
    presence.hung(person.id, 1)
    const watcher = {
      me: meOf(person),
      mayStay: mayStay(identity, request, 'approval:decide'),
      onClose: () => presence.hung(person.id, -1),
    }
    live.watch(reply, `office:${person.id}`, watcher, lastHeard(request))
  }

export const liveRoutes = (door: Door, live: Live<Audience>, presence: Presence, identity: Identity): void => {
  door.route({
    method: 'GET',
    url: '/api/live',
    action: 'live:watch',
    tag: 'live',
    summary:
      'The live push (server-sent events): reset, delta, positions, arrivals, pulse. Send Last-Event-ID to get only what was missed.',
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
    gives: eventStream,
    answer: z.any(),
    answerTo: ({ request, reply, person, query }) => {
      mustBeFew(presence.connections(person.id))
      const audience = audienceOf(person, query.view)
      if (audience === 'wall') presence.hung(person.id, 1)
      else presence.connected(person, Date.now())
      const watcher = {
        me: meOf(person),
        // A locked desk shows nothing; it follows again when it is unlocked.
        mayStay: mayStay(identity, request, 'live:watch', (now) => audienceOf(now, query.view) === audience),
        onClose: () =>
          audience === 'wall' ? presence.hung(person.id, -1) : presence.disconnected(person.id, Date.now()),
      }
      live.watch(reply, audience, watcher, lastHeard(request) ?? query.lastEventId)
    },
  })
}
