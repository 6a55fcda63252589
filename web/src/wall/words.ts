import type { Positions, Pulse } from '../api/live/messages.ts'
import type {
  Assignment,
  Capability,
  Closure,
  Incident,
  IncidentType,
  Person,
  Priority,
  SignalClass,
  Station,
} from '../api/words.ts'

/** What the live push tells a wall (`GET /api/live?view=wall`): areas and call signs, nothing that says anything of a person. */

export interface WallAlarm {
  readonly id: string
  readonly status: 'waiting' | 'in-hand' | 'closed'
  readonly priority: Priority
  readonly class: SignalClass
  /** The station that answers for it. */
  readonly area: string | null
  readonly openedAt: string
  readonly dueAt: string
  readonly overdue: boolean
}

export interface WallIncident {
  readonly id: string
  readonly status: Incident['status']
  readonly type: IncidentType
  readonly priority: Priority
  readonly area: string | null
  /** To about 200 m. */
  readonly position: readonly [longitude: number, latitude: number] | null
  readonly openedAt: string
  readonly assignments: readonly Pick<Assignment, 'unit' | 'status' | 'assignedAt' | 'onSceneAt'>[]
}

export interface WallUnit {
  readonly id: string
  readonly status: 'available' | 'assigned' | 'en-route' | 'on-scene' | 'clearing' | 'out-of-service'
  /** Where it is now, else where it belongs. */
  readonly area: string | null
  readonly capabilities: readonly Capability[]
  readonly position: readonly [longitude: number, latitude: number] | null
  readonly heading: number | null
  readonly inDistress: boolean
}

/** Who declared it is nobody's business there. */
export type WallClosure = Omit<Closure, 'by'>

interface Lists {
  readonly alarms: readonly WallAlarm[]
  readonly incidents: readonly WallIncident[]
  readonly units: readonly WallUnit[]
  readonly stations: readonly Station[]
  readonly closures: readonly WallClosure[]
}

interface Head {
  readonly seq: number
  readonly now: string
}

export type WallMessage =
  | { readonly type: 'reset'; readonly body: Head & { readonly me: Person } & Lists }
  | { readonly type: 'delta'; readonly body: Head & Partial<Lists> }
  | { readonly type: 'positions'; readonly body: Positions }
  | { readonly type: 'pulse'; readonly body: Pulse }
