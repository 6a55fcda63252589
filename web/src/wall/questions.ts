import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { ProblemError, readProblem } from '../api/problem.ts'

/** What the wall asks now and then, because it does not come by the live push. Nobody is there because a wall asks. */
const asWall = { headers: { 'Yordam-Screen': 'wall' } }
const every = 15_000

const answerOf = <Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data => {
  if (data !== undefined) return data
  throw new ProblemError(readProblem(response.status, error))
}

export const todayQuery = queryOptions({
  queryKey: ['wall', 'today'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/figures/today', { ...asWall, signal })),
  refetchInterval: every,
})

export const outOfOrderQuery = queryOptions({
  queryKey: ['wall', 'out-of-order'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/figures/out-of-order', { ...asWall, signal })),
  refetchInterval: every,
})
