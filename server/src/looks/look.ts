import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { Personal } from '../platform/house/kind.ts'
import { Name } from '../platform/http/door.ts'
import { Actor, Instant, SentInstant, text } from '../platform/words.ts'

/**
 * Who looked. A look is that somebody asks to see what is said of a person: one thing opened, or a search. What the live push
 * shows to everybody at the desk, because it is open, nobody has asked for: it is no look.
 */

/** Reasons that are at hand where nothing in hand is the reason. */
export const Because = z
  .enum(['caller', 'test', 'register', 'enquiry', 'review', 'other'])
  .meta({ id: 'LookBecause', description: '`other` is said in words' })
export type Because = z.infer<typeof Because>

/** What a look was for: what was in hand, a reason that was given, the search itself, or the auditor's work. */
export const PurposeKind = z.enum(['alarm', 'incident', 'reason', 'search', 'audit']).meta({ id: 'LookPurposeKind' })
type PurposeKind = z.infer<typeof PurposeKind>

export type Purpose =
  | { readonly for: 'alarm' | 'incident'; readonly id: string }
  | { readonly for: 'reason'; readonly because: Because }
  | { readonly for: 'search' | 'audit' }

/** What is unusual about a look. Of staff, never of whom they looked at. */
export const Mark = z.enum(['outside-shift', 'no-incident', 'many-in-a-row']).meta({ id: 'LookMark' })
export type Mark = z.infer<typeof Mark>

const ThingName = z.string().regex(/^(?:(?:premises|account|signal|alarm|incident|photo|unit):[\w.-]{1,60}|past)$/)

export const LookForm = z
  .object({
    thing: ThingName.meta({ description: 'From the detail of the refusal `reason-needed`' }),
    because: Because,
    text: text(500).optional(),
  })
  .refine(({ because, text }) => because !== 'other' || text !== undefined, {
    path: ['text'],
    message: 'another reason is said in words',
  })
  .meta({ id: 'LookForm' })

export const LookQuery = z.object({
  by: Name.optional().meta({ description: 'The id of who looked' }),
  thing: Name.optional().meta({ description: 'What was looked at: `premises:1-2`, `incident:1-7`' }),
  from: SentInstant.optional(),
  until: SentInstant.optional(),
  purpose: PurposeKind.optional(),
  unusual: z
    .enum(['true', 'false'])
    .transform((only) => only === 'true')
    .optional()
    .meta({ description: '`true`: only what is unusual' }),
})
export type LookQuery = z.output<typeof LookQuery>

const PurposeView = z.object({
  for: PurposeKind,
  id: z.string().nullable().meta({ description: 'The alarm or the incident' }),
  because: Because.nullable(),
  text: z
    .string()
    .nullable()
    .meta({ description: 'What was said beside it; null where nothing was, or it was erased' }),
})

export const LookView = z
  .object({
    id: z.string(),
    at: Instant,
    by: Actor,
    seat: z.string().nullable().meta({ description: 'A mark of the session, to tell one seat from another' }),
    thing: z.string(),
    subjects: z
      .array(z.string())
      .meta({ description: 'Whom it says something of: premises, an account, an incident, a unit' }),
    purpose: PurposeView,
    marks: z.array(Mark),
  })
  .meta({ id: 'Look' })
export type LookView = z.infer<typeof LookView>

/** A look as whom it was about is told of it. */
export const OwnLookView = z
  .object({
    at: Instant,
    role: z.string(),
    site: z.int(),
    name: z.string().nullable().meta({ description: 'Said to an auditor only' }),
    purpose: PurposeView.omit({ text: true }),
  })
  .meta({ id: 'OwnLook' })
export type OwnLookView = z.infer<typeof OwnLookView>

export const LookHour = z
  .object({ hour: Instant, looks: z.int(), unusual: z.int() })
  .meta({ id: 'LookHour', description: 'The looks of one hour, and how many of them were unusual' })
export type LookHour = z.infer<typeof LookHour>

export interface Look {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly by: Actor
  readonly seat: string | null
  readonly thing: string
  readonly subjects: readonly string[]
  readonly purpose: Purpose
  readonly text: Sealed | null
  readonly marks: readonly Mark[]
}

/** References and no content: who reads the log learns of nobody more than that they were looked at. */
export type LookEvent = {
  type: 'looked'
  id: string
  number: number
  thing: string
  subjects: readonly string[]
  purpose: Purpose
  marks: readonly Mark[]
  seat: string | null
  by: Actor
  private?: { text?: Personal<'look-reason'> }
}

export const isOpening = ({ for: kind }: { readonly for: PurposeKind }): boolean =>
  kind !== 'search' && kind !== 'audit'
