import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, replay, type TestHouse } from '../../fixtures/house.ts'
import { anna, boris, now } from '../../fixtures/people.ts'
import { incidentAsked, openIncident, registerUnit } from '../../fixtures/scene.ts'
import { incidentKind } from '../../incidents/evolve.ts'
import type { Incident } from '../../incidents/incident.ts'
import { command as askUnit } from '../../units/command.ts'
import { unitKind } from '../../units/evolve.ts'
import { idOfStream, kindOfStream } from './kind.ts'

/** A unit with a long life, and an incident that was closed and opened again: what they were at every position. */

let at: TestHouse
let reopened: string
beforeAll(async () => {
  at = await openTestHouse()
  const { house } = at
  await registerUnit(house, 'T-11')
  await registerUnit(house, 'T-12')
  reopened = await openIncident(house, [], anna, { now })
  const asked = [
    { type: 'resolve', by: anna, disposition: 'handled' },
    { type: 'close', by: anna },
    { type: 'reopen', by: boris, reason: 'not over' },
    { type: 'resolve', by: boris, disposition: 'handled' },
    { type: 'close', by: boris },
  ] as const
  for (const [round, asking] of asked.entries()) {
    for (let turn = 0; turn < 20; turn++) {
      const status = turn % 2 === 0 ? 'out-of-service' : 'available'
      await house.commit(anna, (work) => askUnit(work, 'T-11', { type: 'say-status', by: anna, status }))
    }
    await incidentAsked(house, reopened, asking, { now: now + round })
  }
  await openIncident(house)
})
afterAll(() => at?.close())

/** What things of a kind were after a position, by evolving everything up to it. */
const told = async (kind: string, seq: number, { journal } = at): Promise<Map<string, object>> => {
  const things = replay(await journal.read({ to: seq }))
  return new Map(
    [...things].flatMap(([stream, { state }]) => (kindOfStream(stream) === kind ? [[idOfStream(stream), state]] : [])),
  )
}

const samples = (seq: number): number[] => Array.from({ length: seq + 1 }, (_, position) => position)

describe.each(['as it was written', 'after the tables were made anew'])('%s', (how) => {
  beforeAll(async () => {
    if (how === 'as it was written') return
    await at.pool.query('update board.made set shape = $1', ['old'])
    at = await at.restarted()
  })

  test('a thing can be seen as it was at every position, however long its life', async () => {
    const { rows } = await at.pool.query('select count(*)::int as count from board.unit_milestone')
    expect(rows).toEqual([{ count: 3 }])
    for (const seq of samples(at.journal.seq)) {
      const units = await at.house.at(unitKind, ['T-11', 'T-12', 'T-99'], seq)
      expect(units, `at ${seq}`).toEqual(await told('unit', seq))
    }
  })

  test('and which were open then, also those that were closed and opened again', async () => {
    const seen = new Set<boolean>()
    for (const seq of samples(at.journal.seq)) {
      const open = [...(await told('incident', seq))].filter(([, state]) => incidentKind.isOpen(state as Incident))
      expect([...(await at.house.openAt(incidentKind, seq))], `at ${seq}`).toEqual(open)
      seen.add(open.some(([id]) => id === reopened))
    }
    expect(seen.size).toBe(2)
  })
})
