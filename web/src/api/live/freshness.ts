import type { Pulse } from './messages.ts'
import type { LiveState } from './state.ts'

/** Two pulses missed. With a look at it every second, a lost connection shows within five. */
const SILENCE = 4000

export interface Freshness {
  readonly state: 'connecting' | 'live' | 'lost'
  /** Seconds since the last message, whole; 0 before the first. */
  readonly age: number
}

/** Does the server keep what is asked of it, as far as it has told? */
export const keeping = ({ pulse }: { readonly pulse: Pulse | null }): 'kept' | 'waiting' | 'down' => {
  if (pulse === null || pulse.journal === 'up') return 'kept'
  return pulse.journal === 'waiting' ? 'waiting' : 'down'
}

/** Can what is on the screen be believed at `now` (ms, our own clock: it measures our own waiting)? */
export const freshness = ({ link, heardAt }: Pick<LiveState, 'link' | 'heardAt'>, now: number): Freshness => {
  if (heardAt === null) return { state: link === 'broken' ? 'lost' : 'connecting', age: 0 }
  const silence = Math.max(0, now - heardAt)
  return { state: link === 'broken' || silence > SILENCE ? 'lost' : 'live', age: Math.floor(silence / 1000) }
}
