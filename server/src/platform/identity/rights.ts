import { z } from 'zod'

/** Who may do what: one table. A route names its action; an action that is not here does not compile. */

export const Role = z
  .enum([
    'operator',
    'dispatcher',
    'supervisor',
    'crew',
    'registrar',
    'inspector',
    'analyst',
    'auditor',
    'administrator',
    'service',
  ])
  .meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

const desk = ['operator', 'dispatcher', 'supervisor', 'administrator'] as const

export const rights = {
  'account:read': [...desk, 'registrar', 'auditor'],
  'account:write': ['registrar', 'supervisor', 'administrator', 'service'],
  'signal:read': [...desk, 'auditor'],
  'line:watch': ['supervisor', 'administrator'],
  'alarm:read': [...desk, 'auditor'],
  'alarm:work': desk,
  'incident:read': [...desk, 'crew', 'auditor'],
  'incident:work': desk,
  'incident:ask': [...desk, 'crew'],
  'unit:read': [...desk, 'crew', 'auditor', 'service'],
  'unit:write': ['dispatcher', 'supervisor', 'administrator', 'service'],
  'unit:report': ['crew', ...desk],
  'distress:work': desk,
  'station:read': [...desk, 'crew', 'analyst', 'auditor', 'service'],
  'station:write': ['supervisor', 'administrator', 'service'],
  'map:read': [...desk, 'crew', 'analyst', 'auditor', 'service'],
  'map:write': ['administrator', 'service'],
  'premises:read': [...desk, 'registrar'],
  'message:exchange': [...desk, 'crew'],
  'push:subscribe': ['crew'],
  'live:watch': [...desk, 'crew', 'analyst'],
  'past:read': [...desk, 'auditor'],
  'screen:hang': ['supervisor', 'administrator'],
  'presence:read': ['dispatcher', 'supervisor', 'administrator'],
  'figures:read': [...desk, 'analyst', 'auditor'],
  'handover:read': ['dispatcher', 'supervisor', 'administrator', 'auditor'],
  'handover:sign': ['supervisor', 'administrator'],
  'token:create': ['administrator'],
  'token:end': ['administrator'],
  'session:own': Role.options,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof rights

/** A right that somebody has beside those of their role, until a time (milliseconds, UTC). */
export interface Grant {
  readonly action: Action
  readonly until: number
}

/** What the table asks of somebody: a role, and what was granted beside it. */
export interface Bearer {
  readonly role: Role
  readonly grants?: readonly Grant[]
}

/** By the table, or for as long as it was granted. */
export const mayDo = ({ role, grants = [] }: Bearer, action: Action, now: number): boolean =>
  (rights[action] as readonly Role[]).includes(role) ||
  grants.some((grant) => grant.action === action && now < grant.until)
