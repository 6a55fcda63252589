import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { server } from './client.ts'
import { notSent, ProblemError, readProblem } from './problem.ts'
import type { Person } from './words.ts'

/** Who sits here, or nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Person | null> => {
    const { data, error, response } = await server.GET('/api/session').catch(() => {
      throw new ProblemError(notSent)
    })
    if (data) return data
    if (response.status === 401) return null
    throw new ProblemError(readProblem(response.status, error))
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** By what one may come in here. */
export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: () => granted(server.GET('/api/ways')),
  staleTime: Number.POSITIVE_INFINITY,
})

export const useMe = () => useQuery(sessionQuery).data ?? null

/** All tabs of a browser share one cookie: when it changes in one, the others ask again who they are. */
const channel = new BroadcastChannel('yordam-session')

export const followSession = (queries: QueryClient): void => {
  channel.onmessage = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
}

/** The three ways in and out. Each throws a {@link ProblemError} when it is refused. */
export const useSession = () => {
  const queries = useQueryClient()
  const become = <Who extends Person | null>(person: Who): Who => {
    queries.setQueryData(sessionQuery.queryKey, person)
    channel.postMessage('changed')
    return person
  }
  return {
    enterByCode: async (code: string) => become(await granted(server.POST('/api/session', { body: { code } }))),
    enterDemo: async (person: string) => become(await granted(server.POST('/api/demo/enter', { body: { person } }))),
    leave: async () => {
      await granted(server.DELETE('/api/session'))
      become(null)
    },
  }
}

const granted = async <Data>(asked: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> => {
  const { data, error, response } = await asked.catch(() => {
    throw new ProblemError(notSent)
  })
  if (data !== undefined) return data
  throw new ProblemError(readProblem(response.status, error))
}
