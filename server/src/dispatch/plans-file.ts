import { readFile } from 'node:fs/promises'
import { PlainError } from '../platform/plain-error.ts'
import type { ResponsePlans } from './plan.ts'
import { readPlans } from './plans.ts'
import { usualPlans } from './usual-plans.ts'

/** The response plans by which is chosen: those of a file, or the usual ones. A file with a flaw is refused with all of its flaws. */
export const plansOf = async (file: string | undefined): Promise<ResponsePlans> => {
  if (file === undefined) return usualPlans
  const text = await readFile(file, 'utf8')
  try {
    return readPlans(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new PlainError(`The response plans in ${file} are not JSON: ${error.message}`)
    throw error
  }
}
