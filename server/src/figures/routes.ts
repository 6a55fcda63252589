import { z } from 'zod'
import type { Door } from '../platform/http/door.ts'
import { OutOfOrder, QueueFigures, TodayFigures } from './figure.ts'

const tag = 'figures'

export interface Figures {
  queue(hours: number): Promise<QueueFigures>
  today(): Promise<TodayFigures>
  outOfOrder(): OutOfOrder
}

export const figuresRoutes = (door: Door, figures: Figures): void => {
  door.route({
    method: 'GET',
    url: '/api/figures/queue',
    action: 'figures:read',
    tag,
    summary: 'The queue over the last hours, in steps of five minutes',
    query: z.object({ hours: z.coerce.number().int().min(1).max(24).default(8) }),
    answer: QueueFigures,
    answerTo: ({ query: { hours } }) => figures.queue(hours),
  })

  door.route({
    method: 'GET',
    url: '/api/figures/today',
    action: 'figures:read',
    tag,
    summary: 'Times against targets since midnight, by priority and area',
    answer: TodayFigures,
    answerTo: () => figures.today(),
  })

  door.route({
    method: 'GET',
    url: '/api/figures/out-of-order',
    action: 'figures:read',
    tag,
    summary: 'What does not work as it should',
    answer: OutOfOrder,
    answerTo: () => figures.outOfOrder(),
  })
}
