import type { ReceiverCounts } from '@yordam/dc09'
import { z } from 'zod'
import { type Door, eventStream, Id, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { notFound } from '../platform/http/problems.ts'
import type { Identity } from '../platform/identity/identity.ts'
import { mayStay, mustBeFew } from '../platform/live/watching.ts'
import { AccountId } from '../premises/premises.ts'
import type { SignalsBoard } from './board.ts'
import type { LineMonitor } from './line.ts'
import { OpenedSignalView, SignalView } from './signal.ts'

/** What came in since the start, and what was wrong with it. */
const LineCounts = z
  .object({
    taken: z.int().meta({ description: 'Well-formed frames that were handed on' }),
    outsideWindow: z.int().meta({ description: 'Encrypted frames whose clock was too far off' }),
    overload: z.int(),
    silent: z.int().meta({ description: 'Too many of strangers at once, or replays: neither kept nor answered' }),
    replies: z.record(z.string(), z.int()),
    defects: z.record(z.string(), z.int()),
    sources: z
      .array(z.looseObject({ address: z.string() }))
      .meta({ description: 'The defects, by where they came from' }),
    connections: z.int(),
  })
  .meta({ id: 'LineCounts' })

export const signalRoutes = (
  door: Door,
  board: SignalsBoard,
  line: LineMonitor,
  identity: Identity,
  counts: () => ReceiverCounts,
): void => {
  door.route({
    method: 'GET',
    url: '/api/signals',
    action: 'signal:read',
    tag: 'signals',
    summary: 'The signals of an account, newest first, without what says something of a person',
    query: Page.extend({ account: AccountId }),
    // When somebody comes and goes is theirs: a row of times says it without a name.
    looksAt: ({ query: { account } }) => `account:${account}`,
    answer: z.array(SignalView),
    answerTo: async ({ query: { account, after, limit }, language, request, reply }) => {
      const page = await board.page(account, numberOf(after), limit + 1, language)
      return linkNext(request, reply, page, limit, ({ id }) => id.slice(id.indexOf('-') + 1))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/signals/:id',
    action: 'signal:read',
    tag: 'signals',
    summary: 'One signal, with everything that its panel said',
    params: Id,
    looksAt: ({ params: { id } }) => `signal:${id}`,
    answer: OpenedSignalView,
    answerTo: async ({ params: { id }, language }) => {
      const event = await board.find(id)
      if (!event) throw notFound('signal', id)
      return board.opened(event, language)
    },
  })

  door.route({
    method: 'GET',
    url: '/api/line',
    action: 'line:watch',
    tag: 'signals',
    summary: 'What comes in on the line, as it comes (server-sent events)',
    gives: eventStream,
    answer: z.any(),
    answerTo: ({ reply, request, person }) => {
      mustBeFew(line.watchedBy(person.id))
      line.watch(reply, person.id, mayStay(identity, request, 'line:watch'))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/line/counts',
    action: 'line:watch',
    tag: 'signals',
    summary: 'What came in on the line since the start, and what was wrong with it, by its source',
    answer: LineCounts,
    answerTo: () => {
      const { replies, defects, sources, ...rest } = counts()
      return {
        ...rest,
        replies: { ...replies },
        defects: { ...defects },
        sources: sources.map((source) => ({ ...source })),
      }
    },
  })
}
