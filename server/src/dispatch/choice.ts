import { z } from 'zod'
import { Instant, Priority } from '../platform/words.ts'
import { Capability } from '../units/unit.ts'
import { AlarmLevel, Need } from './need.ts'

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

const Seconds = z.number().nullable().meta({ description: 'null where nobody can say' })

/** Less urgent work that a unit would be called away from. */
export const LessUrgent = z.object({ incident: z.string(), priority: Priority }).meta({ id: 'LessUrgentWork' })
export type LessUrgent = z.infer<typeof LessUrgent>

export const ConsideredUnit = z.object({
  unit: z.string(),
  why: Consideration,
  sendable: z.boolean().meta({ description: 'Whoever wants it can send it, whatever speaks against it' }),
  seconds: Seconds,
  freedFrom: LessUrgent.nullable().meta({ description: 'What it would be called away from; null: nothing' }),
})
export type ConsideredUnit = z.infer<typeof ConsideredUnit>

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

export const Recommendation = z.object({
  needs: z.array(Need),
  chosen: z.array(ChosenUnit).meta({ description: 'Who is there first, first' }),
  lastArrival: Seconds,
  missing: z.array(Need).meta({ description: 'What nobody can be sent for, with how many' }),
  considered: z
    .array(ConsideredUnit)
    .meta({ description: 'The chosen ones first, then who could be sent, then everybody else' }),
})
export type Recommendation = z.infer<typeof Recommendation>

/** How what a dispatcher sent differs from what was recommended: what is recorded, with their reason. */
export const ChoiceDifference = z
  .object({
    withheld: z.array(z.string()).meta({ description: 'Recommended, and not sent' }),
    instead: z
      .array(z.object({ unit: z.string(), why: Consideration.nullable(), seconds: Seconds }))
      .meta({ description: 'Sent, and not recommended: why not (null: it was not considered), and its time' }),
    later: Seconds.meta({
      description:
        'By how much the last one is there later than the last one that was recommended; negative: sooner; null where nobody can say, or fewer were sent',
    }),
  })
  .meta({ id: 'ChoiceDifference' })
export type ChoiceDifference = z.infer<typeof ChoiceDifference>

/** What those who were sent are compared with. */
export const ComparedWith = z.enum(['seen', 'now']).meta({
  id: 'ComparedWith',
  description:
    '`seen`: with the recommendation that was before the dispatcher’s eyes; `now`: with what was recommended when they were sent, ' +
    'because no other was named, or the one that was is not remembered any more (those of the last minutes are, until a restart)',
})
export type ComparedWith = z.infer<typeof ComparedWith>

/** A difference, and between what. */
export interface Differing {
  readonly difference: ChoiceDifference
  readonly comparedWith: ComparedWith
}

const Share = z.number().min(0).max(1)

/** What of all that calls usually ask for at once nobody is in time for, as their response plans have it. */
export const Uncovered = z
  .object({
    share: Share,
    kinds: z.array(
      z.object({
        oneOf: z.array(Capability).meta({ description: 'Somebody who can do one of these is asked for' }),
        share: Share.meta({ description: 'Of the calls that ask for it' }),
      }),
    ),
    areas: z.array(
      z.object({
        area: z.string().nullable().meta({ description: 'A response area; null: what no area holds' }),
        share: Share.meta({ description: 'Of what the calls of this area ask for' }),
      }),
    ),
  })
  .meta({ id: 'Uncovered' })
export type Uncovered = z.infer<typeof Uncovered>

/** What a choice leaves uncovered. */
export const LeftUncovered = z.object({ before: Uncovered, after: Uncovered }).meta({ id: 'LeftUncovered' })
export type LeftUncovered = z.infer<typeof LeftUncovered>

/** How the free units cover now what calls usually ask for, and who should stand elsewhere. */
export const CoverageView = z
  .object({
    at: Instant,
    method: z.enum(['road', 'straight-line']),
    free: z.int().meta({ description: 'How many units have nothing to do' }),
    uncovered: Uncovered,
    moves: z
      .array(
        z.object({
          unit: z.string(),
          station: z.string().meta({ description: 'Where it should stand' }),
          seconds: z.number().meta({ description: 'How long it drives there' }),
          gain: Share.meta({
            description: 'Of what calls ask for that somebody would be in time for then, when made in this order',
          }),
        }),
      )
      .meta({ description: 'Offered, never made' }),
  })
  .meta({ id: 'Coverage' })
export type CoverageView = z.infer<typeof CoverageView>

/** What is recommended for an incident, as whoever decides is shown it. */
export const RecommendationView = Recommendation.extend({
  id: z
    .string()
    .meta({ description: 'Said again when units are sent, so that it is known what they are compared with' }),
  alarm: AlarmLevel.meta({ description: 'What was asked for so far: at once, at the second alarm, at the third' }),
  alarms: AlarmLevel.meta({ description: 'How many the response plan has' }),
  next: z.array(Need).meta({ description: 'What more the next alarm would ask for; nothing: there is none' }),
  considered: z.array(
    ConsideredUnit.extend({
      metres: z.number().nullable().meta({ description: 'In a straight line' }),
      method: z
        .enum(['road', 'straight-line'])
        .meta({ description: 'Whose seconds: without an atlas, off its edge, or where no road leads, straight lines' }),
    }).meta({ id: 'ConsideredUnit' }),
  ),
  leaves: LeftUncovered.nullable().meta({ description: 'What the choice leaves uncovered; null while nobody can say' }),
}).meta({ id: 'Recommendation' })
export type RecommendationView = z.infer<typeof RecommendationView>

/** Why somebody sent other units than were recommended. */
export const ChoiceReason = z
  .enum(['really-nearer', 'fitter', 'kept-back', 'not-fit', 'fewer-do', 'more-needed', 'other'])
  .meta({
    id: 'ChoiceReason',
    description:
      '`really-nearer`: whoever knows the place knows that they are there sooner; `fitter`: they can do it better; `kept-back`: the ' +
      'recommended ones are wanted elsewhere; `not-fit`: the recommended ones cannot go; `fewer-do`, `more-needed`: than the plan asks for',
  })
export type ChoiceReason = z.infer<typeof ChoiceReason>
