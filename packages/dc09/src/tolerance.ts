/** How far a panel's clock may be off, in seconds. */
export interface TimeTolerance {
  /** Behind our clock. */
  readonly before: number
  /** Ahead of it. */
  readonly after: number
}

/** DC-09, 5.5.1.8. */
export const standardTolerance: TimeTolerance = { before: 40, after: 20 }

/**
 * Whether a frame's `timestamp` is near enough to `now` (both epoch milliseconds). `null` is no check; a timestamp that
 * is missing is not near.
 */
export function isWithin(
  tolerance: TimeTolerance | null | undefined,
  timestamp: number | undefined,
  now: number,
): boolean {
  if (tolerance === null) return true
  if (timestamp === undefined) return false
  const { before, after } = tolerance ?? standardTolerance
  return timestamp >= now - before * 1000 && timestamp <= now + after * 1000
}
