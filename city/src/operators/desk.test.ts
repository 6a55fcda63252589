import { describe, expect, test } from 'vitest'
import type { AlarmView, IncidentView } from '../api/words.ts'
import { type Desk, nextAct } from './desk.ts'
import { isForVisitor, isWorthParking, verdictOn } from './judgement.ts'

const anna = { id: 'p1', name: 'Anna', role: 'operator' }
const boris = { id: 'p2', name: 'Boris', role: 'operator' }

const alarm = (its: Partial<AlarmView> = {}): AlarmView => ({
  id: 'AL-1',
  status: 'waiting',
  priority: 3,
  class: 'hold-up',
  premises: { name: '«Baraka» doʻkoni' },
  openedAt: '2026-03-06T13:25:00.000Z',
  raisedAt: '2026-03-06T13:25:00.000Z',
  restoredAt: null,
  inHandOf: null,
  parkedUntil: null,
  incident: null,
  ...its,
})

const incident = (its: Partial<IncidentView> = {}): IncidentView => ({
  id: 'I-1',
  status: 'open',
  type: 'panic',
  priority: 1,
  place: { position: [69.2, 41.3] },
  assignments: [],
  backUpWanted: null,
  openedAt: '2026-03-06T13:25:00.000Z',
  openedBy: anna,
  ...its,
})

const desk = (has: { alarms?: AlarmView[]; incidents?: IncidentView[] } & Partial<Desk>): Desk => ({
  name: 'Anna',
  skill: { thinks: [1, 2], waits: 10, leaves: 0, leavesFor: 100 },
  ageOf: () => 50,
  parked: new Set(),
  isPutOff: () => false,
  ...has,
  board: {
    alarms: new Map((has.alarms ?? []).map((one) => [one.id, one])),
    incidents: new Map((has.incidents ?? []).map((one) => [one.id, one])),
    units: new Map(),
  },
})

describe('an operator takes from the queue', () => {
  test('the most urgent, and of these the oldest', () => {
    const later = '2026-03-06T13:26:00.000Z'
    const alarms = [
      alarm({ id: 'a' }),
      alarm({ id: 'b', priority: 1, openedAt: later }),
      alarm({ id: 'c', priority: 1 }),
    ]
    expect(nextAct(desk({ alarms }))).toMatchObject({ does: 'accept', alarm: { id: 'c' } })
  })

  test('nothing that somebody else may still take', () => {
    expect(nextAct(desk({ alarms: [alarm()], ageOf: () => 9 }))).toBeUndefined()
  })

  test('nothing that others have', () => {
    expect(nextAct(desk({ alarms: [alarm({ status: 'in-hand', inHandOf: boris })] }))).toBeUndefined()
  })

  test('the visitor’s share only when it is old', () => {
    const visitors = { thinks: [1, 2], waits: 10, leaves: 1, leavesFor: 100 } as const
    expect(nextAct(desk({ alarms: [alarm()], skill: visitors }))).toBeUndefined()
    expect(nextAct(desk({ alarms: [alarm()], skill: visitors, ageOf: () => 101 }))).toMatchObject({ does: 'accept' })
  })

  test('nothing that was put off', () => {
    expect(nextAct(desk({ alarms: [alarm()], isPutOff: () => true }))).toBeUndefined()
  })
})

describe('an operator with an alarm in hand', () => {
  const mine = { status: 'in-hand', inHandOf: anna } as const

  test('decides about it before anything else', () => {
    const waiting = alarm({ id: 'w', priority: 1 })
    expect(nextAct(desk({ alarms: [waiting, alarm(mine)], incidents: [incident()] }))).toMatchObject({
      does: 'decide',
      alarm: { id: 'AL-1' },
    })
  })

  test('does not touch it while it is parked, or once it has become an incident', () => {
    const parked = alarm({ ...mine, parkedUntil: '2026-03-06T14:00:00.000Z' })
    expect(nextAct(desk({ alarms: [parked] }))).toBeUndefined()
    expect(nextAct(desk({ alarms: [alarm({ ...mine, incident: 'I-7' })] }))).toBeUndefined()
  })

  test('parks one of many, once', () => {
    const candidates = Array.from({ length: 400 }, (_, id) => alarm({ ...mine, id: `AL-${id}`, class: 'intrusion' }))
    const worth = candidates.filter(isWorthParking)
    expect(worth.length).toBeGreaterThan(20)
    expect(worth.length).toBeLessThan(110)
    const [one] = worth
    expect(nextAct(desk({ alarms: [one!] }))).toMatchObject({ does: 'park' })
    expect(nextAct(desk({ alarms: [one!], parked: new Set([one!.id]) }))).toMatchObject({ does: 'decide' })
  })
})

describe('an operator looks after the incidents that it opened', () => {
  const assignment = (status: IncidentView['assignments'][number]['status'], id = 'A-1') => ({
    id,
    unit: 'T-01',
    status,
  })

  test.each([
    ['sends a team', incident(), 'send'],
    ['sends another when the first was recalled', incident({ assignments: [assignment('recalled')] }), 'send'],
    ['sends two to a fire', incident({ type: 'fire', assignments: [assignment('en-route')] }), 'send'],
    [
      'sends one more when back-up is wanted',
      incident({ assignments: [assignment('on-scene')], backUpWanted: { capability: null } }),
      'send',
    ],
    ['waits while the team works', incident({ assignments: [assignment('on-scene')] }), undefined],
    ['resolves it when the team is through', incident({ assignments: [assignment('cleared')] }), 'resolve'],
    ['closes what is resolved', incident({ status: 'resolved', assignments: [assignment('cleared')] }), 'close'],
    ['leaves alone what others opened', incident({ openedBy: boris }), undefined],
  ])('%s', (_what, one, does) => {
    expect(nextAct(desk({ incidents: [one] }))?.does).toBe(does)
  })
})

describe('judgement', () => {
  test('is the same whenever one looks', () => {
    const looks = Array.from({ length: 20 }, () => verdictOn(alarm({ class: 'intrusion' })))
    expect(new Set(looks.map((verdict) => JSON.stringify(verdict))).size).toBe(1)
  })

  test('sends a team to most hold-ups and to no dead battery', () => {
    const incidents = (name: string) =>
      Array.from({ length: 200 }, (_, id) => verdictOn(alarm({ id: String(id), class: name }))).filter(
        (verdict) => verdict.is === 'incident',
      ).length
    expect(incidents('hold-up')).toBeGreaterThan(150)
    expect(incidents('fault')).toBe(0)
  })

  test('sends nobody to an unknown place', () => {
    expect(verdictOn(alarm({ premises: null }))).toMatchObject({ is: 'closed', disposition: 'false-unknown' })
  })

  test('takes a restored fault for over', () => {
    expect(verdictOn(alarm({ class: 'fault', restoredAt: '2026-03-06T13:30:00.000Z' }))).toMatchObject({
      disposition: 'restored',
    })
  })

  test('leaves the visitor its share', () => {
    const left = Array.from({ length: 1000 }, (_, id) => alarm({ id: String(id) })).filter((one) =>
      isForVisitor(one, 0.35),
    )
    expect(left.length).toBeGreaterThan(280)
    expect(left.length).toBeLessThan(420)
  })
})
