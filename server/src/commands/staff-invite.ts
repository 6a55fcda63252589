import { withApi } from './reach.ts'

/** Somebody who is to work here, as they are typed. */
export interface Invited {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly unit?: string
}

/** Takes somebody on, by the same door as an administrator does; the last line is the link that lets them in. */
export const inviteStaff = async ({ unit, ...invited }: Invited): Promise<void> =>
  withApi(async (api) => {
    const { id } = (await api('POST', '/api/staff', { ...invited, unit: unit ?? null })) as { id: string }
    const { link } = (await api('POST', `/api/staff/${id}/link`, {})) as { link: string }
    console.error(`For ${invited.name}; it works once, for a day. They make a passkey with it.`)
    console.log(link)
  })
