import { server } from './client.ts'
import { createKeys, freshKey } from './keys.ts'
import { notSent, type Problem, readProblem } from './problem.ts'
import type { CommandPath, Order } from './words.ts'

export type Outcome =
  | { readonly done: true; readonly answer: unknown }
  | { readonly done: false; readonly problem: Problem }

const keys = createKeys(freshKey)

/** Where a command goes, as the server names it. */
const urlOf = ({ path, id }: Order): string => path.replace('{id}', encodeURIComponent(id ?? ''))

/** Whether a command whose answer was lost has been carried out; undefined when nobody answers that either. */
export const wasCarriedOut = async (order: Order, key: string): Promise<boolean | undefined> => {
  const query = { method: 'POST', url: urlOf(order), key } as const
  const answer = await server.GET('/api/commands/answered', { params: { query } }).catch(() => undefined)
  return answer?.data?.carriedOut
}

/**
 * Sends a command and says how it ended. `keep` learns its key before it leaves. Never throws: a refusal and a lost connection
 * are answers that the screen shows.
 */
export const send = async (order: Order, keep: (key: string) => void = () => {}): Promise<Outcome> => {
  const { path, id, body } = order
  const key = keys.keyFor(order)
  const headers = { 'Idempotency-Key': key }
  keep(key)
  try {
    // An Order pairs each path with its own body; the client's types cannot follow a union of all of them.
    const asked = { params: { path: { id } }, body, headers } as never
    const { data, error, response } = await server.POST(path as CommandPath, asked)
    keys.answered()
    return response.ok ? { done: true, answer: data } : { done: false, problem: readProblem(response.status, error) }
  } catch {
    return { done: false, problem: notSent }
  }
}

/** Puts an account on test until an instant (ISO 8601), or ends the test. */
export const putOnTest = async (account: string, until: string | null, reason?: string): Promise<Outcome> => {
  try {
    const { data, error, response } = await server.PUT('/api/accounts/{account}/test', {
      params: { path: { account }, header: { 'idempotency-key': freshKey() } },
      body: { until, ...(reason && { reason }) },
    })
    return data ? { done: true, answer: data } : { done: false, problem: readProblem(response.status, error) }
  } catch {
    return { done: false, problem: notSent }
  }
}
