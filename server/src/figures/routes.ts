import { z } from 'zod'
import type { Door } from '../platform/http/door.ts'
import { DrivingFigures, OutOfOrder, QueueFigures, TodayFigures } from './figure.ts'

const tag = 'figures'

export interface Figures {
  queue(hours: number): Promise<QueueFigures>
  today(): Promise<TodayFigures>
  driving(days: number): Promise<DrivingFigures>
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
    url: '/api/figures/driving',
    action: 'figures:read',
    tag,
    summary: 'Driven times against estimates, by hour, class of road and day; never by unit, crew or person',
    query: z.object({ days: z.coerce.number().int().min(1).max(92).default(28) }),
    answer: DrivingFigures,
    answerTo: ({ query: { days } }) => figures.driving(days),
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
