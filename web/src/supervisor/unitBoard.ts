import type { Station, Unit } from '../api/words.ts'

/** What a unit does; of one whose crew calls for help only that counts. */
export const columns = [
  'distress',
  'available',
  'assigned',
  'en-route',
  'on-scene',
  'clearing',
  'out-of-service',
] as const

type Column = (typeof columns)[number]

export const columnOf = ({ status, distress }: Unit): Column => (distress ? 'distress' : status)

/** The units of one station, by what they do. */
export interface StationRow {
  /** null: units of no station that is known. */
  readonly station: Station | null
  readonly units: ReadonlyMap<Column, readonly Unit[]>
  readonly onShift: number
  readonly all: number
}

/** One row for each station, by name, and one for the units of none. */
export const stationRows = (
  units: ReadonlyMap<string, Unit>,
  stations: ReadonlyMap<string, Station>,
): readonly StationRow[] => {
  const homes = Map.groupBy(units.values(), ({ station }) => (station && stations.get(station)?.id) || null)
  const rowOf = (station: Station | null): StationRow => {
    const of = (homes.get(station?.id ?? null) ?? []).toSorted((a, b) => a.id.localeCompare(b.id))
    return {
      station,
      units: Map.groupBy(of, columnOf),
      onShift: of.filter(({ shift }) => shift !== null).length,
      all: of.length,
    }
  }
  const named = [...stations.values()].sort((a, b) => a.name.localeCompare(b.name)).map(rowOf)
  return homes.has(null) ? [...named, rowOf(null)] : named
}
