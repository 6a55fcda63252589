import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Problem } from '../http/problems.ts'
import type { People, Person } from '../identity/people.ts'
import type { Presence } from '../presence.ts'
import type { Live } from './live.ts'

/** Who sees what on the live push: the desk sees everything that is open, a crew only what needs no name and no door. */
export type Audience = 'desk' | 'crew'
export const audienceOf = ({ role }: Person): Audience => (role === 'crew' ? 'crew' : 'desk')

/** Screens that one person may have open at once. */
const mostStreams = 20

export const liveRoutes = (door: Door, live: Live<Audience>, presence: Presence, people: People): void => {
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
    }),
    answer: z.any(),
    answerTo: ({ request, reply, person, query }) => {
      const header = request.headers['last-event-id']
      const last = typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : query.lastEventId
      if (presence.connections(person.id) >= mostStreams)
        throw new Problem(429, 'too-many-screens', `You have ${mostStreams} screens open; close one first.`)
      presence.connected(person.id)
      const pass = request.pass!
      const me = { id: person.id, name: person.name, role: person.role, unit: person.unit }
      const watcher = {
        me,
        mayStay: async () => (await people.who(pass)) !== undefined,
        onClose: () => presence.disconnected(person.id, Date.now()),
      }
      live.watch(reply, audienceOf(person), watcher, last)
    },
  })
}
