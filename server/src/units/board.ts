import type { Sealed } from '@yordam/journal'
import { instant } from '../platform/words.ts'
import type { UnitPositions } from './positions.ts'
import type { CallPlace, EquipmentCheck, Unit, UnitView } from './unit.ts'

/** A unit as screens see it. */
export const viewUnit =
  (positions: Pick<UnitPositions, 'of'>, open: (sealed: Sealed) => unknown) =>
  (unit: Unit): UnitView => {
    const fix = positions.of(unit.id)
    return {
      id: unit.id,
      capabilities: [...unit.capabilities],
      crew: (unit.crew && (open(unit.crew) as string[] | undefined)) ?? [],
      station: unit.station,
      status: unit.status,
      statusSince: instant(unit.statusSince),
      position: fix?.position ?? null,
      heading: fix?.heading ?? null,
      positionAt: fix ? instant(fix.at) : null,
      incident: unit.incident,
      assignment: unit.assignment,
      shift: unit.shift && {
        since: instant(unit.shift.since),
        equipment: (open(unit.shift.equipment) as EquipmentCheck[] | undefined) ?? [],
      },
      distress: unit.distress && {
        since: instant(unit.distress.since),
        incident: unit.distress.incident,
        takenBy: unit.distress.takenBy,
        position: (unit.distress.place && (open(unit.distress.place) as CallPlace | undefined)?.position) ?? null,
      },
    }
  }
