import { nestingOf } from '../platform/http/nesting.ts'
import { groundLimits } from './ground.ts'
import { BadPlan } from './plan.ts'

/**
 * Parses a document that somebody sent. Its bounds are tried before anything is made of it: a few megabytes of brackets become
 * gigabytes of lists, and what is nested deeply enough breaks whoever walks it.
 *
 * @throws {BadPlan}
 */
export const parsePlan = (bytes: Uint8Array): unknown => {
  refuseBeyondBounds(bytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new BadPlan(`This is not JSON: ${(error as Error).message}`)
  }
}

const refuseBeyondBounds = (bytes: Uint8Array): void => {
  const { opened, deepest } = nestingOf(bytes)
  if (deepest > groundLimits.depth)
    throw new BadPlan(`Lists and objects stand more than ${groundLimits.depth} deep in one another.`)
  if (opened > groundLimits.opened)
    throw new BadPlan(`A ground plan holds at most ${groundLimits.opened} lists and objects.`)
}
