import { People } from '../platform/identity/people.ts'
import { PlainError } from '../platform/plain-error.ts'
import { personOf, TokenForm } from '../tokens/token.ts'
import { withDatabase } from './reach.ts'

/** Lets the phone of one unit in: it belongs to the car, and to nobody. People who work here are invited by name. */
export const createLink = async ({ unit }: { readonly unit: string }): Promise<void> => {
  const form = TokenForm.safeParse({ role: 'crew', unit })
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  const person = personOf(form.data)
  await withDatabase(async ({ pool, settings }) => {
    const people = new People(pool, settings.site)
    await people.prepare()
    console.error(
      `For the phone of ${unit}; it works once, for 15 minutes. DELETE /api/passes/${person.id} ends what it began.`,
    )
    console.log(`${settings.origin}/enter#${await people.let(person, 'link')}`)
  })
}
