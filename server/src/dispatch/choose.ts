import type { IncidentType } from '../incidents/incident.ts'
import type { Priority } from '../platform/words.ts'
import type { Cells } from './cells.ts'
import type { LeftUncovered, Recommendation } from './choice.ts'
import { type Demand, leftUncovered } from './coverage.ts'
import type { Asked } from './plans.ts'
import { type Choosable, recommend, type Wanting } from './recommend.ts'

/** Everything that a choice is made of, as it can be handed to another thread. */
export interface Situation {
  readonly wanting: Wanting
  readonly asked: Asked
  readonly units: readonly Choosable[]
  /** Seconds from each unit: by road (Infinity: none leads there), or over a straight line where no roads are known. NaN: nobody knows where it is. */
  readonly seconds: Float64Array
  /** Seconds over a straight line with the usual detour from those from whom no road leads, by their place among the units. */
  readonly somehow: ReadonlyMap<number, number>
  /** What the incidents are that units are on. */
  readonly work: Readonly<Record<string, { readonly type: IncidentType; readonly priority: Priority }>>
}

/** How those who can be sent cover what calls usually ask for: what each is in time for. */
export interface Cover {
  readonly demand: Demand
  readonly reaches: ReadonlyMap<string, Cells>
}

/** By so much those stand behind from whom no road leads, seconds: a straight line is never compared with a road. */
const behind = 86_400

/**
 * Who should go. What nobody can be sent for by road is filled by those from whom no road leads, as far as anybody knows: the map
 * may be wrong, or every street closed, and a crew that is near finds a way.
 */
export const choose = ({ wanting, asked, units, seconds, somehow, work }: Situation): Recommendation => {
  const workOf = (incident: string) => work[incident]
  const found = recommend(wanting, asked, { units, seconds, workOf })
  if (found.missing.length === 0 || !found.considered.some(({ why }) => why === 'no-road')) return found
  const known = seconds.map((one, index) => (somehow.has(index) ? behind + somehow.get(index)! : one))
  const otherwise = asKnown(recommend(wanting, asked, { units, seconds: known, workOf }))
  // What nobody at all can do is no reason to send others from where no road leads.
  return lacking(otherwise) < lacking(found) ? otherwise : found
}

/** The same with the seconds of their straight lines. */
const asKnown = (found: Recommendation): Recommendation => {
  const chosen = found.chosen.map((one) => ({ ...one, seconds: one.seconds % behind }))
  return {
    ...found,
    chosen,
    lastArrival: chosen.length > 0 ? Math.max(...chosen.map(({ seconds }) => seconds)) : null,
    considered: found.considered.map((one) => ({ ...one, seconds: one.seconds && one.seconds % behind })),
  }
}

const lacking = ({ missing }: Recommendation): number => missing.reduce((sum, { count }) => sum + count, 0)

/** What a choice leaves uncovered; of whom it is not known how they cover it, they are not counted. */
export const leaves = ({ demand, reaches }: Cover, { considered }: Recommendation): LeftUncovered => {
  const staying: Cells[] = []
  const going: Cells[] = []
  for (const { unit, why, sendable, freedFrom } of considered) {
    const reach = reaches.get(unit)
    // Who is called away covers nothing now, nor does who is off duty.
    if (!reach || !sendable || freedFrom !== null || why === 'off-shift') continue
    const side = why === 'chosen' ? going : staying
    side.push(reach)
  }
  return leftUncovered(demand, { staying, going })
}
