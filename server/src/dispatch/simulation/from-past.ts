import type { Position } from '../../platform/words.ts'
import { Origins, type PastCall, pointsOf, pureMixes } from '../demand.ts'
import type { Source } from './scenario.ts'

/** What past calls say of those that are played. */

/** Where calls come from and how many in an hour: sums of the cells by which coverage is counted, too. */
export const sourcesFrom = (
  calls: readonly Omit<PastCall, 'hour'>[],
  hours: number,
  areaOf: (point: Position) => string | null,
): Source[] => {
  const mixOf = pureMixes()
  const origins = new Origins()
  for (const call of calls) origins.add({ position: call.position, weight: 1, mix: mixOf(call) })
  const { points, mixes } = pointsOf(origins)
  return points.flatMap((position, at) => {
    const area = areaOf(position)
    return Array.from(mixes[at]!).flatMap(([mix, count]) =>
      mix.map(({ type, priority, part }) => ({ position, area, type, priority, perHour: (count * part) / hours })),
    )
  })
}

/**
 * How many times as many calls as on average came in each hour of the day. It is of the whole area: of one cell and sort there are
 * too few calls to tell its hours from chance.
 */
export const byHourFrom = (calls: readonly Pick<PastCall, 'hour'>[]): number[] => {
  const counts = Array<number>(24).fill(0)
  for (const { hour } of calls) counts[hour % 24]! += 1
  return counts.map((count) => (count * 24) / calls.length)
}

/** How long a unit works on a scene, and by how many past times; 0: it is only assumed. */
export interface UsualWork {
  readonly seconds: number
  readonly times: number
}

/** What is assumed while nobody knows, and from how many times on it is known, seconds. */
const assumed = 1_800
const fewest = 30
/** Who pressed both buttons at once did not work; who pressed the second one the next day forgot it, seconds. */
const [shortest, longest] = [10, 43_200]

export const workFrom = (seconds: readonly number[]): UsualWork => {
  const worked = seconds.filter((one) => one >= shortest && one <= longest)
  if (worked.length < fewest) return { seconds: assumed, times: 0 }
  return { seconds: worked.reduce((sum, one) => sum + one, 0) / worked.length, times: worked.length }
}
