import { z } from 'zod'
import { Instant, Priority } from '../platform/words.ts'

/**
 * The figures by which a shift sees whether it keeps up. They are about alarms, incidents, areas and hours, never about one
 * person: nothing here could be used to score somebody.
 */

const Seconds = z.int().min(0)
const Count = z.int().min(0)

export const Targets = z.object({ urgent: Seconds, other: Seconds, onScene: Seconds }).meta({
  id: 'Targets',
  description: 'In seconds: in hand when it calls for help, in hand otherwise, a unit on scene',
})
export type Targets = z.infer<typeof Targets>

export const QueueBucket = z
  .object({
    from: Instant,
    opened: Count,
    inHand: Count.meta({ description: 'Taken for the first time' }),
    late: Count.meta({ description: 'That missed their target in this time' }),
    waitingAtEnd: Count.meta({ description: 'Of the last one: that wait now' }),
  })
  .meta({ id: 'QueueBucket' })
export type QueueBucket = z.infer<typeof QueueBucket>

export const QueueFigures = z
  .object({
    bucketSeconds: Seconds,
    targets: Targets,
    buckets: z.array(QueueBucket).meta({ description: 'Oldest first; the last one is not over' }),
  })
  .meta({ id: 'QueueFigures' })
export type QueueFigures = z.infer<typeof QueueFigures>

/** How alarms of some sort kept their targets. */
export const AlarmsKept = z
  .object({
    opened: Count,
    inTime: Count,
    late: Count.meta({ description: 'Taken too late, or waiting for too long already' }),
  })
  .meta({ id: 'AlarmsKept', description: 'What is neither in time nor late still waits within its target' })
export type AlarmsKept = z.infer<typeof AlarmsKept>

/** How soon units were on scene, from when the incident was opened to when the first one reported that it was there. */
export const OnScene = z
  .object({
    incidents: Count,
    reached: Count,
    inTime: Count,
    median: Seconds.nullable(),
    p90: Seconds.nullable(),
  })
  .meta({ id: 'OnScene' })
export type OnScene = z.infer<typeof OnScene>

const Sides = { alarms: AlarmsKept, onScene: OnScene }

export const TodayFigures = z
  .object({
    since: Instant.meta({ description: 'When the day began, where this duty centre is' }),
    until: Instant,
    targets: Targets,
    ...Sides,
    byPriority: z.array(z.object({ priority: Priority, ...Sides })),
    byArea: z.array(
      z.object({
        area: z.string().nullable().meta({ description: 'The station that answers for it; null: none does' }),
        ...Sides,
      }),
    ),
  })
  .meta({ id: 'TodayFigures' })
export type TodayFigures = z.infer<typeof TodayFigures>

/** Slip roads belong to the class that they lead to; a straight line is what was reckoned with where no road was known. */
export const DrivingRoad = z
  .enum([
    'motorway',
    'trunk',
    'primary',
    'secondary',
    'tertiary',
    'unclassified',
    'residential',
    'living_street',
    'road',
    'service',
    'track',
    'busway',
    'pedestrian',
    'straight-line',
  ])
  .meta({ id: 'DrivingRoad' })
export type DrivingRoad = z.infer<typeof DrivingRoad>

const Ratio = z.number().min(0).nullable()

const Against = {
  drives: Count,
  bias: Ratio.meta({
    description: 'All seconds driven, divided by all that were estimated; above 1: estimates too short',
  }),
}
export interface DrivenAgainst {
  drives: number
  bias: number | null
}

export const DrivingFigures = z
  .object({
    since: Instant,
    until: Instant,
    ...Against,
    median: Ratio.meta({ description: 'Of the single drives: seconds driven, divided by those estimated' }),
    byHour: z
      .array(z.object({ hour: z.int().min(0).max(23), ...Against }))
      .meta({ description: 'The hour of the day in which they set out, where this duty centre is' }),
    byRoad: z
      .array(z.object({ road: DrivingRoad, ...Against }))
      .meta({ description: 'Each drive counts for a class by the share of it that was to be on such roads' }),
    byDay: z.array(z.object({ day: z.iso.date(), ...Against })),
    leftOut: z
      .object({
        withoutEstimate: Count,
        filledIn: Count.meta({ description: 'A time of theirs became known only afterwards' }),
        tooShort: Count.meta({ description: 'Less than ten seconds, driven or estimated' }),
      })
      .meta({ description: 'Drives that are not counted, and why' }),
  })
  .meta({
    id: 'DrivingFigures',
    description:
      'Driven times (en route to on scene) against the estimate when the unit set out. It is about hours and roads: no crew and nobody of it can be told from it, and there is no ranking of crews',
  })
export type DrivingFigures = z.infer<typeof DrivingFigures>

/** What does not work, beyond what the live push says itself. */
export const OutOfOrder = z
  .object({
    onTest: Count.meta({ description: 'Accounts that are on test' }),
    unreadable: Count.meta({ description: 'What came in on the line in the last hour and could not be read' }),
    unknownPanels: Count.meta({ description: 'Open alarms of panels that nobody registered' }),
    silentUnits: Count.meta({ description: 'Units in service whose position is older than ten minutes' }),
  })
  .meta({ id: 'OutOfOrder' })
export type OutOfOrder = z.infer<typeof OutOfOrder>
