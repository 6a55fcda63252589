import type { Fix } from './positions.ts'
import type { Unit } from './unit.ts'

type Manned = Pick<Unit, 'shift' | 'distress' | 'hasShifts' | 'status'>

/**
 * Since when the room may know where a unit is (ms); undefined while it may not. Outside of duty, a place is where somebody
 * is in their own time: it is neither taken nor kept.
 *
 * On duty is who is on a shift, and who calls for help, also without one: they want to be found. A site without shifts
 * never begins one: there, a unit is on duty while it is in service. But one on which a shift has ever begun belongs to a
 * site with shifts: between two of them nobody is on it, whatever its status says, for that may be set by the desk, and
 * the phone is at home.
 */
export const onDutySince = ({ shift, distress, hasShifts, status }: Manned): number | undefined => {
  const begun = shift ?? distress
  if (begun) return begun.since
  return hasShifts || status === 'out-of-service' ? undefined : 0
}

/** The place, if it is one of the unit's duty. */
export const ofDuty = (unit: Manned, fix: Fix | undefined): Fix | undefined => {
  const since = onDutySince(unit)
  return fix && since !== undefined && fix.at >= since ? fix : undefined
}
