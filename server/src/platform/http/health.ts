import type { Journal } from '@yordam/journal'
import { z } from 'zod'
import type { Door } from './door.ts'

export const healthRoutes = (door: Door, journal: Journal, site: number): void => {
  door.route({
    method: 'GET',
    url: '/api/health',
    action: null,
    tag: 'health',
    summary: 'Whether the house can write down what happens, and how far it has come',
    orStatus: 503,
    answer: z
      .object({
        status: z.enum(['ok', 'journal-down']),
        site: z.int(),
        seq: z.int().meta({ description: 'The last committed position of the journal' }),
      })
      .meta({ id: 'Health' }),
    answerTo: ({ reply }) => {
      const up = journal.status.state === 'up'
      // Monitors look at the status code, people at the body.
      if (!up) reply.code(503)
      return { status: up ? ('ok' as const) : ('journal-down' as const), site, seq: journal.seq }
    },
  })
}
