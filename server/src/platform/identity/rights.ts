import { z } from 'zod'

/** Who may do what: one table. A route names its action; an action that is not here does not compile. */

export const Role = z
  .enum([
    'operator',
    'dispatcher',
    'supervisor',
    'crew',
    'technician',
    'registrar',
    'inspector',
    'analyst',
    'auditor',
    'administrator',
    'resident',
    'service',
  ])
  .meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

const desk = ['operator', 'dispatcher', 'supervisor', 'administrator'] as const
/** Everybody who works here: neither a resident nor a program. */
const staff = Role.exclude(['resident', 'service']).options

/** One row of the table. */
interface Right {
  readonly roles: readonly Role[]
  /** Nobody does it alone: somebody else with the same right has to approve it. */
  readonly fourEyes?: true
}

export const rights = {
  'account:read': { roles: [...desk, 'technician', 'registrar', 'auditor'] },
  'account:write': { roles: ['registrar', 'supervisor', 'administrator', 'service'] },
  'account:test': { roles: [...desk, 'technician'] },
  'premises:read': { roles: [...desk, 'registrar'] },
  'signal:read': { roles: [...desk, 'technician', 'auditor'] },
  'line:watch': { roles: ['technician', 'supervisor', 'administrator'] },
  'alarm:read': { roles: [...desk, 'auditor'] },
  'alarm:work': { roles: desk },
  'incident:read': { roles: [...desk, 'crew', 'auditor'] },
  'incident:work': { roles: desk },
  'incident:correct': { roles: ['supervisor', 'administrator'] },
  'incident:ask': { roles: [...desk, 'crew'] },
  'unit:read': { roles: [...desk, 'crew', 'auditor', 'service'] },
  'unit:write': { roles: ['dispatcher', 'supervisor', 'administrator', 'service'] },
  'unit:report': { roles: [...desk, 'crew'] },
  'distress:work': { roles: desk },
  'message:exchange': { roles: [...desk, 'crew'] },
  'push:subscribe': { roles: ['crew'] },
  'station:read': { roles: [...desk, 'crew', 'analyst', 'auditor', 'service'] },
  'station:write': { roles: ['supervisor', 'administrator', 'service'] },
  'map:read': { roles: [...desk, 'crew', 'analyst', 'auditor', 'service'] },
  'map:write': { roles: ['administrator', 'service'] },
  'closure:read': { roles: [...desk, 'auditor'] },
  'closure:declare': { roles: ['dispatcher', 'supervisor', 'administrator'] },
  'live:watch': { roles: [...desk, 'crew', 'analyst'] },
  'past:read': { roles: [...desk, 'auditor'] },
  'figures:read': { roles: [...desk, 'analyst', 'auditor'] },
  'presence:read': { roles: ['dispatcher', 'supervisor', 'administrator'] },
  'handover:read': { roles: ['dispatcher', 'supervisor', 'administrator', 'auditor'] },
  'handover:sign': { roles: ['supervisor', 'administrator'] },
  'screen:hang': { roles: ['supervisor', 'administrator'] },
  'token:read': { roles: ['administrator', 'auditor'] },
  'token:create': { roles: ['administrator'] },
  'token:create-administrator': { roles: ['administrator'], fourEyes: true },
  'token:end': { roles: ['administrator'] },
  'approval:decide': { roles: staff },
  'look:explain': { roles: [...desk, 'technician', 'registrar', 'auditor'] },
  'look:read': { roles: ['auditor'] },
  'look:own': { roles: ['resident'] },
  'rights:read': { roles: staff },
  'staff:read': { roles: ['supervisor', 'auditor', 'administrator'] },
  'staff:appoint': { roles: ['administrator'] },
  'staff:appoint-administrator': { roles: ['administrator'], fourEyes: true },
  'staff:return': { roles: ['administrator'], fourEyes: true },
  'staff:recover': { roles: ['administrator'], fourEyes: true },
  'staff:grant': { roles: ['supervisor', 'administrator'] },
  'keys:own': { roles: Role.exclude(['service']).options },
  'session:own': { roles: Role.options },
} as const satisfies Record<string, Right>

export type Action = keyof typeof rights
export const Action = z.enum(Object.keys(rights) as [Action, ...Action[]]).meta({ id: 'Action' })

/** The row of an action, as every row can be read. */
export const rightOf = (action: Action): Right => rights[action]

/** A right that somebody has beside those of their role, until a time (milliseconds, UTC). */
export interface Grant {
  readonly action: Action
  readonly until: number
}

/** What the table asks of somebody: a role, and what was granted beside it. */
export interface Bearer {
  readonly role: Role
  /** Of a program: what it was made for. */
  readonly scopes?: readonly Action[]
  readonly grants?: readonly Grant[]
}

/** By the table, or for as long as it was granted; a program only what it was made for. */
export const mayDo = (bearer: Bearer, action: Action, now: number): boolean =>
  (rightOf(action).roles.includes(bearer.role) && isInScope(bearer, action)) ||
  (bearer.grants ?? []).some((grant) => grant.action === action && now < grant.until)

const isInScope = ({ role, scopes = [] }: Bearer, action: Action): boolean =>
  role !== 'service' || action === 'session:own' || scopes.includes(action)
