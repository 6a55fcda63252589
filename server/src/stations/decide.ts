import { isDeepStrictEqual } from 'node:util'
import type { Decision } from '../platform/decision.ts'
import type { Station, StationCommand, StationEvent } from './station.ts'

/** Registers the station, or makes it what is said; what is so already is no event. */
export const decide = (
  station: Station | undefined,
  { id, name, position, area, by }: StationCommand,
): Decision<StationEvent> => {
  if (!station) return [{ type: 'station-registered', id, name, position, area, by }]
  return isDeepStrictEqual(station, { id, name, position, area })
    ? []
    : [{ type: 'station-changed', name, position, area, by }]
}
