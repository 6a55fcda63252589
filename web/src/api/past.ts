import { server } from './client.ts'
import type { Reset } from './live/messages.ts'
import { apply, type LiveState, nothingYet } from './live/state.ts'
import { answerOf } from './questions.ts'

/** A time (ms), or a position of the journal. */
type Moment = { readonly at: number } | { readonly seq: number }

/** The room as it was at a moment, in the shape in which screens know the present. Throws a `ProblemError` when it is refused. */
export const loadPast = async (moment: Moment, signal: AbortSignal): Promise<LiveState> => {
  const query = 'at' in moment ? { at: new Date(moment.at).toISOString() } : moment
  // The same lists as the live push has; the document writes their positions as lists of numbers.
  const body = answerOf(await server.GET('/api/past', { params: { query }, signal })) as unknown as Reset
  return { ...apply(nothingYet, { type: 'reset', body }, Date.parse(body.now)), link: 'open' }
}
