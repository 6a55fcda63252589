import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** The table of rights as the server has it, and what was granted to who asks. */
export const rightsQuery = queryOptions({
  queryKey: ['rights'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/rights', { signal })),
})
