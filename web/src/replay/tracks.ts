import type { Sighted } from '../api/live/state.ts'
import { countUpTo } from './countUpTo.ts'

/** `[when in ms, longitude, latitude, heading in degrees or null]` */
export type Sample = readonly [at: number, longitude: number, latitude: number, heading: number | null]
export type Tracks = ReadonlyMap<string, readonly Sample[]>

/** Between two places that are further apart in time than this nobody knows how the unit came from one to the other, ms. */
const GAP = 15_000

/** Where a unit was at a time. `smooth`: on the straight line between two places, else at the last one. */
export const sightedAt = (track: readonly Sample[], time: number, smooth: boolean): Sighted | undefined => {
  const next = countUpTo(track, ([at]) => at, time)
  const last = track[next - 1]
  if (!last) return undefined
  const [at, longitude, latitude, heading] = last
  const ahead = track[next]
  if (!smooth || !ahead || ahead[0] - at > GAP) return { position: [longitude, latitude], heading, at }
  const part = (time - at) / (ahead[0] - at)
  return {
    position: [longitude + (ahead[1] - longitude) * part, latitude + (ahead[2] - latitude) * part],
    heading: heading ?? ahead[3],
    at: time,
  }
}

/** Puts a piece of tracks behind what is known; what both have is taken once. */
export const joined = (known: Tracks, piece: Tracks): Tracks => {
  const after = new Map(known)
  for (const [unit, samples] of piece) {
    const before = known.get(unit) ?? []
    const end = before.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY
    after.set(unit, [...before, ...samples.filter(([at]) => at > end)])
  }
  return after
}
