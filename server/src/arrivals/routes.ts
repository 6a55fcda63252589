import { z } from 'zod'
import type { Incident } from '../incidents/incident.ts'
import { type Door, Id } from '../platform/http/door.ts'
import type { Person } from '../platform/identity/people.ts'
import { WayView } from './way.ts'

/** What else is known of an incident and of those who come. */
interface Neighbours {
  /** Throws where it is none of the business of who asks. */
  readonly find: (person: Person, incident: string) => Promise<Incident>
  /** @param unit only of this one */
  readonly ways: (incident: Incident, unit: string | undefined) => Promise<readonly WayView[]>
}

export const arrivalRoutes = (door: Door, { find, ways }: Neighbours): void =>
  door.route({
    method: 'GET',
    url: '/api/incidents/:id/ways',
    action: 'incident:read',
    tag: 'incidents',
    summary:
      'By which roads those who were sent come, from where they are now; for a crew, its own way. Whoever has no road, or none is known, is left out',
    params: Id,
    answer: z.array(WayView),
    answerTo: async ({ params: { id }, person }) => [
      ...(await ways(await find(person, id), person.role === 'crew' ? (person.unit ?? '') : undefined)),
    ],
  })
