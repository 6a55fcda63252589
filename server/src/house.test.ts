import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alarmKind } from './alarms/evolve.ts'
import { asJson, held, isOpen, openTestHouse, readTables, replay, type TestHouse } from './fixtures/house.ts'
import { anna, boris } from './fixtures/people.ts'
import { alarmAsked, frame, incidentAsked, openIncident, registerAccount, registerUnit } from './fixtures/scene.ts'
import { signal } from './fixtures/signals.ts'
import { incidentKind } from './incidents/evolve.ts'
import { KeyReused, Refused } from './platform/house/house.ts'
import { unitKind } from './units/evolve.ts'

let at: TestHouse
beforeAll(async () => {
  at = await openTestHouse()
  await registerAccount(at.house)
})
afterAll(() => at?.close())

const refusedAs = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ refused: code }) })
const statusOf = (unit: string) => at.house.get(unitKind, unit)?.status

describe('one command is one transaction', () => {
  test('alarm, incident and unit change together', async () => {
    const { house, journal } = at
    await registerUnit(house, 'A-1')
    const alarm = (await frame(house, '1234', [signal('HA')]))!
    const before = journal.seq
    const incident = await openIncident(house, [alarm])
    const events = await journal.read({ from: before + 1 })
    expect(events.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      `incident:${incident} incident-opened`,
      `alarm:${alarm} alarm-accepted`,
      `alarm:${alarm} alarm-escalated`,
    ])
    expect(house.get(alarmKind, alarm)).toMatchObject({ status: 'in-hand', inHandOf: anna, incident })

    await incidentAsked(house, incident, { type: 'assign', by: anna, unit: 'A-1' })
    expect(house.get(unitKind, 'A-1')).toMatchObject({ status: 'assigned', incident, assignment: `${incident}.1` })
    expect(house.get(incidentKind, incident)?.status).toBe('dispatched')

    await incidentAsked(house, incident, { type: 'resolve', by: anna, disposition: 'handled' })
    expect(house.get(incidentKind, incident)).toMatchObject({ status: 'resolved', resolvedBy: anna })
    await incidentAsked(house, incident, { type: 'recall', by: anna, assignment: `${incident}.1` })
    expect(statusOf('A-1')).toBe('available')
    await incidentAsked(house, incident, { type: 'close', by: anna })
    expect(house.get(alarmKind, alarm)).toBeUndefined()
    expect(await house.fetch(alarmKind, alarm)).toMatchObject({ status: 'closed', disposition: 'incident' })
  })

  test('one alarm that refuses keeps the incident from being opened, and the others from being linked', async () => {
    const { house, journal } = at
    const mine = (await frame(house, '1234', [signal('HA')]))!
    const technical = (await frame(house, '1234', [signal('AT')]))!
    await alarmAsked(house, technical, { type: 'accept', by: boris })
    const before = journal.seq
    await expect(openIncident(house, [mine, technical])).rejects.toEqual(refusedAs('alarm-in-hand'))
    expect(journal.seq).toBe(before)
    expect(house.get(alarmKind, mine)).toMatchObject({ status: 'waiting', incident: null })
    await alarmAsked(house, mine, { type: 'accept', by: anna })
    await alarmAsked(house, mine, { type: 'close', by: anna, disposition: 'test' })
    await alarmAsked(house, technical, { type: 'close', by: boris, disposition: 'fault-reported' })
  })

  test('what is closed refuses by its right name, can be reopened, and is not kept in memory for having been asked', async () => {
    const { house } = at
    const alarm = (await frame(house, '1234', [signal('HA')]))!
    const incident = await openIncident(house, [alarm])
    await incidentAsked(house, incident, { type: 'resolve', by: anna, disposition: 'handled' })
    await incidentAsked(house, incident, { type: 'close', by: anna })
    await expect(alarmAsked(house, alarm, { type: 'accept', by: anna })).rejects.toEqual(refusedAs('alarm-closed'))
    await expect(openIncident(house, [alarm], anna, { about: `alarm:${alarm}` })).rejects.toEqual(
      refusedAs('alarm-closed'),
    )
    await expect(incidentAsked(house, incident, { type: 'note', by: anna, text: 'too late' })).rejects.toEqual(
      refusedAs('incident-closed'),
    )
    expect(house.get(incidentKind, incident)).toBeUndefined()
    await incidentAsked(house, incident, { type: 'reopen', by: anna, reason: 'they came back' })
    expect(house.get(incidentKind, incident)?.status).toBe('open')
  })
})

