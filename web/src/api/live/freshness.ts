import type { LiveState } from './state.ts'

/** Two pulses missed. With a look at it every second, a lost connection shows within five. */
const SILENCE = 4000

export interface Freshness {
  readonly state: 'connecting' | 'live' | 'lost'
  /** Seconds since the last message, whole; 0 before the first. */
  readonly age: number
}

/** Can what is on the screen be believed at `now` (ms, our own clock: it measures our own waiting)? */
export const freshness = ({ link, heardAt }: Pick<LiveState, 'link' | 'heardAt'>, now: number): Freshness => {
  if (heardAt === null) return { state: link === 'broken' ? 'lost' : 'connecting', age: 0 }
  const silence = Math.max(0, now - heardAt)
  return { state: link === 'broken' || silence > SILENCE ? 'lost' : 'live', age: Math.floor(silence / 1000) }
}
