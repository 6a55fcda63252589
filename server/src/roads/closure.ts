import { z } from 'zod'
import { flawOf, ring } from '../platform/outline.ts'
import { Actor, Instant, Position, SentInstant } from '../platform/words.ts'

/** So many points say every bend of a stretch, and every corner of a place. */
const mostPoints = 200

const Stretch = z.object({
  type: z.literal('LineString'),
  coordinates: z.array(Position).min(2).max(mostPoints),
})
const Outline = z.object({
  type: z.literal('Polygon'),
  coordinates: z.tuple([ring(mostPoints + 1)]),
})

/** Which roads: those along a line, or all that touch a polygon (RFC 7946, 3.1.4 and 3.1.6). */
const Where = z.discriminatedUnion('type', [Stretch, Outline]).meta({ id: 'ClosureWhere' })
export type Where = Readonly<z.infer<typeof Where>>

/** Why (DATEX II, `CauseTypeEnum`, as far as a desk hears of it). There are no words beside it: of persons nothing is said here. */
export const Cause = z
  .enum(['accident', 'roadworks', 'event', 'flood', 'ice', 'police-cordon', 'other'])
  .meta({ id: 'ClosureCause' })
export type Cause = z.infer<typeof Cause>

/** The hours of the week at which it holds. */
const Hours = z
  .object({
    days: z.array(z.int().min(1).max(7)).min(1).max(7).meta({ description: 'On which days, 1 is Monday (ISO 8601)' }),
    from: z.int().min(0).max(23),
    until: z.int().min(1).max(24).meta({ description: 'An hour before `from` is one of the next day' }),
  })
  .refine(({ from, until }) => from !== until, 'hours begin and end at different ones')
  .meta({ id: 'ClosureHours' })
export type Hours = Readonly<z.infer<typeof Hours>>

const slower = z
  .number()
  .min(1.1)
  .max(20)
  .nullable()
  .meta({ description: 'How many times as long it takes to drive there; null: the road is closed' })
const hours = Hours.nullable().meta({ description: 'null: at all hours' })
const ends = 'null: until it is lifted'

/** More across is no closure but a mistake, metres. */
export const mostAcross = 20_000

export const ClosureForm = z
  .object({
    where: Where,
    oneWay: z.boolean().default(false).meta({ description: 'Only in the direction of the line' }),
    slower,
    cause: Cause,
    startsAt: SentInstant.optional().meta({ description: 'From when it holds; now, unless it is said' }),
    endsAt: SentInstant.nullable().default(null).meta({ description: ends }),
    hours: hours.default(null),
  })
  .superRefine(({ where }, form) => {
    if (where.type === 'LineString') return
    const flaw = flawOf(where.coordinates, mostPoints + 1)
    if (flaw) form.addIssue({ code: 'custom', path: ['where', 'coordinates', ...flaw.path], message: flaw.what })
  })
  .meta({ id: 'ClosureForm' })

/** What can be said anew of a closure. Where it is cannot: that would be another one. */
export const ClosureChangeForm = z
  .object({ slower, cause: Cause, endsAt: SentInstant.nullable().meta({ description: ends }), hours })
  .meta({ id: 'ClosureChangeForm' })

export const ClosureView = z
  .object({
    id: z.string(),
    status: z.enum(['declared', 'lifted', 'ended']).meta({ description: '`ended`: its time was over' }),
    where: Where,
    oneWay: z.boolean(),
    slower,
    cause: Cause,
    roads: z.array(z.string()).meta({ description: 'What the atlas calls the roads, the longest stretch first' }),
    startsAt: Instant,
    endsAt: Instant.nullable().meta({ description: ends }),
    hours,
    declaredAt: Instant,
    by: Actor,
  })
  .meta({ id: 'Closure' })
export type ClosureView = z.infer<typeof ClosureView>

/** Points that somebody pressed one after the other. */
export const ThroughForm = z.object({ through: z.array(Position).min(2).max(20) }).meta({ id: 'ThroughForm' })
export const LineView = z
  .object({
    line: z.array(Position).meta({ description: 'From the first point to the last, along the roads where some lead' }),
    roads: z.array(z.string()).meta({ description: 'What they are called, the longest stretch first' }),
  })
  .meta({ id: 'RoadLine' })

/** How it is with the roads, and until when. */
interface Terms {
  /** null: closed. */
  readonly slower: number | null
  readonly cause: Cause
  readonly endsAt: number | null
  readonly hours: Hours | null
}

/** Roads that are closed, or slower than usual. */
export interface Closure extends Terms {
  readonly id: string
  readonly number: number
  readonly status: ClosureView['status']
  readonly where: Where
  readonly oneWay: boolean
  readonly roads: readonly string[]
  readonly startsAt: number
  readonly declaredAt: number
  readonly by: Actor
}

/** What is declared: all but who, when and under which number. */
export type Declared = Omit<Closure, 'id' | 'number' | 'status' | 'declaredAt' | 'by'>

export type ClosureEvent =
  | ({ type: 'closure-declared'; id: string; number: number; by: Actor } & Declared)
  | ({ type: 'closure-changed'; by: Actor } & Terms)
  | { type: 'closure-lifted'; by: Actor }
  | { type: 'closure-ended' }

export type ClosureCommand =
  | ({ type: 'change'; by: Actor } & Terms)
  | { type: 'lift'; by: Actor }
  | { type: 'end-on-time'; by: Actor }
