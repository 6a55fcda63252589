import { server } from './client.ts'
import { createKeys, freshKey } from './keys.ts'
import { notSent, type Problem, readProblem } from './problem.ts'
import type { CommandPath, Order } from './words.ts'

export type Outcome =
  | { readonly done: true; readonly answer: unknown }
  | { readonly done: false; readonly problem: Problem }

const keys = createKeys(freshKey)

/** Sends a command and says how it ended. Never throws: a refusal and a lost connection are answers that the screen shows. */
export const send = async (order: Order): Promise<Outcome> => {
  const { path, id, body } = order
  const headers = { 'Idempotency-Key': keys.keyFor(order) }
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
