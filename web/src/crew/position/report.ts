import { metresBetween } from '../../ui/metres.ts'
import type { Position } from '../words.ts'

/** Where the phone is, as it says itself. */
export interface Fix {
  readonly position: Position
  /** Degrees clockwise from north, when it moves. */
  readonly heading: number | null
  /** m/s. */
  readonly speed: number | null
  /** By our clock, ms. */
  readonly at: number
}

const SOONEST = 2000
const NEAREST = 25
/** Who stands still says so now and then, so that the centre knows that it still hears the phone. */
const STILL_HERE = 30_000

/** Whether a fix is worth sending after the one that was sent last: at most every 2 s, after 25 m or half a minute. */
export const isWorthSending = (fix: Fix, sent: Fix | null): boolean => {
  if (!sent) return true
  const waited = fix.at - sent.at
  return waited >= SOONEST && (waited >= STILL_HERE || metresBetween(sent.position, fix.position) >= NEAREST)
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Which way one sets out, degrees clockwise from north. */
export const bearingTo = ([fromEast, fromNorth]: Position, [east, north]: Position): number => {
  const [from, to, turn] = [radians(fromNorth), radians(north), radians(east - fromEast)]
  const x = Math.sin(turn) * Math.cos(to)
  const y = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(turn)
  return ((Math.atan2(x, y) * 180) / Math.PI + 360) % 360
}
