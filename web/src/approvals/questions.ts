import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** Somebody may be waiting beside who approves. Milliseconds. */
const approvalsEvery = 5_000

export const approvalsQuery = queryOptions({
  queryKey: ['approvals'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/approvals', { signal })),
  refetchInterval: approvalsEvery,
})
