import type { House } from '../platform/house/house.ts'
import type { People } from '../platform/identity/people.ts'
import { theHouse } from '../platform/words.ts'
import { make } from './command.ts'

/** Puts tokens on record that were made before tokens were: an administrator sees them, and can end them. */
export const adopt = async (house: House, people: People): Promise<void> => {
  for (const { person, endsAt } of await people.tokensUnrecorded()) {
    const { answer } = await house.commit(theHouse, (work) => make(work, person, endsAt))
    await people.recordTokens(person.id, answer.token)
  }
}
