import type { Role } from '../api/words.ts'

/** Who is shown how; the server has the last word. */
const declarers: ReadonlySet<Role | undefined> = new Set<Role>(['dispatcher', 'supervisor', 'administrator'])

export const mayDeclare = (role: Role | undefined): boolean => declarers.has(role)
