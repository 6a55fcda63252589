import type { Person } from '../api/words.ts'

type Role = Person['role']

const desk: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'administrator']
const leads: readonly Role[] = ['supervisor', 'administrator']

/** The pages of a duty centre, and whom they are for; the server has the last word on what each may see. */
export const pages = [
  { name: 'console', to: '/console', roles: desk },
  { name: 'supervisor', to: '/supervisor', roles: leads },
  { name: 'wall', to: '/wall', roles: [...desk, 'analyst'] },
  { name: 'line', to: '/line', roles: [...leads, 'technician'] },
] as const satisfies readonly { name: string; to: string; roles: readonly Role[] }[]

export const pagesOf = (role: Role) => pages.filter(({ roles }) => roles.includes(role))

/** Where somebody begins: at the first page that is for them; who has none learns that from the console. */
export const homeOf = (role: Role) => pagesOf(role)[0]?.to ?? '/console'
