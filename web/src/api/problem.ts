/** Why something was not done: the server's `application/problem+json`, or our own word for a command that never arrived. */
export interface Problem {
  /** Stable; the catalogue says what it means and what can be done. */
  readonly code: string
  /** In English, for a code that the catalogue lacks. */
  readonly title: string
  readonly status: number
  readonly detail: Readonly<Record<string, unknown>>
}

/** Nobody answered: the command may or may not have arrived; sent again with its key it would be carried out once. */
export const notSent: Problem = { code: 'not-sent', title: 'No answer from the server.', status: 0, detail: {} }

/** Reads whatever an error answer brought; a proxy's HTML page is as good as nothing. */
export const readProblem = (status: number, body: unknown): Problem => {
  const { code, title, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return {
    code: typeof code === 'string' ? code : 'failed',
    title: typeof title === 'string' ? title : `HTTP ${status}`,
    status,
    detail: typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {},
  }
}

/** Thrown by questions (not by commands), for TanStack Query. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The problem behind whatever was thrown. */
export const problemOf = (error: unknown): Problem => (error instanceof ProblemError ? error.problem : notSent)
