import type { Sealed } from '@yordam/journal'
import { instant } from '../platform/words.ts'
import type { UnitPositions } from './positions.ts'
import type { Unit, UnitView } from './unit.ts'

/** A unit as screens see it. */
export const viewUnit =
  (positions: UnitPositions, open: (sealed: Sealed) => unknown) =>
  (unit: Unit): UnitView => {
    const fix = positions.of(unit.id)
    return {
      id: unit.id,
      capabilities: [...unit.capabilities],
      crew: (open(unit.crew) as string[] | undefined) ?? [],
      station: unit.station,
      status: unit.status,
      statusSince: instant(unit.statusSince),
      position: fix?.position ?? null,
      heading: fix?.heading ?? null,
      positionAt: fix ? instant(fix.at) : null,
      incident: unit.incident,
      assignment: unit.assignment,
    }
  }
