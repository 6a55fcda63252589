import { setTimeout as sleep } from 'node:timers/promises'
import { type CityTime, second } from './model/week.ts'

/** The city's clock: the wall clock drives it, `speed` times as fast. */
export type Clock = {
  readonly speed: number
  now(): CityTime
  /** Waits until a moment on the city's clock; at once when it has passed. Rejects when the city is stopped. */
  until(time: CityTime): Promise<void>
  /** Waits so many seconds of the city. Rejects when the city is stopped. */
  after(seconds: number): Promise<void>
}

type Start = {
  readonly from: CityTime
  readonly speed: number
  /** Until then the clock shows `from`. */
  readonly begins: Promise<void>
  readonly signal: AbortSignal
}

export function startClock({ from, speed, begins, signal }: Start): Clock {
  let startedAt: number | undefined
  const begun = begins.then(() => {
    startedAt = performance.now()
  })
  const now = () => (startedAt === undefined ? from : from + (performance.now() - startedAt) * speed)
  const until = async (time: CityTime) => {
    if (time > from) await begun
    signal.throwIfAborted()
    // A timer may come a little before its time.
    for (let left = time - now(); left > 0; left = time - now())
      await sleep(Math.ceil(left / speed), undefined, { signal })
  }
  return { speed, now, until, after: (seconds) => until(now() + seconds * second) }
}
