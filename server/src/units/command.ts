import type { z } from 'zod'
import type { IncidentEvent, Step } from '../incidents/incident.ts'
import { type Refusal, refusalIn, refuse } from '../platform/decision.ts'
import type { Happening } from '../platform/house/kind.ts'
import type { Reaction, Reactions, Work } from '../platform/house/work.ts'
import { personal } from '../platform/personal.ts'
import { decide } from './decide.ts'
import { unitKind } from './evolve.ts'
import type { Unit, UnitCommand, UnitForm } from './unit.ts'

/** Asks something of one unit. */
export const command = (work: Work, id: string, asked: UnitCommand): { unit: string } | Refusal => {
  const unit = work.state(unitKind, id)
  if (!unit) return refuse('unit-not-found', { unit: id })
  return work.decided(unitKind, id, decide(unit, asked, work.now)) ?? { unit: id }
}

/** Registers a unit, or makes it what the form says; its status stays. */
export const put = (work: Work, form: z.output<typeof UnitForm>, mayExist: boolean): { unit: string } | Refusal => {
  const known = work.state(unitKind, form.id)
  if (known && !mayExist) return refuse('unit-exists', { unit: form.id })
  const { id, capabilities, station = null, crew = [] } = form
  const parts = { crew: personal('unit-crew', `unit:${id}`, crew, work.now) }
  const said = { capabilities, station, by: work.by, private: parts }
  return (
    work.decided(unitKind, id, [
      known ? { type: 'unit-changed', ...said } : { type: 'unit-registered', id, ...said },
    ]) ?? {
      unit: id,
    }
  )
}

/** The crew that called for help has a say in whether its incident is over. */
const letEnd: Reaction = (work, incident) => {
  const [calling] = work.find(unitKind, 'call', incident)
  return calling && refusalIn(command(work, calling.id, { type: 'let-end', by: work.by, incident }))
}

/** A unit follows what its incident records of it, in the same transaction. */
export const unitReactions = {
  'unit-assigned': [
    (work, incident, event) => {
      const { unit, assignment } = event as Of<'unit-assigned'>
      return refusalIn(command(work, unit, { type: 'take-job', by: work.by, incident, assignment }))
    },
  ],
  'unit-reported': [
    (work, _incident, event) => {
      const { unit, assignment, step, pressedAt: at, isPast } = event as Of<'unit-reported'>
      // A time that is filled in afterwards is not what the unit does now.
      return isPast ? undefined : refusalIn(command(work, unit, followUp(assignment, step, work, at)))
    },
  ],
  'unit-recalled': [
    (work, _incident, event) => {
      const { unit, assignment } = event as Of<'unit-recalled'>
      return refusalIn(command(work, unit, { type: 'leave-job', by: work.by, assignment }))
    },
  ],
  // The incident to which a call for help led.
  'incident-opened': [
    (work, incident, event) => {
      const { distress: unit } = event as Of<'incident-opened'>
      if (unit === undefined) return undefined
      return refusalIn(command(work, unit, { type: 'link-distress', by: work.by, incident }))
    },
  ],
  'distress-called-again': [
    (work, incident, event) => {
      const { unit } = event as Of<'distress-called-again'>
      return refusalIn(command(work, unit, { type: 'link-distress', by: work.by, incident }))
    },
  ],
  'incident-closed': [letEnd],
  // The work is done; the crew packs up, and says itself when it is free.
  'incident-resolved': [
    letEnd,
    (work, incident) => {
      for (const { id, status, assignment } of work.find(unitKind, 'incident', incident)) {
        if (status !== 'on-scene' || assignment === null) continue
        const refusal = refusalIn(
          command(work, id, { type: 'follow-job', by: work.by, assignment, status: 'clearing' }),
        )
        if (refusal) return refusal
      }
      return undefined
    },
  ],
} as const satisfies Reactions

type Of<Type extends IncidentEvent['type']> = Extract<IncidentEvent, { type: Type }> & Happening

const statusAfter = {
  acknowledged: 'assigned',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
} as const satisfies Partial<Record<Step, Unit['status']>>

const followUp = (assignment: string, step: Step, { by }: Work, at: number | undefined): UnitCommand => {
  const asked = { by, assignment, ...(at !== undefined && { at }) }
  return step === 'cleared'
    ? { type: 'leave-job', ...asked }
    : { type: 'follow-job', ...asked, status: statusAfter[step] }
}
