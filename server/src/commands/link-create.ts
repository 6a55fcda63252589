import { People } from '../platform/identity/people.ts'
import { PlainError } from '../platform/plain-error.ts'
import { personOf, TokenForm } from '../tokens/token.ts'
import { withDatabase } from './reach.ts'

/** Who is to be let in, as it is typed. */
interface Newcomer {
  readonly role: string
  readonly name?: string
  readonly unit?: string
}

/** Lets one person in with a browser: a crew comes to its own page, everybody else to the desk. */
export const createLink = async (options: Newcomer): Promise<void> => {
  const form = TokenForm.safeParse(options)
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  const person = personOf(form.data)
  await withDatabase(async ({ pool, settings }) => {
    const people = new People(pool, settings.site)
    await people.prepare()
    console.error(
      `For ${person.name}; it works once, for 15 minutes. DELETE /api/passes/${person.id} ends what it began.`,
    )
    console.log(`${settings.origin}/enter#${await people.let(person, 'link')}`)
  })
}
