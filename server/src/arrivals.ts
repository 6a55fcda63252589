import type { Sendable } from './incidents/candidates.ts'
import type { House } from './platform/house/house.ts'
import type { Position } from './platform/words.ts'
import type { RoadTimes } from './roads/road-times.ts'
import { unitKind } from './units/evolve.ts'
import type { UnitPositions } from './units/positions.ts'

/** All units, with how long each takes by road to a place from where it is and as it stands, as far as that is known. */
export const unitsFor = async (
  house: House,
  positions: UnitPositions,
  roads: RoadTimes,
  place: Position | undefined,
): Promise<readonly Sendable[]> => {
  const units = Array.from(house.list(unitKind), (unit) => ({ unit, fix: positions.of(unit.id) }))
  const seen = units.flatMap(({ unit, fix }) => (fix ? [{ id: unit.id, fix }] : []))
  const times =
    place &&
    (await roads.to(
      place,
      seen.map(({ fix }) => fix),
    ))
  const secondsOf = new Map(seen.map(({ id }, index) => [id, times?.[index]]))
  return units.map(({ unit, fix }) => ({ unit, position: fix?.position, seconds: secondsOf.get(unit.id) }))
}
