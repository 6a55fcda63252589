import { z } from 'zod'
import { Capability } from '../units/unit.ts'

/** So many units that can do one of these things, each there within so many seconds. */
export const Need = z.strictObject({
  oneOf: z.array(Capability).min(1).max(8).meta({ description: 'Any of these will do' }),
  count: z.int().min(1).max(12),
  within: z.int().min(30).max(14_400).meta({ description: 'Seconds from when the unit is sent until it is there' }),
})
export type Need = Readonly<z.infer<typeof Need>>

/** The first alarm is what is sent at once. */
export const AlarmLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]).meta({ id: 'AlarmLevel' })
export type AlarmLevel = z.infer<typeof AlarmLevel>
