import type { Journal, RecordedEvent, Sealed } from '@yordam/journal'
import { z } from 'zod'
import { type Differing, RecommendationView } from '../dispatch/choice.ts'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, Id, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { find as findIn } from '../platform/http/find.ts'
import { pressedAt } from '../platform/http/late.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { hasOnScreens } from '../platform/live/audience.ts'
import type { Thing } from '../platform/looking.ts'
import { type DueOf, type MeaningOf, TimelineEntry, timelineOf } from '../platform/timeline.ts'
import type { Position, Priority } from '../platform/words.ts'
import { assignmentIn } from './assignment-routes.ts'
import { byUrgency, viewAssignment, withoutDoor } from './board.ts'
import { command, send } from './command.ts'
import { concerns } from './concerns.ts'
import { incidentKind } from './evolve.ts'
import { findIncidentFor, unitOf } from './find.ts'
import {
  AssignForm,
  AssignmentView,
  EscalateForm,
  type Incident,
  type IncidentCommand,
  IncidentForm,
  IncidentForms,
  IncidentStatus,
  type IncidentType,
  IncidentView,
  type Place,
  type Unsigned,
} from './incident.ts'
import { open as openIncident } from './open.ts'
import { dueOfIncident } from './timeline.ts'

const tag = 'incidents'

/** What incidents need of other parts; the duty centre brings them together. */
export interface Neighbours {
  /** What an incident starts from when it is made of this alarm, and the alarm's stream; undefined when there is no such alarm. */
  proposal(
    alarm: string,
  ): Promise<{ stream: string; type: IncidentType; priority: Priority; place: Place | undefined } | undefined>
  eventsOfAlarm(alarm: string): Promise<RecordedEvent[]>
  readonly dueOfAlarm: DueOf
  readonly meaningOfSignal: MeaningOf
  /** What was done about the calls for help of a unit that led to this incident; `from` and `until`: its own place in the journal. */
  eventsOfCall(unit: string, incident: string, from: number, until: number): Promise<RecordedEvent[]>
  /** What a unit is on now; null: nothing, undefined: there is no such unit. */
  incidentOf(unit: string): string | null | undefined
  /** Who should go there, as things are now. */
  recommend(incident: Incident, place: Position | undefined, atMost: number): Promise<RecommendationView>
  /** How those who are sent differ from those who are recommended; from those under this name, where it is given and still known. */
  difference(
    incident: Incident,
    place: Position | undefined,
    sent: readonly string[],
    recommendation: string | undefined,
  ): Promise<Differing | null>
}

