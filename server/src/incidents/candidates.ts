import type { Position } from '../platform/words.ts'
import type { Capability, Unit } from '../units/unit.ts'
import type { Candidate, IncidentType } from './incident.ts'

/** Radius of the earth in metres (mean, IUGG). */
const earth = 6_371_008.8
const radians = Math.PI / 180

/** Great-circle distance in metres. */
export const metresBetween = ([lon1, lat1]: Position, [lon2, lat2]: Position): number => {
  const a =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2
  return 2 * earth * Math.asin(Math.sqrt(a))
}

/** Units in the order in which they are offered: suitable first, nearest first. Distances are straight lines. */
export const candidates = (
  units: readonly { unit: Unit; position: Position | undefined }[],
  place: Position | undefined,
  wanted: Capability | null,
): Candidate[] =>
  units
    .map(({ unit, position }) => {
      const metres = place && position ? Math.round(metresBetween(place, position)) : null
      const why = reasonFor(unit, metres, wanted)
      return {
        unit: unit.id,
        status: unit.status,
        suitable: why === 'suitable',
        why,
        metres,
        method: 'straight-line' as const,
      }
    })
    .sort(
      (a, b) =>
        Number(b.suitable) - Number(a.suitable) ||
        (a.metres ?? Infinity) - (b.metres ?? Infinity) ||
        a.unit.localeCompare(b.unit),
    )

const reasonFor = (unit: Unit, metres: number | null, wanted: Capability | null): Candidate['why'] => {
  if (unit.status === 'out-of-service') return 'out-of-service'
  // A crew that calls for help is who help is sent to.
  if (unit.assignment !== null || unit.distress !== null) return 'busy'
  if (wanted !== null && !unit.capabilities.includes(wanted)) return 'lacks-capability'
  return metres === null ? 'no-position' : 'suitable'
}

/** What an incident of this type asks of the first unit; response plans will say more. */
export const wantedFor = {
  'hold-up': 'patrol',
  panic: 'patrol',
  intrusion: 'patrol',
  disturbance: 'patrol',
  traffic: 'patrol',
  fire: 'fire',
  medical: 'medical',
  technical: 'technical',
  other: null,
  // Whoever is nearest.
  distress: null,
} as const satisfies Record<IncidentType, Capability | null>
