import { describe, expect, test } from 'vitest'
import type { AlarmView, IncidentView, UnitView } from '../api/words.ts'
import type { Truth } from '../model/chronicle.ts'
import type { Story } from '../model/stories.ts'
import { type Desk, nextAct } from './desk.ts'
import { isForVisitor, isWorthParking, outcomeOf, verdictOn } from './judgement.ts'
import { courtesy } from './skills.ts'

const anna = { id: 'p1', name: 'Anna', role: 'operator' }
const boris = { id: 'p2', name: 'Boris', role: 'operator' }

const alarm = (its: Partial<AlarmView> = {}): AlarmView => ({
  id: 'AL-1',
  status: 'waiting',
  priority: 3,
  class: 'hold-up',
  account: '1200',
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
  distress: null,
  openedAt: '2026-03-06T13:25:00.000Z',
  openedBy: anna,
  ...its,
})

const unit = (its: Partial<UnitView> = {}): UnitView => ({
  id: 'T-01',
  status: 'available',
  crew: [],
  shift: null,
  distress: null,
  ...its,
})

const tellsOf = (story: Story, ordinal = 1): Truth => ({ story, ordinal, account: '1200' })

const byId = <View extends { readonly id: string }>(views: readonly View[] = []) =>
  new Map(views.map((one) => [one.id, one]))

type Has = { alarms?: AlarmView[]; incidents?: IncidentView[]; units?: UnitView[]; age?: number } & Partial<Desk>

