import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Problem } from '../http/problems.ts'
import type { Identity } from '../identity/identity.ts'
import type { Person } from '../identity/people.ts'
import { mayDo } from '../identity/rights.ts'
import type { Presence } from '../presence.ts'
import type { Live } from './live.ts'

/**
 * Who sees what on the live push: the desk everything that is open, each crew what concerns its own unit, the wall nothing
 * that says anything of a person.
 */
export type Audience = 'desk' | 'wall' | CrewOf
export type CrewOf = `crew:${string}`

/** A crew never becomes the desk, nor does whose role may not see what the desk sees, whatever view they ask for. */
export const audienceOf = ({ role, unit }: Pick<Person, 'role' | 'unit'>, view: 'own' | 'wall'): Audience => {
  if (role === 'crew') return `crew:${unit ?? ''}`
  return view === 'own' && seenByDesk.every((action) => mayDo({ role }, action, 0)) ? 'desk' : 'wall'
}

const seenByDesk = ['alarm:read', 'incident:read', 'unit:read'] as const

/** Screens that one person may have open at once. */
const mostStreams = 20

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
      const header = request.headers['last-event-id']
      const last = typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : query.lastEventId
      if (presence.connections(person.id) >= mostStreams)
        throw new Problem(429, 'too-many-screens', `You have ${mostStreams} screens open; close one first.`)
      const audience = audienceOf(person, query.view)
      if (audience === 'wall') presence.hung(person.id, 1)
      else presence.connected(person, Date.now())
      const pass = request.pass!
      const me = { id: person.id, name: person.name, role: person.role, unit: person.unit }
      const watcher = {
        me,
        // A locked desk shows nothing; it follows again when it is unlocked.
        mayStay: async () => {
          const known = await identity.who(pass)
          return known !== undefined && !known.locked && known.person.id === me.id
        },
        onClose: () =>
          audience === 'wall' ? presence.hung(person.id, -1) : presence.disconnected(person.id, Date.now()),
      }
      live.watch(reply, audience, watcher, last)
    },
  })
}
