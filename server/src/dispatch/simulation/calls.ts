import type { Chance } from './chance.ts'
import type { Scenario, Source } from './scenario.ts'

/** One call that comes in: when (s from the beginning), of what, and how long each unit that is sent will work there (s). */
export interface Call {
  readonly id: string
  readonly at: number
  readonly source: Source
  readonly work: readonly number[]
}

/** More units than this share their times of work: nothing has so many that it would matter. */
const drawnAhead = 12

/**
 * The calls of so many seconds. Everything that chance decides is decided here: so each policy is given the same calls, with
 * the same work, and what differs between them is the policy.
 */
export const callsOf = ({ sources, work, byHour }: Scenario, seconds: number, chance: Chance): Call[] => {
  const perHour = sources.reduce((sum, source) => sum + source.perHour, 0)
  const busiest = byHour ? Math.max(...byHour) : 1
  const mean = 3_600 / (perHour * busiest)
  const calls: Call[] = []
  for (let at = chance.until(mean); at < seconds; at += chance.until(mean)) {
    // As many are drawn as would come if every hour were the busiest, and of each other hour its part is kept (thinning; Lewis and
    // Shedler, Naval Research Logistics Quarterly 26, 1979).
    if (byHour && chance.next() * busiest >= byHour[Math.floor(at / 3_600) % byHour.length]!) continue
    const source = sourceAt(sources, chance.next() * perHour)
    calls.push({
      id: `${calls.length + 1}`,
      at,
      source,
      work: Array.from({ length: drawnAhead }, () => chance.until(work)),
    })
  }
  return calls
}

const sourceAt = (sources: readonly Source[], point: number): Source => {
  let left = point
  for (const source of sources) {
    left -= source.perHour
    if (left < 0) return source
  }
  return sources.at(-1)!
}