/** A desk with a visitor beside it, if not said otherwise, who has left everything waiting long enough. */
const desk = ({ alarms, incidents, units, age = 500, ...has }: Has): Desk => ({
  name: 'Anna',
  leads: false,
  skill: { thinks: [1, 2], waits: 10, parks: 0.15, errs: 0 },
  chronicle: { ofAccount: () => undefined, atPlace: () => undefined, first: undefined },
  secondsSince: () => age,
  isHosting: () => true,
  isFirst: () => false,
  parked: new Set(),
  ended: new Set(),
  isPutOff: () => false,
  ...has,
  board: { alarms: byId(alarms), incidents: byId(incidents), units: byId(units), messages: new Map() },
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
    expect(nextAct(desk({ alarms: [alarm()], age: 9 }))).toBeUndefined()
  })

  test('nothing that others have', () => {
    expect(nextAct(desk({ alarms: [alarm({ status: 'in-hand', inHandOf: boris })] }))).toBeUndefined()
  })

  const many = (count: number) => Array.from({ length: count }, (_, n) => alarm({ id: `AL-${n}`, account: `12${n}` }))

  test('nothing from a short queue, as long as it can wait: it is the visitor’s', () => {
    const patient = alarm({ priority: 4, class: 'fault' })
    expect(nextAct(desk({ alarms: [patient], age: courtesy.otherFor - 1 }))).toBeUndefined()
    expect(nextAct(desk({ alarms: [patient], age: courtesy.otherFor + 1 }))).toMatchObject({ does: 'accept' })
    expect(nextAct(desk({ alarms: [alarm({ priority: 1 })], age: courtesy.urgentFor + 1 }))).toMatchObject({
      does: 'accept',
    })
  })

  test('what is too much for a visitor, however young it is', () => {
    const alarms = many(60)
    const taken = new Set<string>()
    for (;;) {
      const act = nextAct(desk({ alarms: alarms.filter(({ id }) => !taken.has(id)), age: 11 }))
      if (act?.does !== 'accept') break
      taken.add(act.alarm.id)
    }
    expect(alarms.length - taken.size).toBeLessThanOrEqual(courtesy.atMost)
    expect(alarms.length - taken.size).toBeGreaterThanOrEqual(courtesy.atLeast)
  })

  test('everything in its time while no visitor is there', () => {
    const nobody = { isHosting: () => false, isFirst: () => true }
    expect(nextAct(desk({ alarms: [alarm()], age: 11, ...nobody }))).toMatchObject({ does: 'accept' })
  })

  test('not the very first alarm, while it is the visitor’s', () => {
    expect(nextAct(desk({ alarms: [alarm()], isFirst: () => true }))).toBeUndefined()
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
    const candidates = Array.from({ length: 400 }, (_, id) =>
      alarm({ ...mine, id: `AL-${id}`, account: String(id), class: 'intrusion' }),
    )
    const worth = candidates.filter((one) => isWorthParking(one, undefined, 0.15))
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
    ['sends those who are recommended', incident(), 'send'],
    ['sends another when the first was recalled', incident({ assignments: [assignment('recalled')] }), 'send'],
    ['waits while a team is on its way', incident({ type: 'fire', assignments: [assignment('en-route')] }), undefined],
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

describe('the operator who leads', () => {
  const inDistress = (takenBy: typeof anna | null) =>
    unit({ distress: { since: '2026-03-06T13:25:00.000Z', takenBy, incident: 'I-1' } })

  test('answers a crew that calls for help when nobody else does, and ends it when they are safe', () => {
    expect(nextAct(desk({ leads: true, units: [inDistress(null)] }))).toMatchObject({ does: 'take-distress' })
    expect(nextAct(desk({ leads: true, units: [inDistress(anna)] }))).toMatchObject({ does: 'end-distress' })
    expect(nextAct(desk({ leads: true, units: [inDistress(null)], age: 5 }))).toBeUndefined()
    expect(nextAct(desk({ leads: true, units: [inDistress(boris)] }))).toBeUndefined()
    expect(nextAct(desk({ units: [inDistress(null)] }))).toBeUndefined()
  })

  test('is done with the incident of a crew only when the call is over, and with none that somebody else answers', () => {
    const crew = { id: 'c7', name: 'T-01', role: 'crew' }
    const help = (its: Partial<IncidentView> = {}) =>
      incident({ type: 'distress', distress: 'T-01', openedBy: crew, ...its })
    const through = help({
      assignments: [
        { id: 'A-1', unit: 'T-02', status: 'cleared' },
        { id: 'A-2', unit: 'T-03', status: 'cleared' },
      ],
    })
    const acts = (one: IncidentView, units: UnitView[], has: Partial<Desk> = {}) =>
      nextAct(desk({ leads: true, incidents: [one], units, isPutOff: (id) => id === 'T-01', ...has }))?.does
    expect(acts(help(), [inDistress(anna)])).toBe('send')
    expect(acts(through, [inDistress(anna)])).toBeUndefined()
    expect(acts(help(), [inDistress(boris)])).toBeUndefined()
    expect(acts(help(), [inDistress(null)])).toBeUndefined()
    expect(acts(through, [unit()])).toBeUndefined()
    expect(acts(through, [unit()], { ended: new Set(['I-1']) })).toBe('resolve')
    expect(acts(help(), [unit()], { ended: new Set(['I-1']) })).toBe('resolve')
  })

  test('looks after an incident that was left, and after none that somebody works on', () => {
    const left = incident({ openedBy: boris })
    expect(nextAct(desk({ leads: true, incidents: [left], age: 1000 }))).toMatchObject({ does: 'send' })
    expect(nextAct(desk({ leads: true, incidents: [left], age: 100 }))).toBeUndefined()
    const underWay = incident({ openedBy: boris, assignments: [{ id: 'A-1', unit: 'T-01', status: 'on-scene' }] })
    expect(nextAct(desk({ leads: true, incidents: [underWay], age: 1000 }))).toBeUndefined()
  })
})

describe('judgement', () => {
  const accounts = Array.from({ length: 400 }, (_, n) => String(n))

  test('is the same whenever one looks, and another one the next time', () => {
    const look = (ordinal: number) => verdictOn(alarm({ class: 'intrusion' }), tellsOf('cat-or-curtain', ordinal), 0)
    expect(new Set(Array.from({ length: 20 }, () => JSON.stringify(look(1)))).size).toBe(1)
    expect(new Set(Array.from({ length: 60 }, (_, n) => look(n).is)).size).toBe(2)
  })

  test('follows what has really happened', () => {
    const incidents = (story: Story, errs = 0) =>
      accounts.filter(
        (account) => verdictOn(alarm({ account }), { ...tellsOf(story), account }, errs).is === 'incident',
      ).length
    expect(incidents('break-in')).toBe(400)
    expect(incidents('clumsy-owner')).toBeLessThan(90)
    expect(incidents('mains-out')).toBe(0)
    expect(incidents('break-in', 0.12)).toBeLessThan(375)
  })

  test('knows what to do without a story, too', () => {
    const incidents = (name: string) =>
      accounts.filter((account) => verdictOn(alarm({ account, class: name }), undefined, 0).is === 'incident').length
    expect(incidents('hold-up')).toBe(400)
    expect(incidents('fault')).toBe(0)
  })

  test('sends nobody to an unknown place', () => {
    expect(verdictOn(alarm({ premises: null }), undefined, 0)).toMatchObject({
      is: 'closed',
      disposition: 'false-unknown',
    })
  })

  test('takes a restored fault for over', () => {
    const restored = alarm({ class: 'fault', restoredAt: '2026-03-06T13:30:00.000Z' })
    expect(verdictOn(restored, tellsOf('mains-lost'), 0)).toMatchObject({ disposition: 'restored' })
  })

  test('leaves the visitor its share', () => {
    const left = accounts.filter((account) => isForVisitor(alarm({ account }), undefined, 0.4))
    expect(left.length).toBeGreaterThan(120)
    expect(left.length).toBeLessThan(200)
  })

  test('closes a false alarm as one', () => {
    const ends = accounts.map((account) => outcomeOf({ id: 'I-1' }, { ...tellsOf('burnt-pilaf'), account }))
    expect(new Set(ends)).toEqual(new Set(['nothing-found', 'false-alarm']))
  })
})
