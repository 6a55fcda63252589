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

const oneWay = z.boolean().default(false).meta({ description: 'Only in the direction of the line' })

/** Of an outline that crosses itself nobody could say what is inside, and a line of one place leads along no road. */
const drawable = ({ where }: { readonly where: Where }, form: z.RefinementCtx): void => {
  const flaw = where.type === 'LineString' ? flawOfLine(where.coordinates) : flawOf(where.coordinates, mostPoints + 1)
  if (flaw) form.addIssue({ code: 'custom', path: ['where', 'coordinates', ...flaw.path], message: flaw.what })
}
const flawOfLine = (line: readonly Position[]): ReturnType<typeof flawOf> =>
  line.some(([lon, lat]) => lon !== line[0]![0] || lat !== line[0]![1])
    ? undefined
    : { path: [], what: 'a line has two different points' }

export const ClosureForm = z
  .object({
    where: Where,
    oneWay,
    slower,
    cause: Cause,
    startsAt: SentInstant.optional().meta({ description: 'From when it holds; now, unless it is said' }),
    endsAt: SentInstant.nullable().default(null).meta({ description: ends }),
    hours: hours.default(null),
  })
  .superRefine(drawable)
  .meta({ id: 'ClosureForm' })

/** Which roads are meant: of what is only being drawn, and of what was drawn anew. */
export const WhereForm = z.object({ where: Where, oneWay }).superRefine(drawable).meta({ id: 'ClosureWhereForm' })

/** What can be said anew of how it is there. */
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
    roads: z.array(z.string()).meta({
      description:
        'What the atlas calls the roads: of a line the longest stretch first, of an area the nearest to its middle',
    }),
    near: z.string().nullable().meta({
      description: 'Where no road of it has a name: the nearest street that has one, or else the response area',
    }),
    across: z
      .int()
      .meta({ description: 'How long the line is, or the longer side of the box around the area; metres' }),
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

export const ClosedRoadsView = z
  .object({
    metres: z.int().meta({ description: 'Of all that is closed: whole pieces, from crossing to crossing' }),
    roads: z.array(z.string()).meta({ description: 'What they are called, as a closure that is declared is' }),
    crossed: z
      .object({ count: z.int(), metres: z.int(), roads: z.array(z.string()) })
      .meta({ description: 'Roads that the line does not follow but only runs over: they are closed where it does' }),
    lines: z.array(z.array(Position)).meta({ description: 'Where they run; of very many not all' }),
  })
  .meta({ id: 'ClosedRoads' })

/** Who is asked after, as one word of an address: `T-01,T-07`. */
export const AheadQuery = z.object({
  units: z
    .string()
    .max(400)
    .default('')
    .transform((said) => said.split(',').filter(Boolean).slice(0, 20))
    .meta({ description: 'Of whom it is asked, at most twenty: `T-01,T-07`' }),
})

/** What an incident has to do with closures that hold now. */
export const AheadView = z
  .array(
    z.object({
      closure: z.string(),
      here: z.boolean().meta({ description: 'The incident lies in it' }),
      units: z
        .array(
          z.object({
            unit: z.string(),
            longer: z
              .int()
              .nullable()
              .meta({ description: 'Seconds that it drives longer; null: no road leads there any more' }),
          }),
        )
        .meta({ description: 'Those who would have come over it' }),
    }),
  )
  .meta({ id: 'ClosuresAhead' })
export type AheadView = z.infer<typeof AheadView>

/** A closure as a crew is told of it that has it before it: what it needs to drive around it, and by what it is known. */
export type ClosureForCrew = Pick<
  ClosureView,
  'id' | 'oneWay' | 'slower' | 'cause' | 'roads' | 'near' | 'across' | 'endsAt'
> & { readonly shape: Where['type']; readonly here: boolean }

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
  /** What tells it from others where no road of it has a name. */
  readonly near: string | null
  readonly startsAt: number
  readonly declaredAt: number
  readonly by: Actor
}

/** Which roads, and what they are called. */
export type Drawn = Pick<Closure, 'where' | 'oneWay' | 'roads' | 'near'>

/** What is declared: all but who, when and under which number. */
export type Declared = Omit<Closure, 'id' | 'number' | 'status' | 'declaredAt' | 'by'>

export type ClosureEvent =
  // Those that were declared at first do not say what they are near.
  | ({ type: 'closure-declared'; id: string; number: number; by: Actor } & Omit<Declared, 'near'> &
      Partial<Pick<Declared, 'near'>>)
  | ({ type: 'closure-changed'; by: Actor } & Terms)
  | ({ type: 'closure-moved'; by: Actor } & Drawn)
  | { type: 'closure-lifted'; by: Actor }
  | { type: 'closure-ended' }

export type ClosureCommand =
  | ({ type: 'change'; by: Actor } & Terms)
  | ({ type: 'move'; by: Actor } & Drawn)
  | { type: 'lift'; by: Actor }
  | { type: 'end-on-time'; by: Actor }
