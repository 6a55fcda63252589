import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** The server keeps the last use of a token to the minute. Milliseconds. */
const tokensEvery = 60_000

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/tokens', { signal })),
  refetchInterval: tokensEvery,
})
