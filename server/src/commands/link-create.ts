import { People } from '../platform/identity/people.ts'
import { withDatabase } from './reach.ts'
import { type Newcomer, personFrom } from './token-create.ts'

/** Lets one person in with a browser: a crew comes to its own page, everybody else to the desk. */
export const createLink = async (options: Newcomer): Promise<void> => {
  const person = personFrom(options)
  await withDatabase(async ({ pool, settings }) => {
    const people = new People(pool, settings.site)
    await people.prepare()
    console.error(
      `For ${person.name}; it works once, for 15 minutes. DELETE /api/tokens/${person.id} ends what it began.`,
    )
    console.log(`${settings.origin}/enter#${await people.let(person, 'link')}`)
  })
}
