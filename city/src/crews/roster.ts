import type { UnitView } from '../api/words.ts'
import { isResting, type Shift, shiftAt, shiftsOn } from '../model/rota.ts'
import { crewOf, type Unit } from '../model/units.ts'
import { type CityTime, dayOf } from '../model/week.ts'

/** Who has a unit: nobody, a crew of the city on one of its shifts, or somebody else, whose it then is until the end of the shift. */
export type Manning =
  | { readonly by: 'nobody' }
  | { readonly by: 'us'; readonly shift: Shift }
  | { readonly by: 'guest' }

export function manningOf(unit: Unit, seed: number, view: UnitView, now: CityTime): Manning {
  if (!view.shift) return { by: 'nobody' }
  const ours = shiftsOn(unit, dayOf(now)).findLast((shift) => crewOf(unit, seed, shift).join() === view.crew.join())
  return ours ? { by: 'us', shift: ours } : { by: 'guest' }
}

/** The shift that the city's own people have now. */
const plannedFor = (unit: Unit, isForVisitors: boolean, now: CityTime): Shift | undefined =>
  isForVisitors ? undefined : shiftAt(unit, now)

/** Whether a unit could be sent, as far as the city's own people decide it: the teams in service that screens count. */
export const isManned = (unit: Unit, isForVisitors: boolean, now: CityTime): boolean => {
  const planned = plannedFor(unit, isForVisitors, now)
  return planned !== undefined && !isResting(planned, now)
}

/** What the rota asks of a crew now. */
export type RosterAct =
  | { readonly does: 'start'; readonly crew: readonly string[] }
  | { readonly does: 'end' }
  | { readonly does: 'stand-down' }
  | { readonly does: 'rest' }
  | { readonly does: 'resume' }

/** How a crew is placed when the rota looks at it. */
export type Placed = {
  readonly isAtStation: boolean
  readonly rests: boolean
  readonly isBusy: boolean
  /** Kept free for who visits: nobody of the city begins a shift on it. */
  readonly isForVisitors: boolean
}

/** Reason under which a unit cannot be sent while its crew eats, and while nobody is on it. */
export const reasons = { rest: 'Tanaffus', standDown: 'Smena yoʻq' } as const

/** What changes now, if something does. Nobody goes home from a job, or from the other end of the city. */
export function rosterAct(
  unit: Unit,
  seed: number,
  view: UnitView,
  { isAtStation, rests, isBusy, isForVisitors }: Placed,
  now: CityTime,
): RosterAct | undefined {
  const manning = manningOf(unit, seed, view, now)
  const planned = plannedFor(unit, isForVisitors, now)
  if (manning.by === 'guest' || isBusy || view.distress) return undefined
  if (manning.by === 'nobody') {
    if (planned) return { does: 'start', crew: crewOf(unit, seed, planned) }
    return view.status === 'available' ? { does: 'stand-down' } : undefined
  }
  if (manning.shift.begins !== planned?.begins) return isAtStation ? { does: 'end' } : undefined
  if (isResting(planned, now)) return rests ? undefined : { does: 'rest' }
  return rests ? { does: 'resume' } : undefined
}

/** Does the crew want to be at its station: to eat, or because its time is over? */
export function isHomewardBound(unit: Unit, manning: Manning, isForVisitors: boolean, now: CityTime): boolean {
  if (manning.by !== 'us') return false
  return isResting(manning.shift, now) || plannedFor(unit, isForVisitors, now)?.begins !== manning.shift.begins
}
