import { refusalIn } from '../platform/decision.ts'
import type { Happening } from '../platform/house/kind.ts'
import type { Reaction, Reactions } from '../platform/house/work.ts'
import type { CallPlace, UnitEvent } from '../units/unit.ts'
import { command } from './command.ts'
import { incidentKind } from './evolve.ts'
import { open } from './open.ts'

type Called = Extract<UnitEvent, { type: 'unit-distress-raised' | 'unit-distress-located' }> & Happening

/**
 * A crew calls for help: an incident of its own, as soon as anybody knows where it is. One that is still open from an earlier
 * call goes on with this one.
 */
const openForCall: Reaction = (work, unit, event) => {
  const place = (event as Called).private?.place?.value as CallPlace | undefined
  const before = work.find(incidentKind, 'distress', unit).at(-1)
  if (before)
    return refusalIn(command(work, before.id, { type: 'call-again', by: work.by, unit, ...(place && { place }) }))
  if (!place) return undefined
  return refusalIn(open(work, { type: 'distress', priority: 1, place, alarms: [], distress: unit }))
}

export const incidentReactions = {
  'unit-distress-raised': [openForCall],
  'unit-distress-located': [openForCall],
} as const satisfies Reactions