describe('two dispatchers at once', () => {
  test('send the same unit: one wins, the other is refused, and its incident is untouched', async () => {
    const { house, journal } = at
    await registerUnit(house, 'B-1')
    const [first, second] = await Promise.all([openIncident(house), openIncident(house)])
    const outcomes = await Promise.allSettled([
      incidentAsked(house, first, { type: 'assign', by: anna, unit: 'B-1' }),
      incidentAsked(house, second, { type: 'assign', by: boris, unit: 'B-1' }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((outcomes[1] as PromiseRejectedResult).reason).toEqual(refusedAs('unit-busy'))
    expect(house.get(unitKind, 'B-1')).toMatchObject({ incident: first })
    expect(house.get(incidentKind, second)).toMatchObject({ status: 'open', assignments: [] })
    expect(await journal.readStream(`incident:${second}`)).toHaveLength(1)
    expect(await journal.readStream('unit:B-1')).toHaveLength(2)
  })

  test('accept the same alarm: one has it', async () => {
    const { house } = at
    const alarm = (await frame(house, '1234', [signal('HA')]))!
    const outcomes = await Promise.allSettled([
      alarmAsked(house, alarm, { type: 'accept', by: anna }),
      alarmAsked(house, alarm, { type: 'accept', by: boris }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(house.get(alarmKind, alarm)?.inHandOf).toEqual(anna)
  })
})

describe('an idempotency key', () => {
  test('twice, one after the other: one effect, the same answer', async () => {
    const key = { id: randomUUID(), asked: 'an incident' }
    const first = await openIncident(at.house, [], anna, { key })
    const before = at.journal.seq
    expect(await openIncident(at.house, [], anna, { key })).toBe(first)
    expect(at.journal.seq).toBe(before)
  })

  test('many times at once: one effect, the same answer', async () => {
    const key = { id: randomUUID(), asked: 'an incident' }
    const before = at.journal.seq
    const answers = await Promise.all(Array.from({ length: 8 }, () => openIncident(at.house, [], anna, { key })))
    expect(new Set(answers).size).toBe(1)
    expect(at.journal.seq).toBe(before + 1)
  })

  test('of a refused command is free for the next try', async () => {
    const key = { id: randomUUID(), asked: 'an incident' }
    const { house } = at
    await registerUnit(house, 'C-1')
    const [first, second] = await Promise.all([openIncident(house), openIncident(house)])
    await incidentAsked(house, first, { type: 'assign', by: anna, unit: 'C-1' })
    const assign = { type: 'assign', by: boris, unit: 'C-1' } as const
    await expect(incidentAsked(house, second, assign, { key })).rejects.toBeInstanceOf(Refused)
    await incidentAsked(house, first, { type: 'recall', by: anna, assignment: `${first}.1` })
    const tries = await Promise.all([1, 2, 3].map(() => incidentAsked(house, second, assign, { key })))
    expect(tries.map(({ repeated }) => repeated)).toEqual([false, true, true])
  })

  test('is known after a restart', async () => {
    const key = { id: randomUUID(), asked: 'an incident' }
    const first = await openIncident(at.house, [], anna, { key })
    at = await at.restarted()
    expect(await openIncident(at.house, [], anna, { key })).toBe(first)
  })

  test('is refused with anything else, also after a restart', async () => {
    const id = randomUUID()
    await openIncident(at.house, [], anna, { key: { id, asked: 'one' } })
    at = await at.restarted()
    await expect(openIncident(at.house, [], anna, { key: { id, asked: 'another' } })).rejects.toBeInstanceOf(KeyReused)
  })
})

describe('a refused command', () => {
  test('leaves nothing: no event, no state, no listener told', async () => {
    const { house, journal } = at
    const incident = await openIncident(house)
    const [seq, tables] = [journal.seq, await readTables(at.pool)]
    let told = 0
    house.onCommitted(() => told++)
    await expect(incidentAsked(house, incident, { type: 'close', by: anna })).rejects.toEqual(
      refusedAs('incident-not-resolved'),
    )
    await expect(incidentAsked(house, incident, { type: 'assign', by: anna, unit: 'NOBODY' })).rejects.toEqual(
      refusedAs('unit-not-found'),
    )
    expect(journal.seq).toBe(seq)
    expect(told).toBe(0)
    expect(await readTables(at.pool)).toEqual(tables)
    expect(house.get(incidentKind, incident)).toMatchObject({ status: 'open', assignments: [] })
  })
})

describe('memory, read tables and journal say the same', () => {
  test('after all of this, and after a restart', async () => {
    const told = replay(await at.journal.read({ limit: 100_000 }))
    expect(await readTables(at.pool)).toEqual(asJsonEach(told))
    const open = [...told].filter(([stream, { state }]) => isOpen(stream, state))
    const memory = () => new Map(Array.from(held(at.house), ([stream, state]) => [stream, asJson(state)]))
    expect(memory()).toEqual(new Map(open.map(([stream, { state }]) => [stream, asJson(state)])))
    const before = memory()
    at = await at.restarted()
    expect(memory()).toEqual(before)
  })
})

describe('read tables whose shape has changed', () => {
  test('are made anew from the journal', async () => {
    const before = await readTables(at.pool)
    await at.pool.query(
      "truncate board.alarm, board.unit; update board.made set shape = 'older' where kind in ('alarm', 'unit')",
    )
    at = await at.restarted()
    expect(await readTables(at.pool)).toEqual(before)
  })
})

describe('the database is lost in the middle', () => {
  test('nothing staged remains, and the next command works', async () => {
    const { house, journal, pool } = at
    await registerUnit(house, 'D-1')
    const incident = await openIncident(house)
    const before = journal.seq
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'journal writer'`)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        incidentAsked(house, incident, { type: 'note', by: anna, text: `note ${n}` }),
      ),
    )
    const through = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect((await journal.readStream(`incident:${incident}`)).length).toBe(1 + through)

    const assign = () => incidentAsked(house, incident, { type: 'assign', by: anna, unit: 'D-1' })
    await expect.poll(() => assign().then(() => 'done', String), { timeout: 15_000, interval: 50 }).toBe('done')
    expect(journal.seq).toBeGreaterThan(before)
    expect(statusOf('D-1')).toBe('assigned')
    expect(await readTables(pool)).toEqual(asJsonEach(replay(await journal.read({ limit: 100_000 }))))
  })
})

const asJsonEach = <Value>(things: ReadonlyMap<string, Value>): Map<string, Value> =>
  new Map(Array.from(things, ([stream, thing]) => [stream, asJson(thing)]))
