import { z } from 'zod'
import { type Door, Id, unlessKnown } from '../platform/http/door.ts'
import { notFound } from '../platform/http/problems.ts'
import type { Searched } from '../platform/looking.ts'
import { text } from '../platform/words.ts'
import type { PremisesBoard } from './board.ts'
import type { PremisesIndex } from './index-board.ts'
import { PremisesPoints } from './points.ts'
import { PremisesView } from './premises.ts'
import { PremisesFound } from './search.ts'

const tag = 'premises'

/** The index counts its versions anew with each start of the server. */
const startedAt = Date.now()

export const premisesRoutes = (door: Door, board: PremisesBoard, index: PremisesIndex, searched: Searched): void => {
  door.route({
    method: 'GET',
    url: '/api/premises/points',
    action: 'premises:read',
    tag,
    summary: 'Where all premises are, for a map (GeoJSON)',
    answer: PremisesPoints,
    answerTo: async ({ request, reply }) => {
      const { version, json } = await index.points()
      return unlessKnown(request, reply, `${startedAt}-${version}`, () => {
        reply.type('application/geo+json; charset=utf-8')
        return Buffer.from(json)
      })
    },
  })

  door.route({
    method: 'GET',
    url: '/api/premises/search',
    action: 'premises:read',
    tag,
    summary: 'Premises by words of their address, or an account; best first, without names',
    query: z.object({ q: text(100), limit: z.coerce.number().int().min(1).max(20).default(20) }),
    answer: z.array(PremisesFound),
    answerTo: async ({ query: { q, limit }, person, request }) => {
      const found = [...(await index.search(q, limit))]
      await searched(
        person,
        found.map(({ id }) => `premises:${id}` as const),
        request.pass!,
      )
      return found
    },
  })

  door.route({
    method: 'GET',
    url: '/api/premises/:id',
    action: 'premises:read',
    tag,
    summary: 'Premises with their accounts',
    params: Id,
    looksAt: ({ params: { id } }) => `premises:${id}`,
    answer: PremisesView,
    answerTo: ({ params: { id } }) => {
      const premises = board.viewPremises(id)
      if (!premises) throw notFound('premises', id)
      return premises
    },
  })
}
