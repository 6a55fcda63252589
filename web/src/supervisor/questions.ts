import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'

/** Who is there changes without an event: it is asked for often, and is small. Milliseconds. */
const presenceEvery = 3_000
/** The server makes figures anew every five seconds; a picture of hours need not be newer. Milliseconds. */
const figuresEvery = 15_000

export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/presence', { signal })),
  refetchInterval: presenceEvery,
})

/** The length of a shift, in hours. */
export const hoursShown = 8

export const queueQuery = queryOptions({
  queryKey: ['figures', 'queue', hoursShown],
  queryFn: async ({ signal }) =>
    answerOf(await server.GET('/api/figures/queue', { params: { query: { hours: hoursShown } }, signal })),
  refetchInterval: figuresEvery,
})

export const todayQuery = queryOptions({
  queryKey: ['figures', 'today'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/figures/today', { signal })),
  refetchInterval: figuresEvery,
})

export const screensQuery = queryOptions({
  queryKey: ['screens'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/screens', { signal })),
  refetchInterval: figuresEvery,
})

export const sheetQuery = queryOptions({
  queryKey: ['handovers', 'sheet'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/handovers/sheet', { signal })),
  refetchInterval: presenceEvery,
})
