import { z } from 'zod'
import type { Person } from './people.ts'
import { Role } from './rights.ts'

export const PersonView = z
  .object({ id: z.string(), name: z.string(), role: Role, unit: z.string().nullable() })
  .meta({ id: 'Person' })

export const viewPerson = ({ id, name, role, unit }: Person): z.output<typeof PersonView> => ({ id, name, role, unit })
