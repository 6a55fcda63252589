/** The middle one of a few measurements: what a busy machine does to one of them does not count. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`

/** A duration given in milliseconds, with as many digits as mean something. */
export const duration = (ms: number): string =>
  ms >= 1_000 ? `${(ms / 1_000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 2 : 1)} ms`

/** Calls `measure` over and over for about `ms` milliseconds; each call says how much it did. Returns the rate per second. */
export const rateOf = (ms: number, measure: () => number): number => {
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < ms) done += measure()
  return (done * 1_000) / (performance.now() - begun)
}
