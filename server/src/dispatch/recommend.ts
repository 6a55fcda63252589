import { type IncidentType, isMoreUrgent } from '../incidents/incident.ts'
import type { Priority } from '../platform/words.ts'
import type { Unit } from '../units/unit.ts'
import type { ChosenUnit, Consideration, ConsideredUnit, LessUrgent, Recommendation } from './choice.ts'
import { type Comer, fill } from './fill.ts'
import type { Need } from './need.ts'
import type { Asked } from './plans.ts'

/** What of a unit is looked at when units are chosen. */
export interface Choosable extends Pick<Unit, 'id' | 'capabilities' | 'status' | 'assignment' | 'incident'> {
  /** Shifts begin and end on it, and nobody is on it between two of them. */
  readonly isOffShift: boolean
  /** Its crew calls for help. */
  readonly isCalling: boolean
}

/** What help is chosen for. */
export interface Wanting {
  readonly id: string
  readonly type: IncidentType
  readonly priority: Priority
  /** The unit whose crew calls, where it is a call of one: help is not sent to it by itself. */
  readonly distress: string | null
}

export interface Fleet<One extends Choosable = Choosable> {
  readonly units: readonly One[]
  /** Seconds from each unit to the place, in the order of the units; NaN: nobody knows where it is; Infinity: no road leads. */
  readonly seconds: ArrayLike<number>
  /** What an incident is that units are on; undefined when nobody knows: nobody is called away from it. */
  readonly workOf: (incident: string) => Pick<Wanting, 'type' | 'priority'> | undefined
}

/**
 * Calling a crew away from other work has to save a minute: it leaves people waiting who were told that help is coming. So it
 * counts as if it came this much later (s). For a crew that calls for help everybody comes as fast as they can.
 */
export const freeingCosts = 60

/**
 * The units that bring what is asked soonest (`fill.ts`), from those that are available or can be freed. Freed is who is on the
 * way to something less urgent; never who works on a scene, and never for what is as urgent. Who is sent there already counts:
 * what they fill is not chosen for again. Every unit is named, with the time that it would take and why it was passed over.
 */
