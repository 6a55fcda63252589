import { callsOf } from '../dispatch/simulation/calls.ts'
import { chanceOf } from '../dispatch/simulation/chance.ts'
import { exampleArea } from '../dispatch/simulation/example-area.ts'
import { figuresOf } from '../dispatch/simulation/figures.ts'
import { type PolicyName, policies, policyNames } from '../dispatch/simulation/policies.ts'
import { simulate as play } from '../dispatch/simulation/simulate.ts'
import { tableOf } from '../dispatch/simulation/table.ts'
import { PlainError } from '../platform/plain-error.ts'

const mostDays = 366

/** Plays the example area through under one policy, or under each with the same calls, and prints what came of it. */
export const simulate = (given: {
  readonly policy?: PolicyName
  readonly seed: string
  readonly days: string
}): void => {
  const seed = wholeNumber('seed', given.seed, 0, 2 ** 31 - 1)
  const seconds = wholeNumber('days', given.days, 1, mostDays) * 86_400
  const calls = callsOf(exampleArea, seconds, chanceOf(seed))
  const columns = (given.policy ? [given.policy] : policyNames).map((name) => {
    const outcome = play(exampleArea, policies[name](exampleArea), calls, seconds)
    return [name, figuresOf(outcome, exampleArea.target)] as const
  })
  console.log(`${given.days} days of the example area, seed ${seed}; times of straight lines, with a detour.\n`)
  console.log(tableOf(columns, exampleArea.target))
}

const wholeNumber = (name: string, given: string, least: number, most: number): number => {
  const number = Number(given)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new PlainError(`--${name} is a whole number from ${least} to ${most}, not ${given}.`)
}
