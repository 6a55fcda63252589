import type { Pool } from 'pg'
import { People, type Person } from '../platform/identity/people.ts'
import { PlainError } from '../platform/plain-error.ts'
import { personOf, TokenForm } from '../tokens/token.ts'
import { withDatabase } from './reach.ts'

interface For {
  readonly unit?: string
  readonly premises?: string
}

/**
 * Lets the phone of one unit in, which belongs to the car and to nobody, or whoever lives in premises, who sees then who looked
 * at them. People who work here are invited by name.
 */
export const createLink = async ({ unit, premises }: For): Promise<void> => {
  if ((unit === undefined) === (premises === undefined)) throw new PlainError('Say either --unit or --premises.')
  await withDatabase(async ({ pool, settings }) => {
    const person = unit === undefined ? await residentOf(pool, premises!) : crewOf(unit)
    const people = new People(pool, settings.site)
    await people.prepare()
    console.error(
      `For ${unit === undefined ? `whoever lives in ${premises}` : `the phone of ${unit}`}; it works once, for 15 minutes. DELETE /api/passes/${person.id} ends what it began.`,
    )
    console.log(`${settings.origin}/enter#${await people.let(person, 'link')}`)
  })
}

const crewOf = (unit: string): Person => {
  const form = TokenForm.safeParse({ role: 'crew', unit })
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  return personOf(form.data)
}

const residentOf = async (pool: Pool, premises: string): Promise<Person> => {
  const { rowCount } = await pool.query('select from board.premises where id = $1', [premises])
  if (!rowCount) throw new PlainError(`There are no premises ${premises}.`)
  return { id: `resident-${premises}`, name: `Resident of ${premises}`, role: 'resident', unit: null, premises }
}
