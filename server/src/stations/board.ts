import type { House } from '../platform/house/house.ts'
import { stationKind } from './evolve.ts'
import type { Station, StationView } from './station.ts'

export const viewStation = ({ id, name, position, area }: Station): StationView => ({ id, name, position, area })

/** All stations, in the order of their names. */
export const listStations = (house: House): StationView[] =>
  Array.from(house.list(stationKind), viewStation).sort((a, b) => a.name.localeCompare(b.name))
