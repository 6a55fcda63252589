import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** What a colleague does with it is seen after so long: the line itself says what each signal was taken for. Milliseconds. */
const onTestEvery = 30_000

/** The accounts that are on test, in the order of their numbers. */
export const onTestQuery = queryOptions({
  queryKey: ['accounts', 'on-test'],
  queryFn: async ({ signal }) =>
    answerOf(await server.GET('/api/accounts', { params: { query: { onTest: 'true', limit: 1000 } }, signal })),
  refetchInterval: onTestEvery,
})
