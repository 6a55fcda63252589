import type { Assignment, CrewIncident, Unit } from '../api/words.ts'

/** The words of the crew's page. */

export type Position = readonly [longitude: number, latitude: number]
export type CrewUnit = Unit
/** One line of the check at the start of a shift. */
export type Checked = NonNullable<Unit['shift']>['equipment'][number]
/** A crew in need: since when, and who at the desk answers for it. */
export type DistressCall = NonNullable<Unit['distress']>

export type { Assignment, CrewIncident }
