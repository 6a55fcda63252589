import { z } from 'zod'
import { flawOf, ring } from '../platform/outline.ts'
import { type Actor, Position, text } from '../platform/words.ts'

/** What stands in `UnitForm.station`. */
export const StationId = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9_-]{0,39}$/i, 'the short name of a station: Latin letters, digits, - and _')
  .meta({ id: 'StationId', example: 'chilonzor' })

/** More corners than any district has; fewer than would make a question about every unit slow. */
const mostCorners = 2_000

/** A polygon as GeoJSON has it (RFC 7946, 3.1.6): the outline, then its holes. */
export const Area = z
  .object({ type: z.literal('Polygon'), coordinates: z.array(ring(mostCorners)).min(1).max(20) })
  .meta({ id: 'Area' })
export type Area = z.infer<typeof Area>

const Form = z.object({
  id: StationId,
  name: text(100),
  position: Position,
  area: Area.nullable().meta({
    description: 'The response area: what the station answers for; null while it has none',
  }),
})

/** What a client sends to register a station, or to change one. */
export const StationForm = Form.superRefine(({ area }, form) => {
  if (!area) return
  const flaw = flawOf(area.coordinates, mostCorners)
  if (flaw) form.addIssue({ code: 'custom', path: ['area', 'coordinates', ...flaw.path], message: flaw.what })
}).meta({ id: 'StationForm' })
export type StationForm = z.infer<typeof StationForm>

export const StationView = Form.extend({ id: z.string() }).meta({ id: 'Station' })
export type StationView = z.infer<typeof StationView>

/** Where units start, and what they answer for. */
export interface Station {
  readonly id: string
  readonly name: string
  readonly position: Position
  readonly area: Area | null
}

interface Said {
  readonly name: string
  readonly position: Position
  readonly area: Area | null
  readonly by: Actor
}

export type StationEvent = ({ type: 'station-registered'; id: string } & Said) | ({ type: 'station-changed' } & Said)

export type StationCommand = { type: 'put'; by: Actor } & StationForm
