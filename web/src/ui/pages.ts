import type { Person } from '../api/words.ts'

type Role = Person['role']

const desk: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'administrator']
const audits: readonly Role[] = ['auditor']
export const leads: readonly Role[] = ['supervisor', 'administrator']
const administrators: readonly Role[] = ['administrator']
const overseers: readonly Role[] = ['administrator', 'auditor']
const residents: readonly Role[] = ['resident']
const staff: readonly Role[] = [...desk, 'technician', 'registrar', 'inspector', 'analyst', 'auditor']

/** The pages of a duty centre, and whom they are for; the server has the last word on what each may see. */
export const pages = [
  { name: 'console', to: '/console', roles: desk, of: 'room' },
  { name: 'supervisor', to: '/supervisor', roles: leads, of: 'room' },
  { name: 'wall', to: '/wall', roles: [...desk, 'analyst'], of: 'room' },
  { name: 'line', to: '/line', roles: [...leads, 'technician'], of: 'room' },
  { name: 'looks', to: '/looks', roles: audits, of: 'room' },
  { name: 'driving', to: '/driving', roles: [...desk, 'analyst', ...audits], of: 'office' },
  { name: 'tokens', to: '/tokens', roles: overseers, of: 'office' },
  { name: 'approvals', to: '/approvals', roles: administrators, of: 'office' },
  { name: 'staff', to: '/staff', roles: ['supervisor', ...overseers], of: 'office' },
  { name: 'rights', to: '/rights', roles: staff, of: 'office' },
  { name: 'own', to: '/own', roles: residents, of: 'office' },
] as const satisfies readonly {
  name: string
  to: string
  roles: readonly Role[]
  /** Those of the room are at hand in every header; those of the office are in the menu, and in one another's headers. */
  of: 'room' | 'office'
}[]

export const pagesOf = (role: Role) => pages.filter(({ roles }) => roles.includes(role))

/** Where somebody begins: at the first page that is for them; who has none learns that from the console. */
export const homeOf = (role: Role) => pagesOf(role)[0]?.to ?? '/console'
