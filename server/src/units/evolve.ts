import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Distress, Unit, UnitEvent } from './unit.ts'

const evolve = evolveBy<Unit, Recorded<UnitEvent>>({
  'unit-registered': (_none, { id, capabilities, station, at, private: { crew } }) => ({
    id,
    capabilities,
    crew,
    station,
    status: 'available',
    statusSince: at,
    incident: null,
    assignment: null,
    shift: null,
    hasShifts: false,
    distress: null,
  }),
  // Who is on it is said by the shift, while there is one.
  'unit-changed': (unit, { capabilities, station, private: { crew } }) => ({
    ...unit,
    capabilities,
    station,
    crew: unit.shift === null ? crew : unit.crew,
  }),
  'unit-status-changed': (unit, { status, at, pressedAt = at }) => ({ ...unit, status, statusSince: pressedAt }),
  'unit-took-job': (unit, { incident, assignment, at }) => ({
    ...unit,
    status: 'assigned',
    statusSince: at,
    incident,
    assignment,
  }),
  'unit-left-job': (unit, { at, pressedAt = at }) => ({
    ...unit,
    status: 'available',
    statusSince: pressedAt,
    incident: null,
    assignment: null,
  }),
  'unit-shift-started': (unit, { at, pressedAt = at, private: { crew, equipment } }) => ({
    ...unit,
    ...(unit.status === 'out-of-service' && { status: 'available', statusSince: pressedAt }),
    crew,
    shift: { since: pressedAt, equipment },
    hasShifts: true,
  }),
  'unit-shift-ended': (unit, { at, pressedAt = at }) => ({
    ...unit,
    status: 'out-of-service',
    statusSince: pressedAt,
    crew: null,
    shift: null,
  }),
  'unit-distress-raised': (unit, { at, pressedAt = at, private: { place } }) => ({
    ...unit,
    distress: { since: pressedAt, incident: null, takenBy: null, place: place ?? null },
  }),
  'unit-distress-located': (unit, { private: { place } }) => changeDistress(unit, { place }),
  'unit-distress-linked': (unit, { incident }) => changeDistress(unit, { incident }),
  'unit-distress-taken': (unit, { by }) => changeDistress(unit, { takenBy: by }),
  'unit-distress-ended': (unit) => ({ ...unit, distress: null }),
})

const changeDistress = (unit: Unit, change: Partial<Distress>): Unit => ({
  ...unit,
  distress: unit.distress && { ...unit.distress, ...change },
})

export const unitKind: Kind<Unit, UnitEvent> = {
  name: 'unit',
  shape: 3,
  evolve,
  isOpen: () => true,
  columns: { status: { sql: 'text', of: ({ status }) => status } },
  indexes: {
    incident: ({ incident }) => incident ?? undefined,
    call: ({ distress }) => distress?.incident ?? undefined,
  },
}
