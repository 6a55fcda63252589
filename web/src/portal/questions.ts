import { infiniteQueryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { nextIn } from '../api/pages.ts'
import { answerOf } from '../api/questions.ts'

const page = 50

/** Who looked at the premises that I live in, the newest first. */
export const ownLooksQuery = infiniteQueryOptions({
  queryKey: ['looks', 'own'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: page, ...(pageParam !== null && { after: pageParam }) }
    const answer = await server.GET('/api/looks/own', { params: { query }, signal })
    return { looks: answerOf(answer), next: nextIn(answer.response) }
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})
