import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

export const drivingQuery = (days: number) =>
  queryOptions({
    queryKey: ['figures', 'driving', days],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/figures/driving', { params: { query: { days } }, signal })),
  })
