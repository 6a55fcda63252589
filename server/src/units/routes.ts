import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door } from '../platform/http/door.ts'
import { timeGiven } from '../platform/http/late.ts'
import { onlyOwn } from '../platform/http/own-unit.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { hasOnScreens } from '../platform/live/audience.ts'
import { instant } from '../platform/words.ts'
import { command, put } from './command.ts'
import { unitKind } from './evolve.ts'
import type { UnitPositions } from './positions.ts'
import { PositionReport, type Unit, UnitForm, UnitId, UnitStatusForm, UnitView } from './unit.ts'

const tag = 'units'

/** Who is shown all units on the live push, or need not be told of anybody. */
const isOnScreens = (person: Person): boolean => person.role === 'service' || hasOnScreens(person)

const InPath = z.object({ id: UnitId })
const ofOthers = { crew: [], position: null, heading: null, positionAt: null, shift: null, distress: null }

export const findUnit = (house: House, id: string): Unit => {
  const unit = house.get(unitKind, id)
  if (!unit) throw notFound('unit', id)
  return unit
}

export const unitRoutes = (
  door: Door,
  house: House,
  positions: UnitPositions,
  view: (unit: Unit) => UnitView,
): void => {
  const find = (id: string): Unit => findUnit(house, id)

  /**
   * A crew knows its own names, and where it is itself; of other crews it asks that over the radio. A program that keeps
   * the register learns of nobody.
   */
  const viewFor = (person: Person, unit: Unit, opened = false): UnitView => {
    const { role, unit: own } = person
    const isNone = role === 'service' || (role === 'crew' && own !== unit.id)
    return isNone || (!opened && !isOnScreens(person)) ? { ...view(unit), ...ofOthers } : view(unit)
  }

  door.route({
    method: 'GET',
    url: '/api/units',
    action: 'unit:read',
    tag,
    summary: 'All units',
    answer: z.array(UnitView),
    answerTo: ({ person }) =>
      [...house.list(unitKind)].sort((a, b) => a.id.localeCompare(b.id)).map((unit) => viewFor(person, unit)),
  })

  door.route({
    method: 'GET',
    url: '/api/units/:id',
    action: 'unit:read',
    tag,
    summary: 'One unit',
    params: InPath,
    // The desk and the crews have it on their screens anyway.
    looksAt: ({ params: { id }, person }) => (isOnScreens(person) ? undefined : `unit:${id}`),
    answer: UnitView,
    answerTo: ({ params: { id }, person }) => viewFor(person, find(id), true),
  })

  door.route({
    method: 'POST',
    url: '/api/units',
    action: 'unit:write',
    tag,
    summary: 'Register a unit',
    body: UnitForm,
    answer: UnitView,
    status: 201,
    answerTo: async ({ body, person, key, reply }) => {
      const { unit } = answered(reply, await house.commit(person, (work) => put(work, body, false), { key }))
      if (body.position) positions.report(unit, { position: body.position, heading: null, at: Date.now() })
      return viewFor(person, find(unit))
    },
  })

  door.route({
    method: 'PUT',
    url: '/api/units/:id',
    action: 'unit:write',
    tag,
    summary: 'Register a unit, or make it what this says',
    params: InPath,
    body: UnitForm,
    answer: UnitView,
    answerTo: async ({ params: { id }, body, person, key, reply }) => {
      if (body.id !== id) throw new Problem(400, 'bad-request', 'The unit of the address and of the body differ.')
      const { unit } = answered(reply, await house.commit(person, (work) => put(work, body, true), { key }))
      return viewFor(person, find(unit))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/units/:id/status',
    action: 'unit:report',
    tag,
    summary: 'Say that a unit may be sent, or may not',
    params: InPath,
    body: UnitStatusForm,
    answer: UnitView,
    answerTo: async ({ params: { id }, body: { status, reason }, person, key, reply }) => {
      onlyOwn(person, find(id).id)
      const ask = (work: Work) => command(work, id, { type: 'say-status', by: work.by, status, reason })
      return view(find(answered(reply, await house.commit(person, ask, { key })).unit))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/units/:id/position',
    action: 'unit:report',
    tag,
    summary: 'Say where a unit is, while somebody is on duty on it',
    params: InPath,
    body: PositionReport,
    keyless: true,
    answer: z.object({
      at: z.string(),
      taken: z
        .boolean()
        .meta({ description: 'false: nobody is on duty on it, or a later place is known; this one is not kept' }),
    }),
    answerTo: ({ params: { id }, body: { position, heading = null, at }, person }) => {
      onlyOwn(person, find(id).id)
      const now = Date.now()
      const fixed = at === undefined ? now : timeGiven(at, now)
      return { at: instant(fixed), taken: positions.report(id, { position, heading, at: fixed }) }
    },
  })
}
