import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import type { Capability, Unit } from '../units/unit.ts'
import type { Candidate, IncidentType } from './incident.ts'

/** Units in the order in which they are offered: suitable first, nearest first. Distances are straight lines. */
export const candidates = (
  units: readonly { unit: Unit; position: Position | undefined }[],
  place: Position | undefined,
  { wanted, distress }: { readonly wanted: Capability | null; readonly distress: string | null },
): Candidate[] =>
  units
    .map(({ unit, position }) => {
      const metres = place && position ? Math.round(metresBetween(place, position)) : null
      const why = unit.id === distress ? 'in-distress' : reasonFor(unit, metres, wanted)
      const first = distress !== null && protectors.some((one) => unit.capabilities.includes(one))
      return {
        first,
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
        Number(b.first) - Number(a.first) ||
        (a.metres ?? Infinity) - (b.metres ?? Infinity) ||
        a.unit.localeCompare(b.unit),
    )
    .map(({ first: _first, ...candidate }) => candidate)

/** Whoever is near helps a crew in distress; those who can protect it are offered before all others. */
const protectors = ['armed', 'patrol'] as const satisfies readonly Capability[]

const reasonFor = (unit: Unit, metres: number | null, wanted: Capability | null): Candidate['why'] => {
  if (unit.status === 'out-of-service') return 'out-of-service'
  // A crew that calls for help is who help is sent to.
  if (unit.distress !== null) return 'in-distress'
  if (unit.assignment !== null) return 'busy'
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
  // Whoever can help: those who can protect a crew stand first.
  distress: null,
} as const satisfies Record<IncidentType, Capability | null>
