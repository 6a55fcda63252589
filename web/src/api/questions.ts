import { queryOptions } from '@tanstack/react-query'
import { server } from './client.ts'
import { ProblemError, readProblem } from './problem.ts'

/** The answer, or the problem behind its absence thrown. */
export const answerOf = <Data>({
  data,
  error,
  response,
}: {
  data?: Data
  error?: unknown
  response: Response
}): Data => {
  if (data !== undefined) return data
  throw new ProblemError(readProblem(response.status, error))
}

const path = (id: string) => ({ params: { path: { id } } })

/** The roads by which arrival is reckoned; null where there are none. They change when somebody brings new ones in. */
export const roadsQuery = queryOptions({
  queryKey: ['roads'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/roads', { signal })),
  staleTime: 60_000,
})

/**
 * Who should be sent, and every other unit with its time and why not, as the server sees it.
 *
 * @param round what was sent and wanted so far: with every step of it, it is another question
 */
export const recommendationQuery = (incident: string, round: string) =>
  queryOptions({
    queryKey: ['recommendation', incident, round],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/incidents/{id}/recommendation', { ...path(incident), signal })),
  })

/** By which roads those who were sent to an incident come, from where they are now. */
export const waysQuery = (incident: string) =>
  queryOptions({
    queryKey: ['ways', incident],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/incidents/{id}/ways', { ...path(incident), signal })),
  })

/** What closures do to an incident, and to these units on their way there. */
export const closuresAheadQuery = (incident: string, units: readonly string[]) => {
  const asked = units.toSorted().join()
  return queryOptions({
    queryKey: ['closures-ahead', incident, asked],
    queryFn: async ({ signal }) =>
      answerOf(
        await server.GET('/api/incidents/{id}/closures', {
          params: { path: { id: incident }, query: { units: asked } },
          signal,
        }),
      ),
    // Other units are asked for while what is known of those before stays on the screen.
    placeholderData: (before, query) => (query?.queryKey[1] === incident ? before : undefined),
  })
}

/** How the free units cover what calls usually ask for, and who should stand elsewhere. */
export const coverageQuery = queryOptions({
  queryKey: ['coverage'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/coverage', { signal })),
})

export const alarmTimelineQuery = (alarm: string) =>
  queryOptions({
    queryKey: ['timeline', 'alarm', alarm],
    queryFn: async ({ signal }) => answerOf(await server.GET('/api/alarms/{id}/timeline', { ...path(alarm), signal })),
  })

/** Premises with their accounts. Opening them is a look that the server writes down. */
export const premisesQuery = (id: string) =>
  queryOptions({
    queryKey: ['premises', id],
    queryFn: async ({ signal }) => answerOf(await server.GET('/api/premises/{id}', { ...path(id), signal })),
  })

/** Premises by words of their address, or by an account; without names. */
export const premisesSearch = (words: string) =>
  queryOptions({
    queryKey: ['premises-search', words],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/premises/search', { params: { query: { q: words } }, signal })),
  })

export const incidentTimelineQuery = (incident: string) =>
  queryOptions({
    queryKey: ['timeline', 'incident', incident],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/incidents/{id}/timeline', { ...path(incident), signal })),
  })
