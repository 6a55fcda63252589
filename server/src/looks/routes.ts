import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Door, Id, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Thing } from '../platform/looking.ts'
import { Instant, instant } from '../platform/words.ts'
import { type LooksBoard, viewOwn } from './board.ts'
import { type Look, LookForm, LookHour, LookQuery, LookView, OwnLookView } from './look.ts'
import type { Looks } from './looks.ts'

const tag = 'looks'
const hour = 3_600_000

export const looksRoutes = (door: Door, looks: Looks, board: LooksBoard, site: number): void => {
  door.route({
    method: 'POST',
    url: '/api/looks',
    action: 'look:explain',
    keyless: true,
    tag,
    summary: 'Say why you want to see something that nothing in hand is the reason for; it then opens for some minutes',
    body: LookForm,
    answer: z.object({ until: Instant }),
    status: 201,
    answerTo: async ({ body: { thing, because, text }, person, request }) => ({
      until: instant(await looks.explain(person, thing as Thing, { because, text }, request.pass!)),
    }),
  })

  door.route({
    method: 'GET',
    url: '/api/looks',
    action: 'look:read',
    looksAt: () => 'looks',
    tag,
    summary: 'Who looked at what, and why, the newest first',
    query: Page.extend(LookQuery.shape),
    answer: z.array(LookView),
    answerTo: async ({ query: { after, limit, ...query }, request, reply }) => {
      const page = await board.page(query, numberOf(after), limit + 1)
      return linkNext(request, reply, page, limit, ({ number }) => number).map((look) => board.view(look))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/looks/hours',
    action: 'look:read',
    tag,
    summary: 'How many looks there were in each of the last 48 hours, and how many of them were unusual',
    answer: z.array(LookHour),
    answerTo: () => {
      const now = Math.floor(Date.now() / hour) * hour
      return board.hours(now - 47 * hour, now)
    },
  })

  const pageOf = async (
    premises: string,
    { after, limit }: z.output<typeof Page>,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<Look[]> => {
    const page = await board.page({ thing: `premises:${premises}` }, numberOf(after), limit + 1)
    return linkNext(request, reply, page, limit, ({ number }) => number)
  }

  door.route({
    method: 'GET',
    url: '/api/looks/own',
    action: 'look:own',
    tag,
    summary:
      'Who looked at the premises that I live in, when and why, the newest first: by their role, not by their name',
    query: Page,
    answer: z.array(OwnLookView),
    answerTo: async ({ query, person, ...asked }) => {
      if (person.premises === undefined) throw new Problem(404, 'premises-not-found', 'Nobody has said where you live.')
      return (await pageOf(person.premises, query, asked)).map((look) => viewOwn(look, site, false))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/premises/:id/looks',
    action: 'look:read',
    looksAt: () => 'looks',
    tag,
    summary: 'Who looked at these premises, when and why, the newest first',
    params: Id,
    query: Page,
    answer: z.array(OwnLookView),
    answerTo: async ({ params: { id }, query, ...asked }) =>
      (await pageOf(id, query, asked)).map((look) => viewOwn(look, site, true)),
  })
}
