import type { z } from 'zod'
import { IncidentType } from '../incidents/incident.ts'
import { PlainError } from '../platform/plain-error.ts'
import type { Priority } from '../platform/words.ts'
import { Capability } from '../units/unit.ts'
import type { AlarmLevel, Need } from './need.ts'
import { type ResponsePlan, ResponsePlans } from './plan.ts'

/** What can be asked for at once: each count and one more, multiplied. What is looked through grows with it (`fill.ts`). */
const mostStates = 20_000

/** The plans that a duty centre brought, as its file says them; throws one `PlainError` with everything that is wrong with them. */
export const readPlans = (given: unknown): ResponsePlans => {
  const { success, data, error } = ResponsePlans.safeParse(given)
  const flaws = success ? flawsOf(data) : error.issues.map(inWords)
  if (flaws.length > 0) throw new PlainError(`The response plans cannot be used:\n${flaws.join('\n')}`)
  return data!
}

/** What the shape of plans cannot say: each type and priority has one plan, and no plan asks for more than can be chosen at once. */
export const flawsOf = (plans: ResponsePlans): string[] => [
  ...IncidentType.options.flatMap((type) =>
    everyPriority.flatMap((priority) => {
      const found = plans.flatMap((plan, index) => (isFor(plan, type, priority) ? [index + 1] : []))
      if (found.length === 1) return []
      return found.length === 0
        ? `There is no plan for ${type} at priority ${priority}.`
        : `There are several plans for ${type} at priority ${priority}: the plans ${found.join(' and ')}.`
    }),
  ),
  ...plans.flatMap(({ alarms, crewsCoverSeveral }, index) =>
    crewsCoverSeveral && alarms.some(asksTwice)
      ? `Plan ${index + 1} lets a crew cover several needs, and has two in one alarm that ask for the same capability.`
      : [],
  ),
  ...plans.flatMap((plan, index) => {
    const states = plan.alarms.flat().reduce((product, { count }) => product * (count + 1), 1)
    return states > mostStates
      ? `Plan ${index + 1} asks for too many units at once. Ask for fewer sorts, or fewer of each.`
      : []
  }),
]

/** One crew would count twice for the same thing. */
const asksTwice = (needs: readonly Need[]): boolean => {
  const asked = needs.flatMap(({ oneOf }) => [...new Set(oneOf)])
  return new Set(asked).size < asked.length
}

const everyPriority: readonly Priority[] = [1, 2, 3, 4, 5]

const isFor = ({ types, priorities }: ResponsePlan, type: IncidentType, priority: Priority): boolean =>
  types.includes(type) && priorities.includes(priority)

/** Which of the plans is for such an incident. Plans without flaws have one for each. */
export const planFor = (plans: ResponsePlans, type: IncidentType, priority: Priority): ResponsePlan =>
  plans.find((plan) => isFor(plan, type, priority))!

/** What is asked for, and which of it one crew may cover at the same time (the same number: together). */
export interface Asked {
  readonly needs: readonly Need[]
  readonly together: readonly number[]
  /** The needs that whoever is sent already does not fill, by their place. */
  readonly beyond?: readonly number[]
}

/** Everything that is wanted by this alarm: what is sent at once, and what more at each alarm up to it. */
export const askedBy = ({ alarms, crewsCoverSeveral = false }: ResponsePlan, alarm: AlarmLevel = 1): Asked => {
  const upTo = alarms.slice(0, alarm)
  const needs = upTo.flat()
  // What is sent more is more: a crew covers several things of one alarm, never of two.
  const together = crewsCoverSeveral
    ? upTo.flatMap((level, index) => level.map(() => index))
    : needs.map((_, index) => index)
  return { needs, together }
}

/** A back-up that a crew asks for is to be there as soon as one at the second alarm (s). */
const backUpWithin = 600

/** What a crew on the scene asks for beside it: one unit more that can do this, or anyone (null). Who is there is not it. */
export const withBackUp = ({ needs, together }: Asked, capability: Capability | null): Asked => ({
  needs: [...needs, { oneOf: capability === null ? Capability.options : [capability], count: 1, within: backUpWithin }],
  together: [...together, Math.max(-1, ...together) + 1],
  beyond: [needs.length],
})

/** `Plan 2, alarms 1, needs 3: …`, counted as people count. */
const inWords = ({ path, message }: z.core.$ZodIssue): string => {
  const [plan, ...within] = path
  const place = within.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' ')
  return plan === undefined ? message : `Plan ${Number(plan) + 1}${place && `, ${place}`}: ${message}`
}
