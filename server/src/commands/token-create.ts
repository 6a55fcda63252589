import { PlainError } from '../platform/plain-error.ts'
import { AdministratorTokenForm, TokenForm } from '../tokens/token.ts'
import { withApi } from './reach.ts'

/** Who is to be let in, as it is typed. */
interface Newcomer {
  readonly role: string
  readonly name?: string
  readonly unit?: string
  readonly scope?: readonly string[]
  readonly days?: string
}

export const createToken = async ({ scope, days, ...rest }: Newcomer): Promise<void> => {
  const [path, Form] =
    rest.role === 'administrator' ? ['/api/tokens/administrators', AdministratorTokenForm] : ['/api/tokens', TokenForm]
  const form = Form.safeParse({
    ...rest,
    name: rest.name ?? rest.unit ?? rest.role,
    reason: 'Made from the shell',
    ...(scope && { scopes: scope }),
    ...(days !== undefined && { days: Number(days) }),
  })
  if (!form.success) throw new PlainError(form.error.issues.map(({ message }) => message).join('; '))
  await withApi(async (api) => {
    const made = (await api('POST', path, form.data)) as { id: string; token: string; person: string }
    console.error(`Its deeds are recorded under ${made.person}; DELETE /api/tokens/${made.id} ends it.`)
    console.log(made.token)
  })
}
