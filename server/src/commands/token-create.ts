import { personOf, TokenForm } from '../platform/identity/enter-routes.ts'
import { People } from '../platform/identity/people.ts'
import { withDatabase } from './reach.ts'

export const createToken = async (options: { role: string; name?: string; unit?: string }): Promise<void> => {
  const form = TokenForm.safeParse(options)
  if (!form.success) throw new Error(form.error.issues.map(({ message }) => message).join('; '))
  await withDatabase(async ({ pool }) => {
    const people = new People(pool)
    await people.prepare()
    console.log(await people.let(personOf(form.data), 'token'))
  })
}
