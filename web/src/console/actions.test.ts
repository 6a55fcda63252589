import { describe, expect, test } from 'vitest'
import type { Person } from '../api/words.ts'
import { furthestOf, type Offer, offerOf, unitsShown, whyNot } from './actions.ts'
import {
  aChoice,
  aConsidered,
  anAlarm,
  anAssignment,
  anIncident,
  anna,
  aRecommendation,
  boris,
  type Choice,
} from './examples.ts'
import type { Hand } from './thing.ts'

const going = [aConsidered('T-11', 'chosen')]
const situation = { alarm: null, incident: null, me: anna, calling: false }
const offer = (hand: Partial<Hand>, units = going): Offer =>
  offerOf({ ...situation, ...hand, recommendation: aRecommendation(units), going: units })
const offerWithoutUnits = (hand: Partial<Hand>): Offer => offer(hand, [])
const names = ({ actions }: Offer) => actions.map(({ name }) => name)

describe('an alarm', () => {
  const mine = { status: 'in-hand', inHandOf: anna } as const

  test.each([
    ['waits', anAlarm(), 'take', ['take', 'escalate', 'note']],
    ['is mine', anAlarm(mine), 'escalate', ['escalate', 'note', 'park', 'close', 'giveBack']],
    [
      'is mine and technical',
      anAlarm({ ...mine, class: 'fault' }),
      'close',
      ['close', 'escalate', 'note', 'park', 'giveBack'],
    ],
    ['is with another', anAlarm({ ...mine, inHandOf: boris }), undefined, ['takeOver', 'note']],
    ['is closed', anAlarm({ status: 'closed' }), undefined, []],
  ] as const)('that %s', (_what, alarm, primary, actions) => {
    const found = offer({ alarm })
    expect(found.primary?.name).toBe(primary)
    expect(names(found)).toEqual(actions)
  })

  test('of premises that nobody registered is asked where it is', () => {
    expect(offer({ alarm: anAlarm({ ...mine, premises: null }) }).primary?.does).toEqual({ prompt: 'place' })
  })

  test('that another has says so', () => {
    expect(offer({ alarm: anAlarm({ ...mine, inHandOf: boris }) }).rest).toBe('with-another')
  })
})

