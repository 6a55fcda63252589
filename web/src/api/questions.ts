import { queryOptions } from '@tanstack/react-query'
import { server } from './client.ts'
import { ProblemError, readProblem } from './problem.ts'

const answerOf = <Data>({ data, error, response }: { data?: Data; error?: unknown; response: Response }): Data => {
  if (data !== undefined) return data
  throw new ProblemError(readProblem(response.status, error))
}

const path = (id: string) => ({ params: { path: { id } } })

/** Which units could be sent, nearest first, as the server sees it. */
export const candidatesQuery = (incident: string) =>
  queryOptions({
    queryKey: ['candidates', incident],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/incidents/{id}/candidates', { ...path(incident), signal })),
  })

export const alarmTimelineQuery = (alarm: string) =>
  queryOptions({
    queryKey: ['timeline', 'alarm', alarm],
    queryFn: async ({ signal }) => answerOf(await server.GET('/api/alarms/{id}/timeline', { ...path(alarm), signal })),
  })

export const incidentTimelineQuery = (incident: string) =>
  queryOptions({
    queryKey: ['timeline', 'incident', incident],
    queryFn: async ({ signal }) =>
      answerOf(await server.GET('/api/incidents/{id}/timeline', { ...path(incident), signal })),
  })
