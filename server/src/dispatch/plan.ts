import { z } from 'zod'
import { IncidentType } from '../incidents/incident.ts'
import { Priority } from '../platform/words.ts'
import { Need } from './need.ts'

/** The response plan (run card) of some types of incident, at some priorities. */
export const ResponsePlan = z.strictObject({
  types: z.array(IncidentType).min(1),
  priorities: z.array(Priority).min(1),
  alarms: z
    .array(z.array(Need).min(1).max(8))
    .min(1)
    .max(3)
    .meta({ description: 'What is sent at once, what more at the second alarm, and what more at the third' }),
  crewsCoverSeveral: z
    .boolean()
    .optional()
    .meta({ description: 'A crew that can do several of these things counts for each; else one unit fills one need' }),
})
export type ResponsePlan = Readonly<z.infer<typeof ResponsePlan>>

/** The plans of a duty centre: exactly one for each type and priority. */
export const ResponsePlans = z.array(ResponsePlan).min(1)
export type ResponsePlans = readonly ResponsePlan[]
