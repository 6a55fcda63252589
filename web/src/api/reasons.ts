import type { Middleware } from 'openapi-fetch'
import { useSyncExternalStore } from 'react'
import { server } from './client.ts'
import { answerOf } from './questions.ts'
import type { LookBecause } from './words.ts'

/** Something that the server shows only to who says why. */
export interface Wanted {
  readonly thing: string
  readonly given: Promise<boolean>
  /** True: the reason is given, ask again. */
  readonly settle: (given: boolean) => void
}

let wanted: readonly Wanted[] = []
const watchers = new Set<() => void>()

const become = (now: readonly Wanted[]) => {
  wanted = now
  for (const watch of watchers) watch()
}

/** Whoever asks for the same thing meanwhile waits for the same answer. */
const reasonFor = (thing: string): Promise<boolean> => {
  const known = wanted.find((one) => one.thing === thing)
  if (known) return known.given
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const settle = (given: boolean) => {
    become(wanted.filter((one) => one.thing !== thing))
    resolve(given)
  }
  become([...wanted, { thing, given: promise, settle }])
  return promise
}

const thingIn = (problem: string): string | undefined => {
  const { code, detail } = JSON.parse(problem) as { code?: string; detail?: { thing?: string } }
  return code === 'reason-needed' ? detail?.thing : undefined
}

/** A question that needs a reason waits until somebody has said it, and is then asked again: no page knows of it. */
const asking: Middleware = {
  async onResponse({ request, response }) {
    if (request.method !== 'GET' || response.status !== 403) return undefined
    // Read before anybody thinks about it: an attempt has its time, after which its answer cannot be read any more.
    const problem = await response.text()
    const thing = thingIn(problem)
    if (thing !== undefined && (await reasonFor(thing))) return fetch(request)
    return new Response(problem, { status: response.status, headers: response.headers })
  },
}

/** Call it once, where somebody is there to be asked. */
export const askForReasons = (): void => server.use(asking)

/** What is to be asked next; undefined when nothing is. */
export const useWanted = (): Wanted | undefined => useSyncExternalStore(subscribe, () => wanted[0])

const subscribe = (watch: () => void): (() => void) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** Throws a `ProblemError` when it is refused. */
export const giveReason = async (thing: string, because: LookBecause, text?: string): Promise<void> => {
  answerOf(await server.POST('/api/looks', { body: { thing, because, ...(text && { text }) } }))
}
