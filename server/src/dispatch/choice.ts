import { z } from 'zod'
import { Priority } from '../platform/words.ts'
import { Need } from './plan.ts'

/** Why a unit is in the choice, or was passed over. */
export const Consideration = z
  .enum([
    'chosen',
    'farther',
    'spared',
    'lacks-capability',
    'urgent-work',
    'at-scene',
    'sent-already',
    'in-distress',
    'off-shift',
    'out-of-service',
    'no-road',
    'no-position',
  ])
  .meta({
    id: 'Consideration',
    description:
      '`farther`: others are there sooner; `spared`: it would be there sooner, and is kept for what it alone covers; ' +
      '`urgent-work`: on its way to what is as urgent or more; `at-scene`: it works ' +
      'somewhere, and is not called away; `no-road`: no road leads from it',
  })
export type Consideration = z.infer<typeof Consideration>

const Seconds = z.number().nullable().meta({ description: 'By road; null where nobody can say' })

export const ConsideredUnit = z
  .object({ unit: z.string(), why: Consideration, seconds: Seconds })
  .meta({ id: 'ConsideredUnit' })
export type ConsideredUnit = z.infer<typeof ConsideredUnit>

/** Less urgent work that a unit would be called away from. */
export const LessUrgent = z.object({ incident: z.string(), priority: Priority }).meta({ id: 'LessUrgentWork' })
export type LessUrgent = z.infer<typeof LessUrgent>

export const ChosenUnit = z
  .object({
    unit: z.string(),
    seconds: z.number(),
    needs: z.array(z.int()).meta({ description: 'Which of the needs it is chosen for, by their place in the list' }),
    late: z.boolean().meta({ description: 'It is not there within the time that the plan gives' }),
    freedFrom: LessUrgent.nullable().meta({ description: 'null: it is available' }),
  })
  .meta({ id: 'ChosenUnit' })
export type ChosenUnit = z.infer<typeof ChosenUnit>

export const Recommendation = z
  .object({
    needs: z.array(Need),
    chosen: z.array(ChosenUnit).meta({ description: 'Who is there first, first' }),
    lastArrival: Seconds,
    missing: z.array(Need).meta({ description: 'What nobody can be sent for, with how many' }),
    considered: z
      .array(ConsideredUnit)
      .meta({ description: 'Every unit; the chosen ones first, then who could be sent' }),
  })
  .meta({ id: 'Recommendation' })
export type Recommendation = z.infer<typeof Recommendation>

/** How what a dispatcher sent differs from what was recommended: what is recorded, with their reason. */
export const ChoiceDifference = z
  .object({
    withheld: z.array(z.string()).meta({ description: 'Recommended, and not sent' }),
    instead: z
      .array(z.object({ unit: z.string(), why: Consideration.nullable(), seconds: Seconds }))
      .meta({ description: 'Sent, and not recommended: why not (null: it was not considered), and its time' }),
    later: Seconds.meta({
      description: 'By how much the last one is there later than the last one that was recommended; negative: sooner',
    }),
  })
  .meta({ id: 'ChoiceDifference' })
export type ChoiceDifference = z.infer<typeof ChoiceDifference>

const Share = z.number().min(0).max(1)

/** What of the usual calls nobody who is left is in time for. */
export const Uncovered = z
  .object({
    share: Share,
    areas: z.array(
      z.object({
        area: z.string().nullable().meta({ description: 'A response area; null: what no area holds' }),
        share: Share.meta({ description: 'Of the usual calls of this area' }),
      }),
    ),
  })
  .meta({ id: 'Uncovered' })
export type Uncovered = z.infer<typeof Uncovered>

/** What a choice leaves uncovered. */
export const LeftUncovered = z
  .object({ target: z.number().meta({ description: 'Seconds' }), before: Uncovered, after: Uncovered })
  .meta({ id: 'LeftUncovered' })
export type LeftUncovered = z.infer<typeof LeftUncovered>
