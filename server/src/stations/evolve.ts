import { evolveBy } from '../platform/decision.ts'
import type { Kind, Recorded } from '../platform/house/kind.ts'
import type { Station, StationEvent } from './station.ts'

export const stationKind: Kind<Station, StationEvent> = {
  name: 'station',
  shape: 1,
  evolve: evolveBy<Station, Recorded<StationEvent>>({
    'station-registered': (_none, { id, name, position, area }) => ({ id, name, position, area }),
    'station-changed': (station, { name, position, area }) => ({ ...station, name, position, area }),
  }),
  isOpen: () => true,
  columns: {},
  indexes: {},
}
