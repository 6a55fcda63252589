import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { server } from './client.ts'
import { notSent, ProblemError, readProblem } from './problem.ts'

/** Who sits here, or nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const { data, error, response } = await server.GET('/api/session').catch(() => {
      throw new ProblemError(notSent)
    })
    if (data) return data
    if (response.status === 401) return null
    throw new ProblemError(readProblem(response.status, error))
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async () => {
    const { data, error, response } = await server.GET('/api/demo')
    if (data) return data
    throw new ProblemError(readProblem(response.status, error))
  },
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
  const changed = async () => {
    channel.postMessage('changed')
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    await queries.ensureQueryData(sessionQuery)
  }
  return {
    enterByCode: async (code: string) => {
      granted(await answered(server.POST('/api/session', { body: { code } })))
      await changed()
    },
    enterDemo: async (person: string) => {
      granted(await answered(server.POST('/api/demo/enter', { body: { person } })))
      await changed()
    },
    leave: async () => {
      granted(await answered(server.DELETE('/api/session')))
      queries.setQueryData(sessionQuery.queryKey, null)
      channel.postMessage('changed')
    },
  }
}

const answered = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
  try {
    return await asked
  } catch {
    throw new ProblemError(notSent)
  }
}

const granted = ({ response, error }: { response: Response; error?: unknown }): void => {
  if (!response.ok) throw new ProblemError(readProblem(response.status, error))
}
