import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import type { Capability, Unit } from '../units/unit.ts'
import type { Candidate, IncidentType } from './incident.ts'

/** A unit that could be sent, where it is, and how long it takes by road: Infinity where no road leads, undefined where that is not known. */
export interface Sendable {
  readonly unit: Unit
  readonly position: Position | undefined
  readonly seconds: number | undefined
}

/**
 * Units in the order in which they are offered: suitable first, and of these who is there first by road. Who has no road time
 * has a straight line, and stands where it would stand if it drove along it with the usual detour.
 */
export const candidates = (
  units: readonly Sendable[],
  place: Position | undefined,
  { wanted, distress }: { readonly wanted: Capability | null; readonly distress: string | null },
): Candidate[] =>
  units
    .map(({ unit, position, seconds }) => {
      const isByRoad = seconds !== undefined && Number.isFinite(seconds)
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
        seconds: isByRoad ? Math.round(seconds) : null,
        method: isByRoad ? ('road' as const) : ('straight-line' as const),
      }
    })
    .sort(
      (a, b) =>
        Number(b.suitable) - Number(a.suitable) ||
        Number(b.first) - Number(a.first) ||
        likely(a) - likely(b) ||
        a.unit.localeCompare(b.unit),
    )
    .map(({ first: _first, ...candidate }) => candidate)

/** By how much roads are longer than straight lines in towns, and how fast one gets along on them, m/s. */
const usual = { detour: 1.4, speed: 10 }

const likely = ({ seconds, metres }: Pick<Candidate, 'seconds' | 'metres'>): number =>
  seconds ?? (metres ?? Number.POSITIVE_INFINITY) * (usual.detour / usual.speed)

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