export const incidentRoutes = (
  door: Door,
  house: House,
  journal: Journal,
  open: (sealed: Sealed) => unknown,
  view: (incident: Incident) => IncidentView,
  neighbours: Neighbours,
): void => {
  const find = (id: string): Promise<Incident> => findIn(house, incidentKind, id)
  const findFor = (person: Person, id: string): Promise<Incident> => findIncidentFor(house, person, id)
  /** Of an incident that is none of theirs a crew does not learn that it is there. */
  const lookAt = async (person: Person, id: string): Promise<Thing> => {
    await findFor(person, id)
    return `incident:${id}`
  }
  const placeOf = (incident: Incident): Place | undefined => open(incident.place) as Place | undefined

  door.route({
    method: 'GET',
    url: '/api/incidents',
    action: 'incident:read',
    tag,
    summary: 'The open incidents, most urgent first, or those of one status; closed ones newest first',
    query: Page.extend({ status: IncidentStatus.optional() }),
    answer: z.array(IncidentView),
    answerTo: async ({ query: { status, after, limit }, person, request, reply }) => {
      if (status === 'closed') {
        const page = await house.page(incidentKind, { where: { status }, after: numberOf(after), limit: limit + 1 })
        const given = linkNext(request, reply, page, limit, ({ number }) => number)
        return given
          .filter((incident) => concerns(incident, person, Date.now()))
          .map((incident) => withoutDoor(view(incident)))
      }
      // The last one of the page before may be closed since; its place in the list is still known.
      const last = after === undefined ? undefined : await find(after)
      const rest = [...house.list(incidentKind)]
        .filter((incident) => (!status || incident.status === status) && (!last || byUrgency(last, incident) < 0))
        .filter((incident) => concerns(incident, person, Date.now()))
        .sort(byUrgency)
      return linkNext(request, reply, rest.slice(0, limit + 1), limit, ({ id }) => id).map(
        // The desk and the crews have it on their screens anyway; anybody else opens one.
        hasOnScreens(person) ? view : (incident) => withoutDoor(view(incident)),
      )
    },
  })

  door.route({
    method: 'GET',
    url: '/api/incidents/:id',
    action: 'incident:read',
    tag,
    summary: 'One incident',
    params: Id,
    looksAt: ({ params: { id }, person }) => lookAt(person, id),
    answer: IncidentView,
    answerTo: async ({ params: { id }, person }) => view(await findFor(person, id)),
  })

  door.route({
    method: 'POST',
    url: '/api/incidents',
    action: 'incident:work',
    tag,
    summary: 'Open an incident by hand',
    body: IncidentForm,
    answer: IncidentView,
    status: 201,
    answerTo: async ({ body, person, key, reply }) => {
      const opening = { ...body, priority: body.priority as Priority, alarms: [] }
      const { incident } = answered(reply, await house.commit(person, (work) => openIncident(work, opening), { key }))
      return view(await find(incident))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/alarms/:id/escalate',
    action: 'incident:work',
    tag,
    summary: 'Make an incident of an alarm; what is left out is taken from the alarm and its premises',
    params: Id,
    body: EscalateForm,
    answer: IncidentView,
    status: 201,
    answerTo: async ({ params: { id }, body, person, key, reply }) => {
      const proposal = await neighbours.proposal(id)
      if (!proposal) throw notFound('alarm', id)
      const place = body.place ?? proposal.place
      if (!place) throw new Problem(400, 'incident-without-place', 'Nobody knows where this panel is: say a place.')
      const opening = {
        type: body.type ?? proposal.type,
        priority: (body.priority ?? proposal.priority) as Priority,
        place,
        narrative: body.narrative,
        alarms: [id],
      }
      const ask = (work: Work) => openIncident(work, opening)
      const { incident } = answered(reply, await house.commit(person, ask, { key, about: proposal.stream }))
      return view(await find(incident))
    },
  })

  door.route({
    method: 'GET',
    url: '/api/incidents/:id/recommendation',
    action: 'incident:work',
    tag,
    summary:
      'The units that bring soonest what the response plan asks for, every other one with its time and why it was passed over, and ' +
      'what the choice leaves uncovered',
    params: Id,
    // From three distances a door follows, which nobody has on their screens any more.
    looksAt: async ({ params: { id } }) => ((await find(id)).status === 'closed' ? `incident:${id}` : undefined),
    query: z.object({
      atMost: z.coerce
        .number()
        .int()
        .min(1)
        .max(5_000)
        .default(40)
        .meta({ description: 'So many of the units that were considered are named, and all that are chosen' }),
    }),
    answer: RecommendationView,
    answerTo: async ({ params: { id }, query: { atMost } }) => {
      const incident = await find(id)
      return neighbours.recommend(incident, placeOf(incident)?.position, atMost)
    },
  })

  door.route({
    method: 'GET',
    url: '/api/incidents/:id/timeline',
    action: 'incident:read',
    tag,
    summary: 'What happened, its alarms and signals included, in the order of the journal',
    params: Id,
    looksAt: ({ params: { id }, person }) => lookAt(person, id),
    answer: z.array(TimelineEntry),
    answerTo: async ({ params: { id }, person }) => {
      const incident = await findFor(person, id)
      const own = await journal.readStream(streamOf(incidentKind, id))
      // Why others were sent is no business of those who were, or were not.
      const events = person.role === 'crew' ? own.filter(({ type }) => !type.startsWith('choice-')) : [...own]
      for (const alarm of incident.alarms) events.push(...(await neighbours.eventsOfAlarm(alarm)))
      if (incident.distress !== null) {
        const until = incident.status === 'closed' ? own.at(-1)!.seq : Infinity
        events.push(...(await neighbours.eventsOfCall(incident.distress, id, own[0]!.seq, until)))
      }
      const { dueOfAlarm, meaningOfSignal } = neighbours
      return timelineOf(events, open, (event) => dueOfIncident(event) ?? dueOfAlarm(event), meaningOfSignal)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/incidents/:id/assignments',
    action: 'incident:work',
    tag,
    summary: 'Send units: all of them, or none',
    params: Id,
    body: AssignForm,
    answer: z.array(AssignmentView),
    status: 201,
    answerTo: async ({ params: { id }, body: { units: named, recommendation }, person, key, reply }) => {
      const incident = await find(id)
      const units = [...new Set(named)].map((unit) => {
        const busyWith = neighbours.incidentOf(unit)
        if (busyWith === undefined) throw notFound('unit', unit)
        return { unit, incident: busyWith }
      })
      const sent = units.flatMap((one) => (one.incident === id ? [] : [one.unit]))
      const place = placeOf(incident)?.position
      const differing = sent.length > 0 ? await neighbours.difference(incident, place, sent, recommendation) : null
      const ask = (work: Work) => send(work, id, { units, differing })
      const { assignments } = answered(
        reply,
        await house.commit(person, ask, { key, about: streamOf(incidentKind, id) }),
      )
      const now = await find(id)
      return assignments.map((assignment) => viewAssignment(id, assignmentIn(now, assignment)))
    },
  })

  const commandRoute = <Type extends keyof typeof IncidentForms>(
    type: Type,
    summary: string,
    commandOf: (body: z.output<(typeof IncidentForms)[Type]>, from: { unit?: string }) => Unsigned<IncidentCommand>,
    action: 'incident:work' | 'incident:ask' | 'incident:correct' = 'incident:work',
  ): void =>
    door.route({
      method: 'POST',
      url: `/api/incidents/:id/${type}`,
      action,
      tag,
      summary,
      params: Id,
      body: IncidentForms[type] as z.ZodType,
      // Closed long ago and closed again: nothing happens but that it is seen.
      ...(type === 'close' && {
        looksAt: ({ params: { id } }: { params: { id: string } }) => `incident:${id}` as const,
      }),
      answer: IncidentView,
      answerTo: async ({ params: { id }, body, person, key, reply }) => {
        await findFor(person, id)
        const asked = commandOf(body as never, unitOf(person))
        const ask = (work: Work) => command(work, id, { ...asked, by: work.by } as IncidentCommand)
        answered(reply, await house.commit(person, ask, { key, about: streamOf(incidentKind, id) }))
        return view(await find(id))
      },
    })

  commandRoute('change', 'Correct type, priority, place or narrative', (change) => ({ type: 'change', change }))
  commandRoute(
    'note',
    'Write something down: the desk, or a crew that is sent there',
    ({ text, at }, from) => ({ type: 'note', text, ...from, at: pressedAt(at, Date.now()) }),
    'incident:ask',
  )
  commandRoute(
    'back-up',
    'Ask for more units: the desk, or a crew that is sent there',
    ({ at, ...wanted }, from) => ({ type: 'back-up', ...wanted, ...from, at: pressedAt(at, Date.now()) }),
    'incident:ask',
  )
  commandRoute('next-alarm', 'Strike the second or third alarm: what the response plan brings more', (asked) => ({
    type: 'next-alarm',
    ...asked,
  }))
  commandRoute(
    'explain-choice',
    'Say why other units were sent than were recommended; whoever said it corrects it, until the incident is closed',
    (said) => ({ type: 'explain-choice', ...said }),
  )
  commandRoute(
    'correct-choice',
    'Correct what others said of why other units were sent, until the incident is closed',
    (said) => ({ type: 'correct-choice', ...said }),
    'incident:correct',
  )
  commandRoute('transfer', 'Give it to another service or duty centre as well', (asked) => ({
    type: 'transfer',
    ...asked,
  }))
  commandRoute('resolve', 'Say how it ended', ({ disposition, note }) => ({ type: 'resolve', disposition, note }))
  commandRoute('close', 'Close it, and the alarms that led to it', () => ({ type: 'close' }))
  commandRoute('reopen', 'Open it again, with a reason', ({ reason }) => ({ type: 'reopen', reason }))
}
