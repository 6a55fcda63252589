import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alarm, AlarmCommand } from './alarms/alarm.ts'
import { asJson, held, isOpen, openTestHouse, readTables, replay, type TestHouse } from './fixtures/house.ts'
import { anna, boris, hours } from './fixtures/people.ts'
import { alarmAsked, frame, incidentAsked, openIncident, registerAccount, registerUnit } from './fixtures/scene.ts'
import { signal } from './fixtures/signals.ts'
import type { Assignment, Incident, IncidentCommand, IncidentStatus } from './incidents/incident.ts'
import { Refused } from './platform/house/house.ts'
import { command as askUnit } from './units/command.ts'
import type { Unit } from './units/unit.ts'

/** Whatever people do, in whatever order and however much of it at once, some things are always so. */

let at: TestHouse
let runs = 0
beforeAll(async () => {
  at = await openTestHouse()
})
afterAll(() => at?.close())

/** The little world of one run: its ids, filled in as things come into being. */
interface World {
  readonly account: string
  readonly units: readonly string[]
  readonly alarms: string[]
  readonly incidents: string[]
}

type Act = (world: World) => Promise<unknown>

const by = fc.constantFrom(anna, boris)
const nth = fc.nat(2)
const oneOf = (list: readonly string[], index: number): string => list[index % Math.max(1, list.length)] ?? 'none'

const aFrame: fc.Arbitrary<Act> = fc
  .array(fc.constantFrom('HA', 'BA', 'BR', 'FA', 'AT', 'AR', 'OP', 'ZQ'), { minLength: 1, maxLength: 3 })
  .map((codes) => async (world) => {
    const alarm = await frame(
      at.house,
      world.account,
      codes.map((code) => signal(code)),
    )
    if (alarm !== undefined && !world.alarms.includes(alarm)) world.alarms.push(alarm)
  })

const ofAlarm = fc.record({ by, nth, asked: fc.constantFrom('accept', 'take-over', 'give-back', 'park', 'close') }).map(
  ({ by, nth, asked }): Act =>
    (world) => {
      const commands = {
        accept: { type: 'accept', by },
        'take-over': { type: 'take-over', by, reason: 'mine' },
        'give-back': { type: 'give-back', by, because: 'asked' },
        park: { type: 'park', by, until: Date.now() + hours(1) },
        close: { type: 'close', by, disposition: 'test' },
      } satisfies Record<string, AlarmCommand>
      return alarmAsked(at.house, oneOf(world.alarms, nth), commands[asked])
    },
)

const anIncident = fc.record({ by, nth, ofAnAlarm: fc.boolean() }).map(
  ({ by, nth, ofAnAlarm }): Act =>
    async (world) => {
      const alarms = ofAnAlarm && world.alarms.length > 0 ? [oneOf(world.alarms, nth)] : []
      world.incidents.push(await openIncident(at.house, alarms, by, alarms[0] ? { about: `alarm:${alarms[0]}` } : {}))
    },
)

const usual = ['assign', 'report', 'report'] as const
const ofIncident = fc
  .record({
    by,
    nth,
    unit: nth,
    step: fc.constantFrom('acknowledged', 'en-route', 'on-scene', 'cleared'),
    // More is sent and reported than ended, so that stories get somewhere.
    asked: fc.constantFrom(...usual, ...usual, 'recall', 'resolve', 'close', 'reopen', 'back-up'),
  })
  .map(
    ({ by, nth, unit, step, asked }): Act =>
      (world) => {
        const incident = oneOf(world.incidents, nth)
        const assignment = `${incident}.${unit + 1}`
        const commands = {
          assign: { type: 'assign', by, unit: oneOf(world.units, unit) },
          report: { type: 'report', by, assignment, step, via: 'radio' },
          recall: { type: 'recall', by, assignment },
          resolve: { type: 'resolve', by, disposition: 'handled' },
          close: { type: 'close', by },
          reopen: { type: 'reopen', by, reason: 'again' },
          'back-up': { type: 'back-up', by },
        } as const satisfies Record<string, IncidentCommand>
        return incidentAsked(at.house, incident, commands[asked])
      },
  )

const ofUnit = fc.record({ by, unit: nth, status: fc.constantFrom('available', 'out-of-service') }).map(
  ({ by, unit, status }): Act =>
    (world) =>
      at.house.commit(by, (work) => askUnit(work, oneOf(world.units, unit), { type: 'say-status', by, status })),
)

/** Acts one after another, some of them at once. */
const story = fc.array(
  fc.array(
    fc.oneof(
      { arbitrary: aFrame, weight: 2 },
      { arbitrary: ofAlarm, weight: 4 },
      { arbitrary: anIncident, weight: 2 },
      { arbitrary: ofIncident, weight: 8 },
      { arbitrary: ofUnit, weight: 1 },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 4, maxLength: 25 },
)

const play = async (turns: readonly (readonly Act[])[]): Promise<void> => {
  const number = ++runs
  const account = await registerAccount(at.house, (0xa000 + number).toString(16))
  const units = await Promise.all([1, 2].map((n) => registerUnit(at.house, `U-${number}-${n}`)))
  const incidents = await Promise.all([openIncident(at.house), openIncident(at.house, [], boris)])
  const world: World = { account, units, alarms: [], incidents }
  for (const turn of turns) {
    for (const outcome of await Promise.allSettled(turn.map((act) => act(world)))) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refused)
    }
  }
}

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
      await play(turns)
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
