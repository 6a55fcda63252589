import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Instant, instant } from '../words.ts'
import { Action, Role, rightOf } from './rights.ts'

const RightsView = z
  .object({
    roles: z.array(Role).meta({ description: 'All roles, in the order in which they are shown' }),
    rights: z
      .array(z.object({ action: Action, roles: z.array(Role), fourEyes: z.boolean() }))
      .meta({ description: 'The table, row by row; `fourEyes`: nobody does it alone' }),
    granted: z
      .array(z.object({ action: Action, until: Instant }))
      .meta({ description: 'What who asks may do beside it, until when' }),
  })
  .meta({ id: 'Rights' })

export const rightsRoutes = (door: Door): void => {
  door.route({
    method: 'GET',
    url: '/api/rights',
    action: 'rights:read',
    tag: 'identity',
    summary: 'Who may do what: the table by which every request is authorised',
    answer: RightsView,
    answerTo: ({ person: { grants = [] } }) => ({
      roles: Role.options,
      rights: Action.options.map((action) => ({
        action,
        roles: [...rightOf(action).roles],
        fourEyes: rightOf(action).fourEyes ?? false,
      })),
      granted: grants
        .filter(({ until }) => until > Date.now())
        .map(({ action, until }) => ({ action, until: instant(until) })),
    }),
  })
}
