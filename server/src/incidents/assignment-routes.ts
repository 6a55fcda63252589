import type { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Action } from '../platform/identity/rights.ts'
import { viewAssignment } from './board.ts'
import { command, incidentOf } from './command.ts'
import { incidentKind } from './evolve.ts'
import { AssignmentForms, AssignmentView, type IncidentCommand, type Step, type Via } from './incident.ts'

const stepOf = {
  acknowledge: 'acknowledged',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
  clear: 'cleared',
} as const satisfies Record<string, Step>

/** What is reported of one unit on one incident: by its crew, or by a dispatcher who heard it on the radio. */
export const assignmentRoutes = (door: Door, house: House): void => {
  const route = (
    verb: keyof typeof AssignmentForms,
    action: Action,
    summary: string,
    commandOf: (
      assignment: string,
      via: Via,
      body: never,
    ) => Unsigned<Extract<IncidentCommand, { assignment: string }>>,
  ): void =>
    door.route({
      method: 'POST',
      url: `/api/assignments/:id/${verb}`,
      action,
      tag: 'assignments',
      summary,
      params: Id,
      body: AssignmentForms[verb] as z.ZodType,
      answer: AssignmentView,
      answerTo: async ({ params: { id }, body, person, key, reply }) => {
        const incident = await house.fetch(incidentKind, incidentOf(id))
        const assignment = incident?.assignments.find((one) => one.id === id)
        if (!incident || !assignment) throw notFound('assignment', id)
        const isCrew = person.role === 'crew'
        if (isCrew && person.unit !== assignment.unit) {
          throw new Problem(403, 'not-your-unit', `You are not the crew of ${assignment.unit}.`)
        }
        const asked = commandOf(id, isCrew ? 'crew' : 'radio', body as never)
        const ask = (work: Work) => command(work, incident.id, { ...asked, by: work.by } as IncidentCommand)
        answered(reply, await house.commit(person, ask, { key, about: streamOf(incidentKind, incident.id) }))
        const after = (await house.fetch(incidentKind, incident.id)) ?? incident
        return viewAssignment(after.id, after.assignments.find((one) => one.id === id) ?? assignment)
      },
    })

  const step = (verb: keyof typeof stepOf, summary: string): void =>
    route(verb, 'unit:report', summary, (assignment, via) => ({ type: 'report', assignment, step: stepOf[verb], via }))

  step('acknowledge', 'The crew has seen it')
  step('en-route', 'On the way')
  step('on-scene', 'Arrived')
  step('clear', 'Done here, free again')
  route('recall', 'incident:work', 'Call the unit off', (assignment, _via, { reason }: { reason?: string }) => ({
    type: 'recall',
    assignment,
    reason,
  }))
}

type Unsigned<Command> = Command extends unknown ? Omit<Command, 'by'> : never
