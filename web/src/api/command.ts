import { server } from './client.ts'
import { notSent, type Problem, readProblem } from './problem.ts'
import type { CommandPath, Order } from './words.ts'

export type Outcome =
  | { readonly done: true; readonly answer: unknown }
  | { readonly done: false; readonly problem: Problem }

/** Sends a command and says how it ended. Never throws: a refusal and a lost connection are answers that the screen shows. */
export const send = async ({ path, id, body }: Order): Promise<Outcome> => {
  try {
    // An Order pairs each path with its own body; the client's types cannot follow a union of all of them.
    const { data, error, response } = await server.POST(
      path as CommandPath,
      { params: { path: { id } }, body } as never,
    )
    return response.ok ? { done: true, answer: data } : { done: false, problem: readProblem(response.status, error) }
  } catch {
    return { done: false, problem: notSent }
  }
}
