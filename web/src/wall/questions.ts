import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** What the wall asks now and then, because it does not come by the live push. Nobody is there because a wall asks. */
const asWall = { headers: { 'Yordam-Screen': 'wall' } }
const every = 15_000

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
