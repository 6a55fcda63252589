import { z } from 'zod'
import type { House } from '../house/house.ts'
import { type Door, keptUnder } from './door.ts'

const Asked = z.object({
  method: z.enum(['POST', 'PUT']),
  url: z.string().max(500).meta({ description: 'Path of the command, as it was sent: /api/alarms/1-7/accept' }),
  key: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .meta({ description: 'The Idempotency-Key that it was sent with' }),
})

/** For a screen that lost the answer: what was pressed is either done or not, and can be said without doing it again. */
export const answeredRoutes = (door: Door, house: House): void => {
  door.route({
    method: 'GET',
    url: '/api/commands/answered',
    action: 'session:own',
    tag: 'identity',
    summary: 'Whether a command of mine was carried out, by its Idempotency-Key; asking changes nothing',
    query: Asked,
    answer: z.object({ carriedOut: z.boolean() }),
    answerTo: async ({ query: { method, url, key }, person }) => ({
      carriedOut: await house.wasCarriedOut(keptUnder(person.id, method, url, key)),
    }),
  })
}
