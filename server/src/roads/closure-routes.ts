import { z } from 'zod'
import type { CommandKey, House } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Actor, Position } from '../platform/words.ts'
import { listClosures, viewClosure } from './board.ts'
import {
  ClosureChangeForm,
  type ClosureCommand,
  ClosureForm,
  ClosureView,
  LineView,
  ThroughForm,
  type Where,
} from './closure.ts'
import { command, declare } from './command.ts'
import { closureKind } from './evolve.ts'
import type { RoadTimes } from './road-times.ts'

const tag = 'closures'

export const closureRoutes = (door: Door, house: House, roads: Pick<RoadTimes, 'along'>): void => {
  const ask = async (id: string, by: Person, asked: (by: Actor) => ClosureCommand, key: CommandKey | undefined) => {
    await find(house, closureKind, id)
    return house.commit(by, (work) => command(work, id, asked(work.by)), { key, about: streamOf(closureKind, id) })
  }
  const view = async (id: string) => viewClosure(await find(house, closureKind, id))

  door.route({
    method: 'GET',
    url: '/api/closures',
    action: 'closure:read',
    tag,
    summary: 'The roads that are closed or slow, or will be, the newest first',
    answer: z.array(ClosureView),
    answerTo: () => listClosures(house),
  })

  door.route({
    method: 'POST',
    url: '/api/closures',
    action: 'closure:declare',
    tag,
    summary: 'Declare roads closed, or slower: in force on the next question who arrives first',
    body: ClosureForm,
    answer: ClosureView,
    status: 201,
    answerTo: async ({ body: { startsAt, endsAt, ...said }, person, key, reply }) => {
      const now = Date.now()
      const declared = {
        ...said,
        roads: await namesAlong(roads, said.where),
        startsAt: startsAt === undefined ? now : Math.max(now, Date.parse(startsAt)),
        endsAt: milliseconds(endsAt),
      }
      const done = await house.commit(person, (work) => declare(work, declared, house.count(closureKind)), { key })
      return view(answered(reply, done).closure)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/closures/:id/change',
    action: 'closure:declare',
    tag,
    summary: 'Say anew how it is with the roads, and until when',
    params: Id,
    body: ClosureChangeForm,
    answer: ClosureView,
    answerTo: async ({ params: { id }, body: { endsAt, ...said }, person, key, reply }) => {
      const terms = { ...said, endsAt: milliseconds(endsAt) }
      const done = await ask(id, person, (by) => ({ type: 'change', by, ...terms }), key)
      return view(answered(reply, done).closure)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/closures/:id/lift',
    action: 'closure:declare',
    tag,
    summary: 'Say that the roads are as usual again',
    params: Id,
    body: z.object({}),
    answer: ClosureView,
    answerTo: async ({ params: { id }, person, key, reply }) => {
      const done = await ask(id, person, (by) => ({ type: 'lift', by }), key)
      return view(answered(reply, done).closure)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/roads/line',
    action: 'closure:declare',
    tag,
    summary: 'The line along the roads through some points; straight where no road joins them, or without an atlas',
    body: ThroughForm,
    answer: LineView,
    keyless: true,
    answerTo: async ({ body: { through } }) => {
      const { line, roads: names } = (await roads.along(through)) ?? { line: through, roads: [] }
      return { line: [...line], roads: [...names] }
    },
  })
}

const milliseconds = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant))

/** What the roads along a line are called. Of a place nobody says it: it has too many. */
const namesAlong = async (roads: Pick<RoadTimes, 'along'>, where: Where): Promise<readonly string[]> =>
  where.type === 'LineString' ? ((await roads.along(somePoints(where.coordinates)))?.roads ?? []) : []

/** Enough points of a line to find it again, its ends among them. */
const somePoints = (line: readonly Position[]): Position[] => {
  const count = Math.min(8, line.length)
  return Array.from({ length: count }, (_, at) => line[Math.round((at / (count - 1)) * (line.length - 1))]!)
}
