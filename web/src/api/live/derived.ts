import type { LiveState } from './state.ts'

/**
 * A selection for `useLive` that is made anew only when one of the parts that it reads has changed. Thousands of positions
 * come every second, and sorting hundreds of alarms for each of them would be felt.
 *
 * @example const waiting = derived(['alarms'], ({ alarms }) => [...alarms.values()].filter(waits))
 */
export const derived = <Read extends keyof LiveState, Part>(
  reads: readonly Read[],
  make: (state: Pick<LiveState, Read>) => Part,
): ((state: Pick<LiveState, Read>) => Part) => {
  let last: { readonly state: Pick<LiveState, Read>; readonly part: Part } | undefined
  return (state) => {
    if (!last || reads.some((name) => last?.state[name] !== state[name])) last = { state, part: make(state) }
    return last.part
  }
}