describe('an incident', () => {
  const active = anAssignment({ status: 'en-route' })
  const done = anAssignment({ status: 'cleared' })
  const silent = anAssignment({ unacknowledged: true })
  const backUpWanted = { capability: null, since: '2026-03-01T02:20:00.000Z' }

  test.each([
    ['has nobody yet', anIncident(), 'dispatch'],
    ['has a unit on the way', anIncident({ status: 'dispatched', assignments: [active] }), undefined],
    ['has a unit that does not answer', anIncident({ status: 'dispatched', assignments: [silent] }), 'acknowledge'],
    ['wants back-up', anIncident({ status: 'on-scene', assignments: [active], backUpWanted }), 'dispatch'],
    ['has nobody any more', anIncident({ status: 'on-scene', assignments: [done] }), 'resolve'],
    ['is resolved', anIncident({ status: 'resolved', assignments: [done] }), 'closeIncident'],
    ['is resolved while a unit is still on it', anIncident({ status: 'resolved', assignments: [active] }), undefined],
    ['is closed', anIncident({ status: 'closed', assignments: [done] }), undefined],
  ] as const)('that %s', (_what, incident, primary) => {
    expect(offer({ incident }).primary?.name).toBe(primary)
  })

  test('that is resolved says that its crew is still there', () => {
    const incident = anIncident({ status: 'resolved', assignments: [active] })
    expect(offer({ incident })).toMatchObject({ rest: 'crew-there' })
  })

  test.each([
    ['are sent', ['assigned'], 'sent'],
    ['have seen it', ['acknowledged'], 'sent'],
    ['are on the way', ['assigned', 'en-route'], 'under-way'],
    ['are on scene', ['en-route', 'on-scene'], 'there'],
    ['are still on the way when another is done', ['cleared', 'en-route'], 'under-way'],
    ['are all done', ['cleared', 'recalled'], 'all-clear'],
  ] as const)('says how far those are who %s', (_what, statuses, rest) => {
    const assignments = statuses.map((status, at) => anAssignment({ id: `I1.${at}`, unit: `T-0${at}`, status }))
    expect(offer({ incident: anIncident({ status: 'dispatched', assignments }) }).rest).toBe(rest)
  })

  test('names those who are furthest', () => {
    const assignments = [anAssignment({ unit: 'T-07', status: 'on-scene' }), anAssignment({ status: 'en-route' })]
    expect(furthestOf(assignments).those.map(({ unit }) => unit)).toEqual(['T-07'])
  })

  test('offers every unit that a digit reaches while somebody is to be sent, then only the next few', () => {
    const many = Array.from({ length: 12 }, (_, at) => aConsidered(`T-${at + 10}`))
    expect(unitsShown(many, offer({ incident: anIncident() }), [])).toHaveLength(9)
    expect(unitsShown(many, offer({ incident: anIncident({ assignments: [active] }) }), [])).toHaveLength(3)
  })

  test('shows whoever is on the button, though others stand before them', () => {
    const many = Array.from({ length: 12 }, (_, at) => aConsidered(`T-${at + 10}`))
    const shown = unitsShown(many, offer({ incident: anIncident({ assignments: [active] }) }), [many[1]!, many[11]!])
    expect(shown.map(({ unit }) => unit)).toEqual(['T-10', 'T-11', 'T-12', 'T-21'])
  })

  test('sends all who are offered, and says which recommendation that is about', () => {
    const { primary } = offer({ incident: anIncident() }, [
      aConsidered('T-04', 'chosen'),
      aConsidered('T-09', 'chosen'),
    ])
    expect(primary).toMatchObject({
      unit: 'T-04, T-09',
      does: { order: { id: 'I1', body: { units: ['T-04', 'T-09'], recommendation: 'R1' } } },
    })
  })

  test('whose units were all called away wants others, and has not come to its end', () => {
    const incident = anIncident({ assignments: [anAssignment({ status: 'recalled' })] })
    expect(offer({ incident }).primary?.name).toBe('dispatch')
  })

  test('does not send anybody else when one that was chosen has got a job meanwhile', () => {
    const { primary, rest } = offer({ incident: anIncident() }, [aConsidered('T-04', 'at-scene')])
    expect([primary, rest]).toEqual([null, 'unit-gone'])
  })

  test('can strike the next alarm as long as the plan has one, and wants more units then', () => {
    const assignments = [active]
    expect(names(offer({ incident: anIncident({ assignments }) }))).toContain('nextAlarm')
    expect(names(offer({ incident: anIncident() })), 'before anybody is sent').not.toContain('nextAlarm')
    const second = offer({ incident: anIncident({ assignments, alarmLevel: 2 }) })
    expect(second.primary?.name).toBe('dispatch')
    expect(names(offer({ incident: anIncident({ assignments, alarmLevel: 3 }) }))).not.toContain('nextAlarm')
  })

  test.each<[string, Partial<Choice>, Person['role'], string | undefined]>([
    ['of who sent them', {}, 'operator', 'explain'],
    ['of nobody else', { by: boris }, 'operator', undefined],
    ['and whoever said it corrects it', { why: 'fitter', explainedBy: anna }, 'operator', 'correctReason'],
    ['and nobody else does', { why: 'fitter', explainedBy: boris }, 'operator', undefined],
    ['but who leads the shift', { why: 'fitter', explainedBy: boris }, 'supervisor', 'correctReason'],
  ])('asks why others were sent, %s', (_name, change, role, action) => {
    const incident = anIncident({ assignments: [active], choices: [aChoice(change)] })
    const given = { ...situation, me: { id: anna.id, role }, recommendation: aRecommendation(going), going }
    const explains = ({ actions }: Offer) => actions.find(({ key }) => key === 'explain')?.name
    expect(explains(offerOf({ ...given, incident }))).toBe(action)
    expect(explains(offerOf({ ...given, incident: { ...incident, status: 'resolved' } }))).toBe(action)
    expect(explains(offerOf({ ...given, incident: { ...incident, status: 'closed' } }))).toBeUndefined()
  })

  test('without a unit to send says so', () => {
    expect(offerWithoutUnits({ incident: anIncident() })).toMatchObject({ primary: null, rest: 'no-unit' })
  })

  test('for which units are still looked for does not say that there is none', () => {
    const asking = { ...situation, incident: anIncident(), recommendation: undefined, going: [] }
    expect(offerOf(asking)).toMatchObject({ primary: null, rest: 'looking' })
  })

  test('whose alarm another has can be taken over', () => {
    const alarm = anAlarm({ status: 'in-hand', inHandOf: boris, incident: 'I1' })
    expect(names(offer({ alarm, incident: anIncident() }))).toContain('takeOver')
  })
})

describe('the incident of a crew that calls for help', () => {
  const help = anIncident({
    type: 'distress',
    distress: 'T-11',
    alarms: [],
    assignments: [anAssignment({ status: 'on-scene' })],
  })
  const offered = (calling: boolean) =>
    offerOf({ ...situation, incident: help, recommendation: aRecommendation(going), going, calling })

  test('does not end while it calls', () => {
    expect(names(offered(true))).not.toContain('resolve')
    expect(offered(true).rest).toBe('crew-calls')
    expect(names(offered(false))).toContain('resolve')
  })
})

describe('a key that does nothing now', () => {
  test.each([
    ['nothing is chosen', {}, 'nothing-chosen'],
    ['the alarm waits', { alarm: anAlarm() }, 'still-waiting'],
    ['another has it', { alarm: anAlarm({ status: 'in-hand', inHandOf: boris }) }, 'with-another'],
    ['I have it', { alarm: anAlarm({ status: 'in-hand', inHandOf: anna }) }, null],
    [
      'the crew is still there',
      { incident: anIncident({ status: 'resolved', assignments: [anAssignment()] }) },
      'crew-there',
    ],
  ] as const)('says why when %s', (_what, hand, why) => {
    expect(whyNot(offer(hand), { alarm: null, incident: null, ...hand })).toBe(why)
  })
})
