import type { House } from '../platform/house/house.ts'
import { instant, instantOrNull } from '../platform/words.ts'
import type { Closure, ClosureForCrew, ClosureView } from './closure.ts'
import { closureKind } from './evolve.ts'
import { across } from './extent.ts'

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
  across: Math.round(across(closure.where)),
  startsAt: instant(startsAt),
  endsAt: instantOrNull(endsAt),
  declaredAt: instant(declaredAt),
})

/** `here`: where the crew is wanted. */
export const viewClosureForCrew = (closure: Closure, here: boolean): ClosureForCrew => {
  const { id, where, oneWay, slower, cause, roads, near, across, endsAt } = viewClosure(closure)
  return { id, shape: where.type, oneWay, slower, cause, roads, near, across, endsAt, here }
}

/** Those that stand, the newest first. */
export const listClosures = (house: House): ClosureView[] =>
  [...house.list(closureKind)].sort((a, b) => b.number - a.number).map(viewClosure)
