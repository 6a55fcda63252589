/** How a unit has driven so far: how many seconds it took, and how many it was to take by what was reckoned. */
export interface Driven {
  readonly took: number
  readonly reckoned: number
}

/** Before a minute has gone by, nothing can be told: engines are started, gates are opened. Seconds. */
const tooSoon = 60
/** So much driving as reckoned is believed beside what was seen, seconds: one red light is no slow drive. */
const doubt = 120
/** What is left is never reckoned with less, or more. */
const fastest = 0.5
const slowest = 3

/** How much longer this drive takes than reckoned: 1 for a unit on time, more for one that is slower, less for a faster one. */
export const paceOf = ({ took, reckoned }: Driven): number => {
  if (took < tooSoon) return 1
  return Math.min(slowest, Math.max(fastest, (took + doubt) / (Math.max(0, reckoned) + doubt)))
}
