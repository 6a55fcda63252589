import { z } from 'zod'
import { refuse } from '../platform/decision.ts'
import { type CommandKey, type House, Refused } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Actor, Position } from '../platform/words.ts'
import { listClosures, viewClosure } from './board.ts'
import {
  AheadQuery,
  AheadView,
  ClosedRoadsView,
  ClosureChangeForm,
  type ClosureCommand,
  ClosureForm,
  ClosureView,
  type Drawn,
  LineView,
  mostAcross,
  ThroughForm,
  type Where,
  WhereForm,
} from './closure.ts'
import { command, declare } from './command.ts'
import { closureKind } from './evolve.ts'
import { across, middle } from './extent.ts'
import type { RoadTimes } from './road-times.ts'

/** What closures have to do with the rest of the house. */
interface Neighbours {
  /** The name of the response area in which a place lies. */
  readonly areaOf: (place: Position) => string | null
  /** What those that hold now have to do with an incident, and with these units on their way to it. */
  readonly ahead: (incident: string, units: readonly string[]) => Promise<AheadView>
}

const tag = 'closures'

export const closureRoutes = (
  door: Door,
  house: House,
  roads: Pick<RoadTimes, 'along' | 'closed'>,
  { areaOf, ahead }: Neighbours,
): void => {
  const ask = async (id: string, by: Person, asked: (by: Actor) => ClosureCommand, key: CommandKey | undefined) => {
    await find(house, closureKind, id)
    return house.commit(by, (work) => command(work, id, asked(work.by)), { key, about: streamOf(closureKind, id) })
  }
  /** What is drawn, and what people call it: of a place where no road has a name, what is near. Where no road is at all, nothing can be closed. */
  const named = async ({ where, oneWay }: { readonly where: Where; readonly oneWay: boolean }): Promise<Drawn> => {
    // Of what is too large nobody looks for all the roads, and it is refused.
    const closed = across(where) > mostAcross ? undefined : await roads.closed(where, oneWay)
    if (closed?.lines.length === 0) throw new Refused(refuse('closure-closes-nothing'))
    const names = closed?.roads ?? []
    const near = names.length > 0 ? null : (closed?.near ?? areaOf(middle(where)))
    return { where, oneWay, roads: names, near }
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
        ...(await named(said)),
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
    url: '/api/closures/:id/move',
    action: 'closure:declare',
    tag,
    summary: 'Say anew which roads are meant: what was said of them holds on',
    params: Id,
    body: WhereForm,
    answer: ClosureView,
    answerTo: async ({ params: { id }, body, person, key, reply }) => {
      const drawn = await named(body)
      const done = await ask(id, person, (by) => ({ type: 'move', by, ...drawn }), key)
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

  door.route({
    method: 'POST',
    url: '/api/roads/closed',
    action: 'closure:declare',
    tag,
    summary: 'What of the roads would be closed by something that is drawn; null without an atlas',
    body: WhereForm,
    answer: z.object({ closed: ClosedRoadsView.nullable() }),
    keyless: true,
    answerTo: async ({ body: { where, oneWay } }) => {
      if (across(where) > mostAcross) throw new Refused(refuse('closure-too-large', { most: mostAcross }))
      const closed = await roads.closed(where, oneWay)
      if (!closed) return { closed: null }
      const { metres, roads: names, crossed, lines } = closed
      return {
        closed: {
          metres,
          roads: [...names],
          crossed: { ...crossed, roads: [...crossed.roads] },
          lines: lines.map((line) => [...line]),
        },
      }
    },
  })

  door.route({
    method: 'GET',
    url: '/api/incidents/:id/closures',
    action: 'incident:work',
    tag,
    summary:
      'Closures that hold now and in which an incident lies, or over which units would have come, and how much longer they drive',
    params: Id,
    query: AheadQuery,
    answer: AheadView,
    answerTo: ({ params: { id }, query: { units } }) => ahead(id, units),
  })
}

const milliseconds = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant))
