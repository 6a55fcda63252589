import { isWithin } from '../platform/outline.ts'
import type { Position } from '../platform/words.ts'
import type { AheadView, Closure } from './closure.ts'
import type { Hindered } from './question.ts'

/** Those in which a place lies: by its road, or within an area even where no road is. */
export const holding = (
  closures: readonly Closure[],
  place: Position,
  hindered: Pick<Hindered, 'here'> | undefined,
): Closure[] =>
  closures.filter(
    ({ id, where }) =>
      hindered?.here.includes(id) || (where.type === 'Polygon' && isWithin(where.coordinates[0], place)),
  )

/** What each closure does to whom, those first in which the place lies; nothing of one that does nothing. */
export const aheadOf = (
  closures: readonly Closure[],
  place: Position,
  units: readonly string[],
  hindered: Hindered | undefined,
): AheadView => {
  const here = new Set(holding(closures, place, hindered))
  return closures
    .map((closure) => ({
      closure: closure.id,
      here: here.has(closure),
      units: units.flatMap((unit, at) => {
        const way = hindered?.ways[at]
        return way?.closures.includes(closure.id) ? [{ unit, longer: longer(way) }] : []
      }),
    }))
    .filter((one) => one.here || one.units.length > 0)
    .toSorted((one, other) => Number(other.here) - Number(one.here))
}

const longer = ({ seconds, usually }: Hindered['ways'][number]): number | null =>
  Number.isFinite(seconds) ? Math.max(0, Math.round(seconds - usually)) : null
