import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { pressedAt } from '../platform/http/late.ts'
import { onlyOwn } from '../platform/http/own-unit.ts'
import { notFound } from '../platform/http/problems.ts'
import type { Action } from '../platform/identity/rights.ts'
import { UnitId } from '../units/unit.ts'
import { viewAssignment } from './board.ts'
import { command, incidentOf } from './command.ts'
import { concernsUnit } from './concerns.ts'
import { incidentKind } from './evolve.ts'
import {
  type Assignment,
  AssignmentForms,
  AssignmentView,
  CrewIncidentView,
  type Incident,
  type IncidentCommand,
  type Step,
  type Unsigned,
  type Via,
} from './incident.ts'

const stepOf = {
  acknowledge: 'acknowledged',
  'en-route': 'en-route',
  'on-scene': 'on-scene',
  clear: 'cleared',
} as const satisfies Record<string, Step>

/** Assignments are never taken out of their incident. */
export const assignmentIn = (incident: Incident | undefined, id: string): Assignment => {
  const assignment = incident?.assignments.find((one) => one.id === id)
  if (!assignment) throw notFound('assignment', id)
  return assignment
}

/** What is reported of one unit on one incident: by its crew, or by a dispatcher who heard it on the radio. */
export const assignmentRoutes = (
  door: Door,
  house: House,
  viewForCrew: (incident: Incident) => CrewIncidentView,
): void => {
  const sentTo = (unit: string): Incident[] => {
    const now = Date.now()
    return [...house.list(incidentKind)].filter((one) => concernsUnit(one, unit, now))
  }

  door.route({
    method: 'GET',
    url: '/api/units/:id/incidents',
    action: 'unit:report',
    tag: 'assignments',
    summary: 'What a unit is sent to, with all that its crew must know',
    params: z.object({ id: UnitId }),
    answer: z.array(CrewIncidentView),
    // Its crew has it on the phone; names and notes of the premises are on no screen of the desk.
    looksAt({ params: { id }, person }) {
      onlyOwn(person, id)
      return person.role === 'crew' ? [] : sentTo(id).map((incident) => `incident:${incident.id}` as const)
    },
    answerTo: ({ params: { id } }) => sentTo(id).map(viewForCrew),
  })

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
        const incident = incidentOf(id)
        const find = async () => assignmentIn(await house.fetch(incidentKind, incident), id)
        onlyOwn(person, (await find()).unit)
        const asked = commandOf(id, person.role === 'crew' ? 'crew' : 'radio', body as never)
        const ask = (work: Work) => command(work, incident, { ...asked, by: work.by } as IncidentCommand)
        answered(reply, await house.commit(person, ask, { key, about: streamOf(incidentKind, incident) }))
        return viewAssignment(incident, await find())
      },
    })

  const step = (verb: keyof typeof stepOf, summary: string): void =>
    route(verb, 'unit:report', summary, (assignment, via, { at }: { at?: string }) => ({
      type: 'report',
      assignment,
      step: stepOf[verb],
      via,
      at: pressedAt(at, Date.now()),
    }))

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
