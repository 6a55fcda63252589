import { alarmKind } from './alarms/evolve.ts'
import { approvalKind } from './approvals/evolve.ts'
import { handoverKind } from './handovers/evolve.ts'
import { incidentKind } from './incidents/evolve.ts'
import { lookKind } from './looks/evolve.ts'
import { groundKind } from './map/evolve.ts'
import { messageKind } from './messages/evolve.ts'
import type { AnyKind } from './platform/house/kind.ts'
import { accountKind, premisesKind } from './premises/evolve.ts'
import { closureKind } from './roads/evolve.ts'
import { staffKind } from './staff/evolve.ts'
import { stationKind } from './stations/evolve.ts'
import { tokenKind } from './tokens/evolve.ts'
import { unitKind } from './units/evolve.ts'

/** Every kind of thing that has a life of its own, and so a read table. */
export const kinds: readonly AnyKind[] = [
  premisesKind,
  accountKind,
  alarmKind,
  incidentKind,
  unitKind,
  stationKind,
  staffKind,
  groundKind,
  handoverKind,
  messageKind,
  tokenKind,
  approvalKind,
  lookKind,
  closureKind,
]
