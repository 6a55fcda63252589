import { z } from 'zod'
import { type Door, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { AccountId } from '../premises/premises.ts'
import type { SignalsBoard } from './board.ts'
import type { LineMonitor } from './line.ts'
import { SignalView } from './signal.ts'

export const signalRoutes = (door: Door, board: SignalsBoard, line: LineMonitor): void => {
  door.route({
    method: 'GET',
    url: '/api/signals',
    action: 'signal:read',
    tag: 'signals',
    summary: 'The signals of an account, newest first',
    query: Page.extend({ account: AccountId }),
    answer: z.array(SignalView),
    answerTo: async ({ query: { account, after, limit }, language, request, reply }) => {
      const page = await board.page(account, numberOf(after), limit + 1, language)
      return linkNext(request, reply, page, limit, ({ id }) => id.slice(id.indexOf('-') + 1))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/line',
    action: 'line:watch',
    tag: 'signals',
    summary: 'What comes in on the line, as it comes (server-sent events)',
    answer: z.any(),
    answerTo: ({ reply }) => line.watch(reply),
  })
}
