import { z } from 'zod'
import { Position } from '../platform/words.ts'

/** By which roads somebody who was sent comes. It leads onward from where they are: where they have been is not in it. */
export const WayView = z
  .object({
    assignment: z.string(),
    unit: z.string(),
    seconds: z.int(),
    metres: z.int(),
    line: z.array(Position).meta({ description: 'From where the unit is to the place' }),
    roads: z
      .array(z.string())
      .meta({ description: 'What they are called, in their order; those without a name are left out' }),
  })
  .meta({ id: 'WayToScene' })
export type WayView = z.infer<typeof WayView>
