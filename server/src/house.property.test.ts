import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alarm } from './alarms/alarm.ts'
import { asJson, held, isOpen, openTestHouse, readTables, replay, type TestHouse } from './fixtures/house.ts'
import { live, story } from './fixtures/story.ts'
import type { Assignment, Incident, IncidentStatus } from './incidents/incident.ts'
import type { Unit } from './units/unit.ts'

/** Whatever people do, in whatever order and however much of it at once, some things are always so. */

let at: TestHouse
let runs = 0
beforeAll(async () => {
  at = await openTestHouse()
})
afterAll(() => at?.close())

const isActive = ({ status }: Assignment): boolean => !['cleared', 'recalled'].includes(status)

const statusBy = ({ status, assignments }: Incident): IncidentStatus => {
  if (status === 'resolved' || status === 'closed') return status
  const active = assignments.filter(isActive)
  if (active.length === 0) return 'open'
  return active.some((one) => one.status === 'on-scene') ? 'on-scene' : 'dispatched'
}

test('any sequence of commands keeps what must always be so', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (turns) => {
      await live(at.house, ++runs, turns)
      const events = await at.journal.read({ limit: 1_000_000 })
      const told = replay(events)
      const statesOf = <State>(kind: string): State[] =>
        [...told].filter(([stream]) => stream.startsWith(`${kind}:`)).map(([, { state }]) => state as State)
      const incidents = statesOf<Incident>('incident')

      // Memory, tables and journal say the same, and what they say survives JSON.
      const asTold = new Map(Array.from(told, ([stream, thing]) => [stream, asJson(thing)]))
      expect(asTold).toEqual(told)
      expect(await readTables(at.pool)).toEqual(asTold)
      const open = [...told].filter(([stream, { state }]) => isOpen(stream, state))
      expect(held(at.house)).toEqual(new Map(open.map(([stream, { state }]) => [stream, state])))

      // One unit has one job, and both sides know of it.
      const jobs = incidents.flatMap(({ id, assignments }) =>
        assignments.filter(isActive).map((one) => ({ unit: one.unit, incident: id, assignment: one.id })),
      )
      expect(new Set(jobs.map(({ unit }) => unit)).size).toBe(jobs.length)
      const busy = statesOf<Unit>('unit').filter(({ assignment }) => assignment !== null)
      expect(busy.map(({ id, incident, assignment }) => ({ unit: id, incident, assignment })).sort(byUnit)).toEqual(
        jobs.sort(byUnit),
      )

      // An incident's status is what its units do; a closed one has none there.
      for (const incident of incidents) expect(incident.status).toBe(statusBy(incident))
      for (const { assignments } of incidents.filter(({ status }) => status === 'closed'))
        expect(assignments.filter(isActive)).toEqual([])

      // A call for help that has an incident is that incident's, and there is one for each call.
      for (const { id, distress } of statesOf<Unit>('unit'))
        if (distress?.incident) expect(told.get(`incident:${distress.incident}`)?.state).toMatchObject({ distress: id })

      // A closed alarm never changes; an open one is in hand of somebody or waits, and its incident is open.
      for (const { id, status, inHandOf, incident } of statesOf<Alarm>('alarm')) {
        const types = events.filter(({ stream }) => stream === `alarm:${id}`).map(({ type }) => type)
        expect(types.slice(0, -1)).not.toContain('alarm-closed')
        if (status !== 'closed') expect(status).toBe(inHandOf ? 'in-hand' : 'waiting')
        if (status !== 'closed' && incident)
          expect(told.get(`incident:${incident}`)?.state).not.toMatchObject({ status: 'closed' })
      }
    }),
    { numRuns: 40 },
  )
})

const byUnit = (a: { unit: string }, b: { unit: string }): number => a.unit.localeCompare(b.unit)
