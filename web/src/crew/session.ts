import { useSyncExternalStore } from 'react'
import { server } from '../api/client.ts'
import { notSent, type Problem, readProblem } from '../api/problem.ts'
import type { Person, SignedIn } from '../api/words.ts'
import { forget, keep, recall } from './kept/database.ts'
import { sendNow } from './outbox/outbox.ts'

/** Who holds this phone, as far as it knows: also without a network, from the last time that the server said so. */
export type Session =
  | { readonly state: 'asking' | 'unreachable' | 'nobody' }
  | { readonly state: 'here'; readonly person: SignedIn }

let session: Session = { state: 'asking' }
const watchers = new Set<() => void>()
const become = (next: Session): void => {
  session = next
  for (const watch of watchers) watch()
}

/** All tabs of a browser share one cookie: when it changes in one, the others ask again who they are. */
const channel = new BroadcastChannel('yordam-session')

const here = async (person: SignedIn): Promise<void> => {
  become({ state: 'here', person })
  await keep('person', person)
  sendNow()
}

/** The server knows nobody any more. What was pressed stays; what is shown of the job does not. */
export const signedOut = async (): Promise<void> => {
  become({ state: 'nobody' })
  await forget('person')
  await forget('snapshot')
}

const ask = async (): Promise<void> => {
  const { data, response } = await server.GET('/api/session').catch(() => ({ data: undefined, response: undefined }))
  if (data) await here(data)
  else if (response?.status === 401) await signedOut()
  else if (session.state === 'asking') become({ state: 'unreachable' })
}

/** Call it once: takes who was here before, and asks whether they still are. */
export const startSession = async (): Promise<void> => {
  const person = await recall('person')
  if (person) become({ state: 'here', person })
  channel.onmessage = () => void ask()
  addEventListener('online', () => {
    if (session.state === 'unreachable') void ask()
  })
  await ask()
}

export const askAgain = ask

/** The code of a one-time link, or the whole link, as it was sent to a phone. */
export const enter = (link: string): Promise<Problem | null> =>
  entered(server.POST('/api/session', { body: { code: link.slice(link.indexOf('#') + 1).trim() } }))

/** As one of the people of the demonstration. */
export const enterDemo = (person: string): Promise<Problem | null> =>
  entered(server.POST('/api/demo/enter', { body: { person } }))

/** The crews of a demonstration; none where there is none, nor while the server cannot be asked. */
export const demoCrews = async (): Promise<readonly Person[]> => {
  const { data } = await server.GET('/api/ways').catch(() => ({ data: undefined }))
  return data?.people.filter(({ unit }) => unit !== null) ?? []
}

type Entering = Promise<{ readonly data?: SignedIn; readonly error?: unknown; readonly response: Response }>

const entered = async (entering: Entering): Promise<Problem | null> => {
  const asked = await entering.catch(() => null)
  if (!asked) return notSent
  if (!asked.data) return readProblem(asked.response.status, asked.error)
  await here(asked.data)
  channel.postMessage('changed')
  return null
}

export const leave = async (): Promise<void> => {
  const { response } = await server.DELETE('/api/session').catch(() => ({ response: undefined }))
  if (!response) return
  await signedOut()
  channel.postMessage('changed')
}

export const useSession = (): Session =>
  useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => session,
  )
