import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sessionCookie } from '../http/app.ts'
import { type Door, Id } from '../http/door.ts'
import { notFound, Problem } from '../http/problems.ts'
import type { Presence } from '../presence.ts'
import { Instant, instant, instantOrNull } from '../words.ts'
import { lifetime, type People, type Person } from './people.ts'
import { Role } from './rights.ts'
import { otherSite } from './secret.ts'

export const PersonView = z
  .object({ id: z.string(), name: z.string(), role: Role, unit: z.string().nullable() })
  .meta({ id: 'Person' })

/** Who has come in, and whether it is to a demonstration: its phones do not say where their owners are. */
const SessionView = PersonView.extend({ demo: z.boolean() }).meta({ id: 'Session' })

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

/** The people whom a demonstration has ready, one click each. */
const demoPeople: readonly Person[] = [
  { id: 'demo-operator', name: 'Operator 12', role: 'operator', unit: null },
  { id: 'demo-dispatcher', name: 'Dispatcher 4', role: 'dispatcher', unit: null },
  { id: 'demo-supervisor', name: 'Supervisor 1', role: 'supervisor', unit: null },
  { id: 'demo-crew', name: 'Crew T-07', role: 'crew', unit: 'T-07' },
]

const view = ({ id, name, role, unit }: Person) => ({ id, name, role, unit })

/** Ways in, until sign-in is more than this: a one-time link, a click in the demo. */
export const enterRoutes = (
  door: Door,
  people: People,
  presence: Presence,
  { demo, secure }: { demo: boolean; secure: boolean },
): void => {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 12 * 3600 } as const
  const tag = 'identity'
  const sessionOf = (person: Person) => ({ ...view(person), demo })

  door.route({
    method: 'GET',
    url: '/api/session',
    action: 'session:own',
    tag,
    summary: 'Who I am',
    answer: SessionView,
    answerTo: ({ person }) => sessionOf(person),
  })

  door.route({
    method: 'POST',
    url: '/api/session',
    action: null,
    tag,
    summary: 'Exchange the code of a one-time link for a session cookie',
    body: z.object({ code: z.string().min(10).max(200) }),
    answer: SessionView,
    answerTo: async ({ body: { code }, reply }) => {
      const stranger = people.otherSiteOf(code)
      if (stranger !== undefined) throw otherSite(stranger)
      const entered = await people.redeem(code)
      if (!entered) throw new Problem(401, 'link-used', 'This link has been used, or is too old. Ask for a new one.')
      reply.setCookie(sessionCookie, entered.session, cookie)
      return sessionOf(entered.person)
    },
  })

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
      if (request.pass) await people.end(request.pass)
      presence.left(person.id)
      reply.setCookie(sessionCookie, pass, { ...cookie, maxAge: lifetime.screen / 1000 })
      return view(screen)
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

  door.route({
    method: 'DELETE',
    url: '/api/session',
    action: 'session:own',
    tag,
    summary: 'Sign out',
    answer: z.object({ ended: z.boolean() }),
    answerTo: async ({ request, reply, person }) => {
      if (request.pass) await people.end(request.pass)
      presence.left(person.id)
      reply.clearCookie(sessionCookie, cookie)
      return { ended: true }
    },
  })

  door.route({
    method: 'GET',
    url: '/api/demo',
    action: null,
    tag,
    summary: 'Whether this is a demonstration, and whom one may be in it',
    answer: z.object({ demo: z.boolean(), people: z.array(PersonView) }),
    answerTo: () => ({ demo, people: demo ? demoPeople.map(view) : [] }),
  })

  if (!demo) return
  door.route({
    method: 'POST',
    url: '/api/demo/enter',
    action: null,
    tag,
    summary: 'Come in as one of the people of the demonstration',
    body: z.object({ person: z.string().max(100) }),
    answer: SessionView,
    answerTo: async ({ body, reply }) => {
      const person = demoPeople.find(({ id }) => id === body.person)
      if (!person) throw new Problem(404, 'person-not-found', 'There is nobody of that name in the demonstration.')
      reply.setCookie(sessionCookie, await people.let(person, 'session'), cookie)
      return sessionOf(person)
    },
  })
}
