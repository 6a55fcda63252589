import { describe, expect, test } from 'vitest'
import { candidatesShown, furthestOf, inTheirPlaces, type Offer, offerOf, pinned, whyNot } from './actions.ts'
import { aCandidate, anAlarm, anAssignment, anIncident, anna, boris } from './examples.ts'
import type { Hand } from './thing.ts'

const offer = (hand: Partial<Hand>, candidate = aCandidate('T-11')): Offer =>
  offerOf({ alarm: null, incident: null, ...hand, me: anna.id, candidate, calling: false })
const offerWithoutUnits = (hand: Partial<Hand>): Offer =>
  offerOf({ alarm: null, incident: null, ...hand, me: anna.id, candidate: null, calling: false })
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
    const many = Array.from({ length: 12 }, (_, at) => aCandidate(`T-${at + 10}`))
    expect(candidatesShown(many, offer({ incident: anIncident() }))).toHaveLength(9)
    expect(candidatesShown(many, offer({ incident: anIncident({ assignments: [active] }) }))).toHaveLength(3)
  })

  test('sends the unit that is offered', () => {
    const { primary } = offer({ incident: anIncident() }, aCandidate('T-04'))
    expect(primary).toMatchObject({ unit: 'T-04', does: { order: { id: 'I1', body: { unit: 'T-04' } } } })
  })

  test('without a unit to send says so', () => {
    expect(offerWithoutUnits({ incident: anIncident() })).toMatchObject({ primary: null, rest: 'no-unit' })
  })

  test('for which units are still looked for does not say that there is none', () => {
    const asking = { alarm: null, incident: anIncident(), me: anna.id, candidate: undefined, calling: false }
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
    offerOf({ alarm: null, incident: help, me: anna.id, candidate: aCandidate('T-12'), calling })

  test('does not end while it calls', () => {
    expect(names(offered(true))).not.toContain('resolve')
    expect(offered(true).rest).toBe('crew-calls')
    expect(names(offered(false))).toContain('resolve')
  })

  test('is not sent the crew itself', () => {
    expect(pinned([aCandidate('T-11', 'in-distress'), aCandidate('T-12')], 'T-11')?.unit).toBe('T-12')
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

describe('the unit on the button', () => {
  const list = [aCandidate('T-04', 'busy'), aCandidate('T-07'), aCandidate('T-11')]

  test('is the nearest suitable one', () => expect(pinned(list, null)?.unit).toBe('T-07'))
  test('stays although another has come nearer', () => expect(pinned(list, 'T-11')?.unit).toBe('T-11'))
  test('gives way when it has got a job', () => expect(pinned(list, 'T-04')?.unit).toBe('T-07'))
  test('may be one that the operator chose against the advice', () => {
    expect(pinned([aCandidate('T-07'), aCandidate('T-19', 'lacks-capability')], 'T-19')?.unit).toBe('T-19')
  })
  test('is nobody else when the one that was chosen has got a job meanwhile', () => {
    const candidate = pinned(list, 'T-04', true)
    expect(candidate?.unit).toBe('T-04')
    const { primary, rest } = offerOf({ alarm: null, incident: anIncident(), me: anna.id, candidate, calling: false })
    expect([primary, rest]).toEqual([null, 'unit-gone'])
  })
  test('is nobody when nobody can go', () => expect(pinned([aCandidate('T-04', 'busy')], null)).toBeNull())
})

describe('the units that are offered', () => {
  const stood = ['T-02', 'T-07', 'T-11']
  const units = (...list: Parameters<typeof aCandidate>[]) => list.map((one) => aCandidate(...one))
  const order = (candidates: readonly ReturnType<typeof aCandidate>[]) =>
    inTheirPlaces(candidates, stood).map(({ unit }) => unit)

  test('stand in the order in which they come before anybody has seen them', () =>
    expect(inTheirPlaces(units(['T-11'], ['T-02']), []).map(({ unit }) => unit)).toEqual(['T-11', 'T-02']))
  test('keep their places when one of them gets a job and others come nearer', () =>
    expect(order(units(['T-30'], ['T-11'], ['T-02'], ['T-07', 'busy']))).toEqual(['T-02', 'T-07', 'T-11', 'T-30']))
  test('make room when none of them can be sent any more', () =>
    expect(order(units(['T-30'], ['T-11', 'busy'], ['T-02', 'busy'], ['T-07', 'busy']))[0]).toBe('T-30'))
})
