import { z } from 'zod'

/** Words that every part uses. Each schema is at once the check at the door, the type, and the API document. */

/** `[longitude, latitude]`, WGS 84, degrees, as in GeoJSON. */
export const Position = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .meta({ id: 'Position', description: '[longitude, latitude], WGS 84, degrees' })
export type Position = z.infer<typeof Position>

/** UTC, ISO 8601 with milliseconds. Inside the house an instant is a number of milliseconds; only the API writes it out. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'Instant', description: 'UTC, ISO 8601, milliseconds', example: '2026-03-01T02:13:24.120Z' })
const earliest = Date.parse('0000-01-01T00:00:00.000Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** Writes every number: one that four digits of a year cannot say becomes the nearest that they can. */
export const instant = (ms: number): string => new Date(Math.min(Math.max(ms, earliest), latest) || 0).toISOString()
export const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms))

/** An instant as clients may send it: any offset, any precision. Read into milliseconds. */
export const SentInstant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with an offset or Z' })

/** When something was pressed, for what arrives late: out of a tunnel, from a phone without network. */
export const PressedAt = SentInstant.optional().meta({
  description: 'When it was pressed, where that is not now: at most 24 hours ago, not in the future (ISO 8601)',
})

/** 1 is the highest. */
export const Priority = z.int().min(1).max(5).meta({ id: 'Priority', description: '1 (highest) to 5' })
export type Priority = 1 | 2 | 3 | 4 | 5

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const plain = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/

/**
 * Something that people type: a name, a note. Control characters other than line breaks and tabs are refused, and so are those by
 * which what follows would be read from the other side (Unicode UAX #9, 2.1 and 2.2): `12` must not become `21` at a door.
 */
export const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(plain, 'contains control characters')
    .refine((given) => given.isWellFormed(), 'is not well-formed Unicode')

/** Who did something: a member of staff, a crew, a service, or the house itself. */
export const Actor = z.object({ id: z.string(), name: z.string(), role: z.string() }).meta({ id: 'Actor' })
export type Actor = Readonly<z.infer<typeof Actor>>

/** Timers and reactions act under this name; a person is never hidden behind it. */
export const theHouse: Actor = { id: 'yordam', name: 'Yordam', role: 'system' }
