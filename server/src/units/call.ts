import type { Position } from '../platform/words.ts'
import type { Fix } from './positions.ts'
import type { CallPlace, Unit } from './unit.ts'

/** What other parts know of where a unit may be. */
export interface KnownPlaces {
  /** The place of an incident; undefined once it is erased. */
  incident(id: string): CallPlace | undefined
  station(id: string): CallPlace | undefined
  /** What people would say is near. */
  near(position: Position): string | undefined
}

/** A position older than that says less of where a crew is than the job that it is on. */
const freshFor = 10 * 60_000

/**
 * Where a crew is that calls for help: by what it says itself, by its last position, by its job, by its station. Undefined
 * when nobody knows. The address begins with its call sign: that is who help goes to.
 */
export const placeOfCall = (
  { id, incident, station }: Pick<Unit, 'id' | 'incident' | 'station'>,
  said: Position | undefined,
  fix: Fix | undefined,
  places: KnownPlaces,
  now: number,
): CallPlace | undefined => {
  const job = incident === null ? undefined : places.incident(incident)
  const known = [
    said && { position: said, address: job?.address },
    fix && fix.at >= now - freshFor && { position: fix.position, address: job?.address },
    job,
    fix && { position: fix.position, address: undefined },
    station === null ? undefined : places.station(station),
  ]
  const place = known.find((one) => one !== undefined && one !== false)
  if (!place) return undefined
  const near = place.address === undefined ? places.near(place.position) : undefined
  return {
    position: place.position,
    address: [id, place.address ?? (near && `≈ ${near}`)].filter(Boolean).join(', ').slice(0, 300),
  }
}
