import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { nextIn } from '../api/pages.ts'
import { answerOf } from '../api/questions.ts'
import type { paths } from '../api/schema.d.ts'

export type Filters = Omit<NonNullable<paths['/api/looks']['get']['parameters']['query']>, 'after' | 'limit'>

const page = 100

export const looksQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['looks', filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filters, limit: page, ...(pageParam !== null && { after: pageParam }) }
      const answer = await server.GET('/api/looks', { params: { query }, signal })
      return { looks: answerOf(answer), next: nextIn(answer.response) }
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const hoursQuery = queryOptions({
  queryKey: ['looks', 'hours'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/looks/hours', { signal })),
})
