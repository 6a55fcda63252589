import { z } from 'zod'
import type { Door } from '../http/door.ts'
import { Action, Role, rights } from './rights.ts'

const RightsView = z
  .object({
    roles: z.array(Role).meta({ description: 'All roles, in the order in which they are shown' }),
    rights: z.array(z.object({ action: Action, roles: z.array(Role) })).meta({ description: 'The table, row by row' }),
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
    answerTo: () => ({
      roles: Role.options,
      rights: Action.options.map((action) => ({ action, roles: [...rights[action].roles] })),
    }),
  })
}
