import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Door, Id } from '../http/door.ts'
import { notFound } from '../http/problems.ts'
import type { Presence } from '../presence.ts'
import { Instant, instant, instantOrNull } from '../words.ts'
import { keepPass } from './cookies.ts'
import type { Identity } from './identity.ts'
import { lifetime, type Person } from './people.ts'
import { PersonView, viewPerson } from './person.ts'

const ScreenView = z
  .object({
    id: z.string(),
    hungBy: z.string().nullable().meta({ description: 'The name of whoever hung it up' }),
    hungAt: Instant,
    seenAt: Instant.nullable().meta({ description: 'When it last asked for something, to the minute' }),
    endsAt: Instant,
    connected: z.boolean().meta({ description: 'Whether it holds a live connection now' }),
  })
  .meta({ id: 'Screen' })

const tag = 'identity'

/** Screens that hang on walls. */
export const screenRoutes = (door: Door, identity: Identity, presence: Presence, secure: boolean): void => {
  const { people } = identity

  door.route({
    method: 'POST',
    url: '/api/session/screen',
    action: 'screen:hang',
    keyless: true,
    tag,
    summary: 'Make of this browser a screen on the wall: for a year it sees what everybody may see, and nothing else',
    answer: PersonView,
    answerTo: async ({ request, reply, person }) => {
      // Whoever hangs it up goes away; what they may do must not stay behind on it.
      const screen: Person = { id: `screen-${randomUUID().slice(0, 8)}`, name: 'Wall', role: 'analyst', unit: null }
      const pass = await people.let(screen, 'screen', { from: person })
      if (request.pass) await identity.end(request.pass)
      presence.left(person.id)
      keepPass(reply, pass, lifetime.screen, secure)
      return viewPerson(screen)
    },
  })

  door.route({
    method: 'GET',
    url: '/api/screens',
    action: 'screen:hang',
    tag,
    summary: 'The screens that hang on walls: who hung each up, and when it was last seen',
    answer: z.array(ScreenView),
    answerTo: async () =>
      (await people.screens()).map((screen) => ({
        id: screen.id,
        hungBy: screen.hungBy,
        hungAt: instant(screen.hungAt),
        seenAt: instantOrNull(screen.seenAt),
        endsAt: instant(screen.endsAt),
        connected: presence.connections(screen.id) > 0,
      })),
  })

  door.route({
    method: 'DELETE',
    url: '/api/screens/:id',
    action: 'screen:hang',
    tag,
    summary: 'Take a screen down from the wall: within seconds it shows nothing any more',
    params: Id,
    answer: z.object({ ended: z.boolean() }),
    answerTo: async ({ params: { id } }) => {
      if ((await people.endAll(id, 'screen')) === 0) throw notFound('screen', id)
      return { ended: true }
    },
  })
}
