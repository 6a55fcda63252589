import type { Journal, Sealed } from '@yordam/journal'
import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../platform/decision.ts'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import type { Work } from '../platform/house/work.ts'
import { type Asked, answered, type Door, Id, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { find as findIn } from '../platform/http/find.ts'
import { hasOnScreens } from '../platform/live/audience.ts'
import { TimelineEntry, timelineOf } from '../platform/timeline.ts'
import type { Actor } from '../platform/words.ts'
import { type Alarm, type AlarmCommand, AlarmForms, AlarmStatus, AlarmView } from './alarm.ts'
import { byUrgency, withoutDoor } from './board.ts'
import { command } from './command.ts'
import { alarmKind } from './evolve.ts'
import { dueOfAlarm, eventsOfAlarm, meaningOfSignal } from './timeline.ts'

const tag = 'alarms'

export const alarmRoutes = (
  door: Door,
  house: House,
  journal: Journal,
  open: (sealed: Sealed) => unknown,
  view: (alarm: Alarm) => AlarmView,
  /** Somebody who is there now and may take an alarm. */
  atDesk: (person: string) => Actor | undefined,
): void => {
  const find = (id: string): Promise<Alarm> => findIn(house, alarmKind, id)

  door.route({
    method: 'GET',
    url: '/api/alarms',
    action: 'alarm:read',
    tag,
    summary: 'The open alarms in the order of the queue, or those of one status; closed ones newest first',
    query: Page.extend({ status: AlarmStatus.optional() }),
    answer: z.array(AlarmView),
    answerTo: async ({ query: { status, after, limit }, person, request, reply }) => {
      if (status === 'closed') {
        const page = await house.page(alarmKind, { where: { status }, after: numberOf(after), limit: limit + 1 })
        return linkNext(request, reply, page, limit, ({ number }) => number).map((alarm) => withoutDoor(view(alarm)))
      }
      // The last one of the page before may have left the queue since; its place in it is still known.
      const last = after === undefined ? undefined : await find(after)
      const queue = [...house.list(alarmKind)]
        .filter((alarm) => (!status || alarm.status === status) && (!last || byUrgency(last, alarm) < 0))
        .sort(byUrgency)
      return linkNext(request, reply, queue.slice(0, limit + 1), limit, ({ id }) => id).map(
        // The desk has it on its screens anyway; anybody else opens one.
        hasOnScreens(person) ? view : (alarm) => withoutDoor(view(alarm)),
      )
    },
  })

  door.route({
    method: 'GET',
    url: '/api/alarms/:id',
    action: 'alarm:read',
    tag,
    summary: 'One alarm',
    params: Id,
    looksAt: ({ params: { id } }) => `alarm:${id}`,
    answer: AlarmView,
    answerTo: async ({ params: { id } }) => view(await find(id)),
  })

  door.route({
    method: 'GET',
    url: '/api/alarms/:id/timeline',
    action: 'alarm:read',
    tag,
    summary: 'What happened, in the order of the journal',
    params: Id,
    looksAt: ({ params: { id } }) => `alarm:${id}`,
    answer: z.array(TimelineEntry),
    answerTo: async ({ params: { id } }) =>
      timelineOf(await eventsOfAlarm(journal, await find(id)), open, dueOfAlarm, meaningOfSignal),
  })

  const commandRoute = <Type extends keyof typeof AlarmForms>(
    type: Type,
    summary: string,
    commandOf: (body: z.output<(typeof AlarmForms)[Type]>, by: Work['by']) => AlarmCommand | Refusal,
  ): void =>
    door.route({
      method: 'POST',
      url: `/api/alarms/:id/${type}`,
      action: 'alarm:work',
      tag,
      summary,
      params: Id,
      body: AlarmForms[type],
      answer: AlarmView,
      answerTo: async ({ params: { id }, body, person, key, reply }: Asked<{ id: string }, undefined, unknown>) => {
        await find(id)
        const ask = (work: Work): { alarm: string } | Refusal => {
          const asked = commandOf(body as never, work.by)
          return isRefusal(asked) ? asked : command(work, id, asked)
        }
        const { alarm } = answered(reply, await house.commit(person, ask, { key, about: streamOf(alarmKind, id) }))
        return view(await find(alarm))
      },
    })

  commandRoute('accept', 'Take it in hand', (_body, by) => ({ type: 'accept', by }))
  commandRoute('take-over', 'Take it over from somebody else, with a reason', ({ reason }, by) => ({
    type: 'take-over',
    by,
    reason,
  }))
  commandRoute(
    'hand-over',
    'Give it to somebody who is present: who has it, or for any alarm a supervisor',
    (body, by) => {
      const to = atDesk(body.to)
      return to
        ? {
            type: 'hand-over',
            by,
            to: { id: to.id, name: to.name, role: to.role },
            ...(body.reason !== undefined && { reason: body.reason }),
          }
        : refuse('person-not-present', { person: body.to })
    },
  )
  commandRoute('give-back', 'Give it back to the queue', ({ reason }, by) => ({
    type: 'give-back',
    by,
    because: 'asked',
    reason,
  }))
  commandRoute('park', 'Set it aside until a time', ({ until, reason }, by) => ({
    type: 'park',
    by,
    until: Date.parse(until),
    reason,
  }))
  commandRoute('note', 'Write something down', ({ text }, by) => ({ type: 'note', by, text }))
  commandRoute('close', 'Close it with a disposition', ({ disposition, note }, by) => ({
    type: 'close',
    by,
    disposition,
    note,
  }))
}
