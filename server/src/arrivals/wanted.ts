import type { Need } from '../dispatch/need.ts'
import type { Capability } from '../units/unit.ts'

/** Within how many seconds after it was sent a unit is to be there: as the need that leaves it most time; undefined: nobody says. */
export const wantedWithin = (needs: readonly Need[], capabilities: readonly Capability[]): number | undefined => {
  const its = needs.filter(({ oneOf }) => oneOf.some((one) => capabilities.includes(one)))
  return its.length === 0 ? undefined : Math.max(...its.map(({ within }) => within))
}
