import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alarmKind } from './alarms/evolve.ts'
import { openTestHouse, type TestHouse } from './fixtures/house.ts'
import { anna, boris, hours, now, seconds } from './fixtures/people.ts'
import { alarmAsked, frame, incidentAsked, openIncident, registerAccount, registerUnit } from './fixtures/scene.ts'
import { signal } from './fixtures/signals.ts'
import { incidentKind } from './incidents/evolve.ts'
import { send } from './messages/command.ts'
import { messageKind } from './messages/evolve.ts'
import { Clock } from './platform/clock.ts'
import type { Person } from './platform/identity/people.ts'
import { Presence } from './platform/presence.ts'
import { type Actor, theHouse } from './platform/words.ts'
import { accountKind } from './premises/evolve.ts'
import { test as putOnTest } from './premises/register.ts'
import { dueNow } from './timers.ts'

/** Time is an input: nobody waits here. */

let at: TestHouse
let presence: Presence
const errors: unknown[] = []
beforeAll(async () => {
  at = await openTestHouse()
  presence = new Presence(now)
})
afterAll(() => at?.close())

const here = (actor: Actor): Person => ({ ...actor, role: 'operator', unit: null })

const tick = (time: number): Promise<void> =>
  new Clock(
    (then) => dueNow(at.house, presence, then),
    (error) => errors.push(error),
  ).tick(time)

let accounts = 0xb000
const alarm = async (code = 'HA', time = now): Promise<string> => {
  const account = await registerAccount(at.house, (accounts++).toString(16))
  return (await frame(at.house, account, [signal(code)], { now: time }))!
}
const state = (id: string) => at.house.get(alarmKind, id)!
const eventsOf = async (stream: string): Promise<string[]> =>
  (await at.journal.readStream(stream)).map(({ type }) => type)

describe('a waiting alarm', () => {
  test.each([
    ['HA', 30],
    ['FA', 30],
    ['MA', 30],
    ['BA', 90],
    ['AT', 90],
  ])('%s is overdue after %i s, and that is said once', async (code, target) => {
    const id = await alarm(code)
    await tick(now + seconds(target) - 1)
    expect(state(id).overdue).toBe(false)
    await tick(now + seconds(target))
    expect(state(id).overdue).toBe(true)
    await tick(now + seconds(target) + 1)
    expect(await eventsOf(`alarm:${id}`)).toEqual(['alarm-opened', 'alarm-overdue'])
  })

  test('has a new target when it is raised', async () => {
    const id = await alarm('BA')
    const { account } = state(id)
    await tick(now + seconds(90))
    await frame(at.house, account, [signal('HA')], { now: now + seconds(95) })
    expect(state(id).overdue).toBe(false)
    await tick(now + seconds(125) - 1)
    expect(state(id).overdue).toBe(false)
    await tick(now + seconds(125))
    expect(state(id).overdue).toBe(true)
  })

  test('that somebody took in time is not overdue', async () => {
    const id = await alarm()
    presence.connected(here(anna), now)
    await alarmAsked(at.house, id, { type: 'accept', by: anna }, { now: now + seconds(29) })
    await tick(now + hours(1))
    expect(state(id).overdue).toBe(false)
    presence.disconnected(anna.id, now)
  })
})

describe('a parked alarm', () => {
  test('reminds when its time is over, and is then no longer parked', async () => {
    const id = await alarm()
    presence.connected(here(anna), now)
    await alarmAsked(at.house, id, { type: 'accept', by: anna }, { now })
    await alarmAsked(at.house, id, { type: 'park', by: anna, until: now + hours(1) }, { now })
    await tick(now + hours(1) - 1)
    expect(state(id).parkedUntil).toBe(now + hours(1))
    await tick(now + hours(1))
    expect(state(id)).toMatchObject({ parkedUntil: null, status: 'in-hand', inHandOf: anna })
    expect((await eventsOf(`alarm:${id}`)).at(-1)).toBe('alarm-reminded')
    presence.disconnected(anna.id, now)
  })
})

