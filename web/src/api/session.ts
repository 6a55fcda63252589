import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { keepZone } from '../ui/i18n/zone.ts'
import { server } from './client.ts'
import { showPasskey } from './passkeys.ts'
import { notSent, ProblemError, readProblem } from './problem.ts'
import type { SignedIn } from './words.ts'

/** Not every page has the live push, and each shows the time of the duty centre. */
const atHome = (person: SignedIn): SignedIn => {
  keepZone(person.timeZone)
  return person
}

/** Who sits here, or nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SignedIn | null> => {
    const { data, error, response } = await server.GET('/api/session').catch(() => {
      throw new ProblemError(notSent)
    })
    if (data) return atHome(data)
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

/** The ways in and out. Each throws a {@link ProblemError} when it is refused. */
export const useSession = () => {
  const queries = useQueryClient()
  const become = <Who extends SignedIn | null>(person: Who): Who => {
    queries.setQueryData(sessionQuery.queryKey, person)
    channel.postMessage('changed')
    return person
  }
  const entered = async (entering: Asked<SignedIn>) => become(atHome(await granted(entering)))
  return {
    enterByCode: (code: string) => entered(server.POST('/api/session', { body: { code } })),
    enterDemo: (person: string) => entered(server.POST('/api/demo/enter', { body: { person } })),
    enterByPasskey: async () => {
      const response = await showPasskey(await granted(server.POST('/api/session/passkey/options')))
      return entered(server.POST('/api/session/passkey', { body: { response } }))
    },
    enterByPassword: (login: string, password: string, code: string) =>
      entered(server.POST('/api/session/password', { body: { login, password, code } })),
    lock: () => entered(server.POST('/api/session/lock')),
    unlock: (pin: string) => entered(server.POST('/api/session/unlock', { body: { pin } })),
    change: (login: string, pin: string) => entered(server.POST('/api/session/change', { body: { login, pin } })),
    setPin: (pin: string) => entered(server.PUT('/api/session/pin', { body: { pin } })),
    leave: async (everywhere = false) => {
      await granted(server.DELETE('/api/session', { params: { query: { everywhere: String(everywhere) } } }))
      become(null)
    },
  }
}

type Asked<Data> = Promise<{ data?: Data; error?: unknown; response: Response }>

/** The answer, or the problem behind its absence thrown. */
export const granted = async <Data>(asked: Asked<Data>): Promise<Data> => {
  const { data, error, response } = await asked.catch(() => {
    throw new ProblemError(notSent)
  })
  if (data !== undefined) return data
  throw new ProblemError(readProblem(response.status, error))
}
