import type { House } from '../platform/house/house.ts'
import { instant, instantOrNull } from '../platform/words.ts'
import type { Closure, ClosureView } from './closure.ts'
import { closureKind } from './evolve.ts'

export const viewClosure = ({
  number: _number,
  roads,
  startsAt,
  endsAt,
  declaredAt,
  ...closure
}: Closure): ClosureView => ({
  ...closure,
  roads: [...roads],
  startsAt: instant(startsAt),
  endsAt: instantOrNull(endsAt),
  declaredAt: instant(declaredAt),
})

/** Those that stand, the newest first. */
export const listClosures = (house: House): ClosureView[] =>
  [...house.list(closureKind)].sort((a, b) => b.number - a.number).map(viewClosure)
