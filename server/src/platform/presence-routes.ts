import { z } from 'zod'
import type { Door } from './http/door.ts'
import { Role } from './identity/rights.ts'
import type { Presence } from './presence.ts'
import { Instant, instant, instantOrNull } from './words.ts'

const PresentView = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    unit: z.string().nullable(),
    since: Instant,
    screens: z.int().meta({ description: 'Live connections that they hold; 0: lost' }),
    lostSince: Instant.nullable(),
  })
  .meta({ id: 'Present' })

export const presenceRoutes = (door: Door, presence: Presence): void => {
  door.route({
    method: 'GET',
    url: '/api/presence',
    action: 'presence:read',
    tag: 'identity',
    summary: 'Who is there, and who has lost the connection in the last quarter of an hour',
    answer: z.array(PresentView),
    answerTo: () =>
      presence
        .list(Date.now())
        .map(({ person: { id, name, role, unit }, since, screens, lostSince }) => ({
          id,
          name,
          role,
          unit,
          since: instant(since),
          screens,
          lostSince: instantOrNull(lostSince),
        }))
        .sort((a, b) => a.since.localeCompare(b.since)),
  })
}
