import type { LiveState } from '../../api/live/state.ts'
import type { Unit } from '../../api/words.ts'

/** The units whose crews call for help: those whom nobody answers first, then the oldest. */
export const callingOf = ({ units }: Pick<LiveState, 'units'>): readonly Unit[] =>
  [...units.values()]
    .filter(({ distress }) => distress !== null)
    .sort(
      (a, b) =>
        Number(a.distress?.takenBy != null) - Number(b.distress?.takenBy != null) ||
        (a.distress?.since ?? '').localeCompare(b.distress?.since ?? ''),
    )
