import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { find as findIn } from '../platform/http/find.ts'
import { pressedAt } from '../platform/http/late.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { concernsCrew } from './audience.ts'
import { command, send } from './command.ts'
import { messageKind } from './evolve.ts'
import { type Message, MessageForm, type MessageTo, MessageView, ReadForm } from './message.ts'

const tag = 'messages'

export const messageRoutes = (
  door: Door,
  house: House,
  view: (message: Message, crew: string | null) => MessageView,
  hasUnit: (unit: string) => boolean,
): void => {
  const find = (id: string): Promise<Message> => findIn(house, messageKind, id)

  door.route({
    method: 'GET',
    url: '/api/messages',
    action: 'message:exchange',
    tag,
    summary: 'The messages of the last 12 hours that concern who asks, the oldest first',
    answer: z.array(MessageView),
    answerTo: ({ person }) => {
      const unit = crewOf(person)
      return [...house.list(messageKind)]
        .filter((message) => unit === null || concernsCrew(message, unit))
        .sort((a, b) => a.number - b.number)
        .map((message) => view(message, unit))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/messages',
    action: 'message:exchange',
    tag,
    summary: 'Write to a unit, to all crews, to the desk, to everybody; a crew writes to the desk',
    body: MessageForm,
    answer: MessageView,
    status: 201,
    answerTo: async ({ body: { to: given, text, at }, person, key, reply }) => {
      const to: MessageTo = 'desk' in given ? { everybody: 'desk' } : given
      const fromUnit = crewOf(person)
      if (fromUnit !== null && !('everybody' in to && to.everybody === 'desk'))
        throw new Problem(403, 'crew-writes-to-desk', 'A crew writes to the desk, which passes it on.')
      if ('unit' in to && !hasUnit(to.unit)) throw notFound('unit', to.unit)
      const sending = { fromUnit, to, text, at: pressedAt(at, Date.now()) }
      const { message } = answered(reply, await house.commit(person, (work) => send(work, sending), { key }))
      return view(await find(message), fromUnit)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/messages/:id/read',
    action: 'message:exchange',
    tag,
    summary: 'Say that one has read it',
    params: Id,
    body: ReadForm,
    answer: MessageView,
    answerTo: async ({ params: { id }, body: { at }, person, key, reply }) => {
      const unit = crewOf(person)
      // Whom it does not concern is not told that there is such a message, nor is the next shift of what was said to the last one.
      const message = await find(id)
      if (message.closed || (unit !== null && !concernsCrew(message, unit))) throw notFound('message', id)
      const pressed = pressedAt(at, Date.now())
      const ask = (work: Work) => command(work, id, { type: 'read', by: work.by, unit, at: pressed })
      const done = await house.commit(person, ask, { key, about: streamOf(messageKind, id) })
      return view(await find(answered(reply, done).message), unit)
    },
  })
}

/** The unit for which a crew speaks; null for the desk. A crew without a unit has nobody to speak for. */
const crewOf = ({ role, unit }: Person): string | null => {
  if (role !== 'crew') return null
  if (unit === null) throw new Problem(403, 'not-your-unit', 'You are the crew of no unit.')
  return unit
}
