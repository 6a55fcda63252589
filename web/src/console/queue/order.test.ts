import { describe, expect, test } from 'vitest'
import { apply, nothingYet } from '../../api/live/state.ts'
import type { Alarm, Incident } from '../../api/words.ts'
import { anAlarm, anIncident, anna, boris } from '../examples.ts'
import { held, inMyHand, queueOf, step } from './order.ts'

const known = (alarms: readonly Alarm[], incidents: readonly Incident[] = []) =>
  apply(
    nothingYet,
    { type: 'reset', body: { seq: 1, now: '2026-03-01T02:14:00.000Z', me: anna, alarms, incidents, units: [] } },
    0,
  )

describe('the queue', () => {
  test('is ordered by priority, then the oldest first', () => {
    const { waiting } = queueOf(
      known([
        anAlarm({ id: 'young', priority: 2, openedAt: '2026-03-01T02:13:30.000Z' }),
        anAlarm({ id: 'old', priority: 2, openedAt: '2026-03-01T02:13:00.000Z' }),
        anAlarm({ id: 'urgent', priority: 1, openedAt: '2026-03-01T02:13:50.000Z' }),
      ]),
    )
    expect(waiting).toEqual(['alarm:urgent', 'alarm:old', 'alarm:young'])
  })

  test('puts what nobody can vouch for behind the others of its priority', () => {
    const { waiting } = queueOf(
      known([
        anAlarm({ id: 'stranger', known: false, premises: null, openedAt: '2026-03-01T02:12:00.000Z' }),
        anAlarm({ id: 'in-clear', authenticated: false, openedAt: '2026-03-01T02:12:30.000Z' }),
        anAlarm({ id: 'sure', openedAt: '2026-03-01T02:13:00.000Z' }),
        anAlarm({ id: 'less-urgent', priority: 2, openedAt: '2026-03-01T02:11:00.000Z' }),
      ]),
    )
    expect(waiting).toEqual(['alarm:sure', 'alarm:stranger', 'alarm:in-clear', 'alarm:less-urgent'])
  })

  test('has each thing once, where it belongs', () => {
    const queue = queueOf(
      known(
        [
          anAlarm({ id: 'waits' }),
          anAlarm({ id: 'mine', status: 'in-hand', inHandOf: anna, incident: 'linked' }),
          anAlarm({ id: 'parked', status: 'in-hand', inHandOf: anna, parkedUntil: '2026-03-01T03:00:00.000Z' }),
          anAlarm({ id: 'theirs', status: 'in-hand', inHandOf: boris }),
          anAlarm({
            id: 'parked-by-them',
            status: 'in-hand',
            inHandOf: boris,
            parkedUntil: '2026-03-01T03:00:00.000Z',
          }),
        ],
        [
          anIncident({ id: 'linked', alarms: ['mine'] }),
          anIncident({ id: 'by-me', alarms: [] }),
          anIncident({ id: 'help', type: 'distress', distress: 'T-11', alarms: [], openedBy: boris }),
          anIncident({ id: 'by-boris', alarms: ['closed-long-ago'], openedBy: boris }),
        ],
      ),
    )
    expect(queue).toEqual({
      distress: ['incident:help'],
      waiting: ['alarm:waits'],
      mine: ['alarm:mine', 'incident:by-me'],
      parked: ['alarm:parked'],
      incidents: ['incident:by-boris'],
      others: ['alarm:theirs', 'alarm:parked-by-them'],
    })
  })
})

describe('a page that was loaded anew', () => {
  const mine = { status: 'in-hand', inHandOf: anna } as const

  test('goes on with the most urgent alarm in my hand', () => {
    const state = known([
      anAlarm({ id: 'waits' }),
      anAlarm({ ...mine, id: 'later', priority: 3 }),
      anAlarm({ ...mine, id: 'first', priority: 2 }),
      anAlarm({ ...mine, id: 'parked', parkedUntil: '2026-03-01T03:00:00.000Z' }),
      anAlarm({ id: 'theirs', status: 'in-hand', inHandOf: boris }),
    ])
    expect(inMyHand(state)).toBe('alarm:first')
  })

  test('chooses nothing when nothing is in my hand', () => {
    expect(inMyHand(known([anAlarm()], [anIncident({ alarms: [] })]))).toBeNull()
  })
})

describe('a list under a moving pointer', () => {
  test('keeps its order; what is new waits below, what left goes', () => {
    expect(held(['alarm:b', 'alarm:c', 'alarm:d'], ['alarm:new', 'alarm:d', 'alarm:b'])).toEqual([
      'alarm:b',
      'alarm:d',
      'alarm:new',
    ])
  })
})

describe('walking with the arrows', () => {
  const rows = ['alarm:a', 'alarm:b', 'alarm:c'] as const

  test.each([
    [null, 1, 'alarm:a'],
    [null, -1, 'alarm:c'],
    ['alarm:b', 1, 'alarm:c'],
    ['alarm:b', -1, 'alarm:a'],
    ['alarm:c', 1, 'alarm:c'],
    ['alarm:a', -1, 'alarm:a'],
    ['alarm:left', 1, 'alarm:a'],
  ] as const)('from %s by %d comes to %s', (from, by, to) => expect(step(rows, from, by)).toBe(to))

  test('through an empty list comes nowhere', () => expect(step([], null, 1)).toBeNull())
})
