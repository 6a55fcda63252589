import { type Lane, lanes } from './deeds.ts'
import type { Ending } from './drain.ts'

/** What keeping at it needs of the world; tests bring their own. */
export interface Effort {
  readonly drain: (lane: Lane) => Promise<Ending>
  /** Runs the work while no other tab, and no service worker, runs it under the same name. */
  readonly alone: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>
  readonly after: (ms: number, act: () => void) => () => void
  readonly ended: (lane: Lane, ending: Ending) => void
}

/**
 * Between two attempts, in ms, by how many have failed in a row; the last one stands for all further. Not every network says
 * that it is back: a call for help finds out by itself, within two seconds.
 */
const pauses: Readonly<Record<Lane, readonly number[]>> = {
  urgent: [1000, 1000, 1000, 2000],
  usual: [1000, 2000, 5000, 10_000, 20_000],
  pictures: [2000, 5000, 10_000, 30_000],
}

export const pauseAfter = (lane: Lane, failed: number): number => pauses[lane][failed] ?? pauses[lane].at(-1)!

export interface Sending {
  /** Something was pressed, the network is back, somebody looks: try at once, and soon again. */
  readonly wake: () => void
  readonly stop: () => void
}

/** Keeps sending what waits, each lane by itself. */
export const keepSending = (effort: Effort): Sending => {
  const all = lanes.map((lane) => keepLane(lane, effort))
  return {
    wake() {
      for (const { wake } of all) wake()
    },
    stop() {
      for (const { stop } of all) stop()
    },
  }
}

const keepLane = (lane: Lane, { drain, alone, after, ended }: Effort): Sending => {
  let busy = false
  let again = false
  let stopped = false
  let failed = 0
  let cancel = () => {}

  const run = async () => {
    again = busy
    if (busy || stopped) return
    busy = true
    cancel()
    const ending = await alone(`yordam-outbox-${lane}`, () => drain(lane)).catch((): Ending => 'later')
    busy = false
    if (stopped) return
    ended(lane, ending)
    if (ending === 'later') cancel = after(pauseAfter(lane, failed++), run)
    else failed = 0
    // What was pressed in the meantime may have come too late to be seen.
    if (again && ending === 'empty') void run()
  }

  return {
    wake() {
      // What has failed so far says nothing of now; a network that has just come may need a moment.
      failed = 0
      void run()
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}
