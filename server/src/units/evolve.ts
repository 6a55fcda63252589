import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Unit, UnitEvent } from './unit.ts'

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
  }),
  'unit-changed': (unit, { capabilities, station, private: { crew } }) => ({ ...unit, capabilities, station, crew }),
  'unit-status-changed': (unit, { status, at }) => ({ ...unit, status, statusSince: at }),
  'unit-took-job': (unit, { incident, assignment, at }) => ({
    ...unit,
    status: 'assigned',
    statusSince: at,
    incident,
    assignment,
  }),
  'unit-left-job': (unit, { at }) => ({
    ...unit,
    status: 'available',
    statusSince: at,
    incident: null,
    assignment: null,
  }),
})

export const unitKind: Kind<Unit, UnitEvent> = {
  name: 'unit',
  shape: 1,
  evolve,
  isOpen: () => true,
  columns: { status: { sql: 'text', of: ({ status }) => status } },
  indexes: { incident: ({ incident }) => incident ?? undefined },
}
