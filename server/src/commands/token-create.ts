import { People, type Person } from '../platform/identity/people.ts'
import { personOf, TokenForm } from '../platform/identity/token-routes.ts'
import { PlainError } from '../platform/plain-error.ts'
import { withDatabase } from './reach.ts'

/** Who is to be let in, as it is typed. */
export interface Newcomer {
  readonly role: string
  readonly name?: string
  readonly unit?: string
}

export const personFrom = (options: Newcomer): Person => {
  const form = TokenForm.safeParse(options)
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  return personOf(form.data)
}

export const createToken = async (options: Newcomer): Promise<void> => {
  const person = personFrom(options)
  await withDatabase(async ({ pool, settings }) => {
    const people = new People(pool, settings.site)
    await people.prepare()
    console.error(`Its deeds are recorded under ${person.id}; DELETE /api/tokens/${person.id} ends it.`)
    console.log(await people.let(person, 'token'))
  })
}
