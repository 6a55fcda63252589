import { personOf, TokenForm } from '../platform/identity/enter-routes.ts'
import { People } from '../platform/identity/people.ts'
import { PlainError } from '../platform/plain-error.ts'
import { withDatabase } from './reach.ts'

export const createToken = async (options: { role: string; name?: string; unit?: string }): Promise<void> => {
  const form = TokenForm.safeParse(options)
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  await withDatabase(async ({ pool }) => {
    const people = new People(pool)
    await people.prepare()
    const person = personOf(form.data)
    console.error(`Its deeds are recorded under ${person.id}; DELETE /api/tokens/${person.id} ends it.`)
    console.log(await people.let(person, 'token'))
  })
}
