import type { Person } from '../identity/people.ts'
import { mayDo } from '../identity/rights.ts'

/**
 * Who sees what on the live push: the desk everything that is open, each crew what concerns its own unit, the wall nothing
 * that says anything of a person, and each person in the office what waits for their eyes, or for an answer to them.
 */
export type Audience = 'desk' | 'wall' | CrewOf | OfficeOf
export type CrewOf = `crew:${string}`
export type OfficeOf = `office:${string}`

/** A crew never becomes the desk, nor does whose role may not see what the desk sees, whatever view they ask for. */
export const audienceOf = ({ role, unit }: Pick<Person, 'role' | 'unit'>, view: 'own' | 'wall'): Audience => {
  if (role === 'crew') return `crew:${unit ?? ''}`
  return view === 'own' && seenByDesk.every((action) => mayDo({ role }, action, 0)) ? 'desk' : 'wall'
}

const seenByDesk = ['alarm:read', 'incident:read', 'unit:read'] as const

/** Whether who asks has on a screen of theirs whom things are about, as far as they concern them: for anybody else to ask is a look. */
export const hasOnScreens = (person: Person): boolean =>
  mayDo(person, 'live:watch', Date.now()) && audienceOf(person, 'own') !== 'wall'