describe('an operator who is gone', () => {
  const later = now + hours(2)

  test('gives back what they had in hand after 60 s, but for what has an incident', async () => {
    presence = new Presence(now)
    presence.connected(here(boris), now)
    const [plain, escalated] = [await alarm('HA', later), await alarm('HA', later)]
    await alarmAsked(at.house, plain, { type: 'accept', by: boris }, { now: later })
    await openIncident(at.house, [escalated], boris, { now: later })
    await tick(later + hours(10))
    expect(state(plain).inHandOf).toEqual(boris)

    presence.disconnected(boris.id, later)
    await tick(later + seconds(60) - 1)
    expect(state(plain).inHandOf).toEqual(boris)
    await tick(later + seconds(60))
    expect(state(plain)).toMatchObject({ status: 'waiting', inHandOf: null })
    expect(state(escalated).inHandOf).toEqual(boris)
    const last = (await at.journal.readStream(`alarm:${plain}`)).findLast(({ type }) => type === 'alarm-given-back')!
    expect(last.body).toMatchObject({ because: 'operator-lost', from: boris, by: theHouse })
  })

  test('who comes back in time keeps it, and so does who is there twice and leaves once', async () => {
    presence = new Presence(now)
    presence.connected(here(boris), now)
    const id = await alarm('HA', later)
    await alarmAsked(at.house, id, { type: 'accept', by: boris }, { now: later })
    presence.disconnected(boris.id, later)
    presence.seen(boris.id, later + seconds(59))
    await tick(later + seconds(118))
    expect(state(id).inHandOf).toEqual(boris)
    presence.connected(here(boris), now)
    presence.connected(here(boris), now)
    presence.disconnected(boris.id, later + seconds(120))
    await tick(later + hours(3))
    expect(state(id).inHandOf).toEqual(boris)
  })

  test('after a restart everybody has 60 s to come back', async () => {
    const id = await alarm('HA', later)
    await alarmAsked(at.house, id, { type: 'accept', by: boris }, { now: later })
    at = await at.restarted()
    presence = new Presence(later + hours(5))
    await tick(later + hours(5) + seconds(60) - 1)
    expect(state(id).inHandOf).toEqual(boris)
    await tick(later + hours(5) + seconds(60))
    expect(state(id).inHandOf).toBeNull()
  })
})

describe('a unit that does not acknowledge', () => {
  test('raises a warning after 60 s, once, and its answer takes it back', async () => {
    await registerUnit(at.house, 'T-11')
    const id = await openIncident(at.house, [], anna, { now })
    await incidentAsked(at.house, id, { type: 'assign', by: anna, unit: 'T-11' }, { now })
    const silent = () => at.house.get(incidentKind, id)!.assignments[0]!.unacknowledged
    await tick(now + seconds(60) - 1)
    expect(silent()).toBe(false)
    await tick(now + seconds(60))
    expect(silent()).toBe(true)
    await tick(now + seconds(61))
    expect((await eventsOf(`incident:${id}`)).filter((type) => type === 'assignment-unacknowledged')).toHaveLength(1)
    const answer = { type: 'report', by: anna, assignment: `${id}.1`, step: 'acknowledged', via: 'crew' } as const
    await incidentAsked(at.house, id, answer, { now: now + seconds(70) })
    expect(silent()).toBe(false)
  })
})

describe('a message', () => {
  test('leaves the screens 12 h after it was pressed, once, also after a restart', async () => {
    const sent = { fromUnit: null, to: { everybody: 'crews' }, text: 'road closed', at: now - seconds(600) } as const
    const { message } = (await at.house.commit(anna, (work) => send(work, sent), { now })).answer
    at = await at.restarted()
    const closed = async () => (await at.house.fetch(messageKind, message))?.closed
    await tick(now - seconds(600) + hours(12) - 1)
    expect(await closed()).toBe(false)
    await tick(now - seconds(600) + hours(12))
    await tick(now + hours(12))
    expect(await closed()).toBe(true)
    expect(await eventsOf(`message:${message}`)).toEqual(['message-sent', 'message-closed'])
  })
})

describe('a test', () => {
  test('ends at its time, once, also after a restart', async () => {
    const account = await registerAccount(at.house, (accounts++).toString(16))
    await at.house.commit(anna, (work) => putOnTest(work, account, now + hours(1)), { now })
    at = await at.restarted()
    await tick(now + hours(1) - 1)
    expect(at.house.get(accountKind, account)?.onTestUntil).toBe(now + hours(1))
    await tick(now + hours(1))
    await tick(now + hours(1) + 1)
    expect(at.house.get(accountKind, account)?.onTestUntil).toBeNull()
    expect((await eventsOf(`account:${account}`)).filter((type) => type === 'account-test-ended')).toHaveLength(1)
  })
})

test('nothing of this failed', () => expect(errors).toEqual([]))
