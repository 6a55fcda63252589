import type { Tags } from '../osm/elements.ts'
import type { Vehicle } from './vehicles.ts'

/** What stands at a point of a road, in the order in which an atlas numbers them. */
export const crossingKinds = ['nothing', 'signals', 'crossing', 'gate', 'lockedGate', 'blocked'] as const
export type CrossingKind = (typeof crossingKinds)[number]

/** Barriers through which a car comes when it is let, and those through which it never does (OSM wiki, “Key:barrier”). */
const gates = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'chain', 'bump_gate', 'height_restrictor'])
const walls = new Set([
  'bollard',
  'block',
  'jersey_barrier',
  'log',
  'debris',
  'cycle_barrier',
  'motorcycle_barrier',
  'stile',
  'turnstile',
  'kissing_gate',
  'planter',
  'wall',
  'fence',
])

const open = new Set(['yes', 'permissive', 'designated', 'destination'])

export const crossingOf = (tags: Tags): CrossingKind => {
  const { barrier = '', highway } = tags
  const access = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access
  if (walls.has(barrier)) return open.has(access ?? '') ? 'nothing' : 'blocked'
  if (gates.has(barrier)) return access === undefined || open.has(access) ? 'gate' : 'lockedGate'
  if (highway === 'traffic_signals') return 'signals'
  if (highway === 'crossing' && tags.crossing === 'traffic_signals') return 'crossing'
  return 'nothing'
}

/** Where a signal stands on an approach, whom it stops: those who drive in the order of the way's nodes, against it, or both. */
export const directionOfSignal = (tags: Tags): 'forward' | 'backward' | 'both' => {
  const direction = tags['traffic_signals:direction'] ?? tags.direction
  return direction === 'forward' || direction === 'backward' ? direction : 'both'
}

/** What it costs to pass, seconds; Infinity where there is no way through. */
export const passing: Readonly<Record<CrossingKind, (vehicle: Vehicle) => number>> = {
  nothing: () => 0,
  signals: ({ signals }) => signals,
  crossing: ({ crossing }) => crossing,
  gate: ({ gate }) => Math.min(gate, 20),
  lockedGate: ({ gate }) => gate,
  blocked: () => Number.POSITIVE_INFINITY,
}
