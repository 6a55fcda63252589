import { server } from '../api/client.ts'
import type { Reset } from '../api/live/messages.ts'
import { apply, nothingYet } from '../api/live/state.ts'
import type { Picture } from './features.ts'

/** So far back the slider goes, ms. */
export const REACH = 6 * 3_600_000
/** From one place of the slider to the next, ms. */
export const STEP = 60_000

/** Everything as the room saw it at a time (ms); undefined when the server does not say. */
export const loadPast = async (at: number, signal: AbortSignal): Promise<Picture | undefined> => {
  const query = { at: new Date(at).toISOString() }
  const { data } = await server.GET('/api/past', { params: { query }, signal })
  // The same lists as the live push has; the document writes their positions as lists of numbers.
  return data && apply(nothingYet, { type: 'reset', body: data as unknown as Reset }, at)
}