export const recommend = (wanting: Wanting, { needs, together, beyond = [] }: Asked, fleet: Fleet): Recommendation => {
  const looks = fleet.units.map((unit, index) => lookAt(unit, fleet.seconds[index]!, wanting, needs, fleet.workOf))
  // Who is sent already is there before all others: they fill what they can, and what is left is chosen for.
  const able = looks.filter(({ why }) => why === 'farther' || why === 'sent-already').sort(soonest)
  const others = beyond.reduce((bits, need) => bits & ~(1 << need), ~0)
  const comers = able.map(
    ({ counted, why, able: bits }): Comer => ({
      seconds: counted,
      able: why === 'sent-already' ? bits & others : bits,
    }),
  )
  const { chosen, missing } = fill(
    needs.map(({ count }) => count),
    comers,
    together,
  )
  const sent = chosen
    .flatMap(({ comer, needs: filled }) => {
      const look = able[comer]!
      return look.why === 'sent-already' ? [] : [chosenUnit(look, filled, needs)]
    })
    .sort(bySeconds)
  const ids = new Set(sent.map(({ unit }) => unit))
  return {
    needs: [...needs],
    chosen: sent,
    lastArrival: sent.at(-1)?.seconds ?? null,
    missing: needs.flatMap((need, index) => (missing[index]! > 0 ? [{ ...need, count: missing[index]! }] : [])),
    considered: looks
      .map((look): ConsideredUnit & { readonly rank: number } => {
        const why = ids.has(look.unit) ? 'chosen' : look.why
        return {
          unit: look.unit,
          why,
          sendable: look.sendable,
          seconds: knownOrNull(look.seconds),
          freedFrom: look.freedFrom,
          rank: ranks[why] ?? lastRank,
        }
      })
      .sort((a, b) => a.rank - b.rank || (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || byName(a.unit, b.unit))
      .map(({ rank: _rank, ...considered }) => considered),
  }
}

/** What one unit means for this incident. */
interface Look {
  readonly unit: string
  readonly why: Consideration
  readonly sendable: boolean
  readonly seconds: number
  /** What it counts as: later, where it has to be called away from something. */
  readonly counted: number
  readonly able: number
  readonly freedFrom: LessUrgent | null
}

const lookAt = (
  unit: Choosable,
  seconds: number,
  wanting: Wanting,
  needs: readonly Need[],
  workOf: Fleet['workOf'],
): Look => {
  const freedFrom = freeable(unit, wanting, workOf)
  const able = abilities(unit, needs)
  const why =
    standing(unit, wanting) ??
    (able === 0 ? 'lacks-capability' : undefined) ??
    work(unit, freedFrom) ??
    reachable(seconds)
  const costs = freedFrom && wanting.type !== 'distress' ? freeingCosts : 0
  const counted = why === 'sent-already' ? 0 : seconds + costs
  return { unit: unit.id, why, sendable: isSendable(unit, wanting, freedFrom), seconds, counted, able, freedFrom }
}

/** For which of the needs a unit can do what is asked, bit by bit. */
export const abilities = ({ capabilities }: Pick<Unit, 'capabilities'>, needs: readonly Need[]): number =>
  needs.reduce(
    (bits, { oneOf }, need) => (oneOf.some((one) => capabilities.includes(one)) ? bits | (1 << need) : bits),
    0,
  )

/** What is so of a unit whatever it can do and wherever it is; undefined when nothing speaks against it. */
const standing = (unit: Choosable, wanting: Wanting): Consideration | undefined => {
  if (unit.status === 'out-of-service') return 'out-of-service'
  // A crew that calls for help is who help is sent to.
  if (isInDistress(unit, wanting)) return 'in-distress'
  if (unit.isOffShift) return 'off-shift'
  return unit.assignment !== null && unit.incident === wanting.id ? 'sent-already' : undefined
}

/** What keeps a unit that could help. */
const work = (unit: Choosable, freedFrom: LessUrgent | null): Consideration | undefined => {
  if (unit.assignment === null || freedFrom) return undefined
  return onTheWay(unit) ? 'urgent-work' : 'at-scene'
}

const isInDistress = (unit: Choosable, wanting: Wanting): boolean => unit.isCalling || unit.id === wanting.distress

/** Whoever wants this one can have it: nothing is refused but what cannot be, or would leave others without the help they have. */
const isSendable = (unit: Choosable, wanting: Wanting, freedFrom: LessUrgent | null): boolean =>
  unit.status !== 'out-of-service' && !isInDistress(unit, wanting) && (unit.assignment === null || freedFrom !== null)

const onTheWay = ({ status }: Choosable): boolean => status === 'assigned' || status === 'en-route'

/** The less urgent work that a unit is on the way to; null when there is none that it could be called away from. */
const freeable = (unit: Choosable, wanting: Wanting, workOf: Fleet['workOf']): LessUrgent | null => {
  if (unit.assignment === null || unit.incident === null || !onTheWay(unit)) return null
  const work = workOf(unit.incident)
  return work && isMoreUrgent(wanting, work) ? { incident: unit.incident, priority: work.priority } : null
}

const reachable = (seconds: number): Consideration => {
  if (Number.isNaN(seconds)) return 'no-position'
  return seconds === Infinity ? 'no-road' : 'farther'
}

const chosenUnit = (
  { unit, seconds, freedFrom }: Look,
  filled: readonly number[],
  needs: readonly Need[],
): ChosenUnit => ({
  unit,
  seconds,
  needs: [...filled],
  late: filled.some((need) => seconds > needs[need]!.within),
  freedFrom,
})

/** The chosen ones stand first, then who could have been sent, then who could help and is kept from it, then the rest. */
const ranks: Partial<Record<Consideration, number>> = {
  chosen: 0,
  farther: 1,
  'no-road': 2,
  'no-position': 2,
  'urgent-work': 3,
  'at-scene': 3,
}
const lastRank = 4

const knownOrNull = (seconds: number): number | null => (Number.isFinite(seconds) ? seconds : null)

// Not by locale: comparing thousands of names has to take no time.
const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
const soonest = (a: Look, b: Look): number => a.counted - b.counted || byName(a.unit, b.unit)
const bySeconds = (a: ChosenUnit, b: ChosenUnit): number => a.seconds - b.seconds || byName(a.unit, b.unit)
