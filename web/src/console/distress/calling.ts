import type { LiveState } from '../../api/live/state.ts'
import type { Incident, Unit } from '../../api/words.ts'

/** The units whose crews call for help: those whom nobody answers first, then the oldest. */
export const callingOf = ({ units }: Pick<LiveState, 'units'>): readonly Unit[] =>
  [...units.values()]
    .filter(({ distress }) => distress !== null)
    .sort(
      (a, b) =>
        Number(a.distress?.takenBy != null) - Number(b.distress?.takenBy != null) ||
        (a.distress?.since ?? '').localeCompare(b.distress?.since ?? ''),
    )

/** Whether the crew for which an incident was opened still calls for help. */
export const isCalling = ({ units }: Pick<LiveState, 'units'>, incident: Incident | null): boolean =>
  incident?.distress != null && units.get(incident.distress)?.distress?.incident === incident.id
