import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** What waits, asked once; how it goes on, is told (`useApprovals`). */
export const approvalsQuery = queryOptions({
  queryKey: ['approvals'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/approvals', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})
