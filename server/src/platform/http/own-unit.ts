import type { Person } from '../identity/people.ts'
import { Problem } from './problems.ts'

/** A crew speaks for its own unit; the desk may pass on what it heard on the radio. */
export const onlyOwn = (person: Person, unit: string): void => {
  if (person.role === 'crew' && person.unit !== unit)
    throw new Problem(403, 'not-your-unit', `You are not the crew of ${unit}.`)
}
