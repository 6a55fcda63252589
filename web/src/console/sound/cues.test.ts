import { expect, test } from 'vitest'
import { apply, type LiveState, nothingYet } from '../../api/live/state.ts'
import type { Alarm, Assignment, Incident } from '../../api/words.ts'
import { anAlarm, anAssignment, anIncident, anna, aUnit, boris } from '../examples.ts'
import { cuesOf } from './cues.ts'

const reset = (...alarms: Alarm[]): LiveState =>
  apply(
    nothingYet,
    { type: 'reset', body: { seq: 1, now: '2026-03-01T02:14:00.000Z', me: anna, alarms, incidents: [], units: [] } },
    0,
  )
const after = (state: LiveState, ...alarms: Alarm[]): LiveState =>
  apply(state, { type: 'delta', body: { seq: 2, now: '2026-03-01T02:14:01.000Z', alarms } }, 0)

const parked = anAlarm({ status: 'in-hand', inHandOf: anna, parkedUntil: '2026-03-01T02:14:00.000Z' })

test.each<[string, Alarm[], Alarm, string[]]>([
  ['a new alarm', [], anAlarm(), ['new']],
  ['one that is given back', [anAlarm({ status: 'in-hand', inHandOf: boris })], anAlarm(), ['new']],
  [
    'one that became more urgent',
    [anAlarm({ priority: 3 })],
    anAlarm({ raisedAt: '2026-03-01T02:14:00.000Z' }),
    ['raised'],
  ],
  ['one that passed its target', [anAlarm()], anAlarm({ overdue: true }), ['late']],
  ['mine, back from parking', [parked], { ...parked, parkedUntil: null }, ['reminded']],
  [
    'mine, with a further signal',
    [{ ...parked, parkedUntil: null }],
    { ...parked, parkedUntil: null, signals: 2 },
    ['mine'],
  ],
  ['one that another took', [anAlarm()], anAlarm({ status: 'in-hand', inHandOf: boris }), []],
  ['a further signal of the same urgency', [anAlarm()], anAlarm({ signals: 2 }), []],
])('%s', (_what, before, now, kinds) => {
  const was = reset(...before)
  expect(cuesOf(was, after(was, now)).map(({ kind }) => kind)).toEqual(kinds)
})

test('the most urgent comes first', () => {
  const was = reset()
  const cues = cuesOf(was, after(was, anAlarm({ id: 'a', priority: 4 }), anAlarm({ id: 'b', priority: 1 })))
  expect(cues.map(({ priority }) => priority)).toEqual([1, 4])
})

test('the first look at the room is no news', () => expect(cuesOf(nothingYet, reset(anAlarm()))).toEqual([]))

test('what came while the connection was lost is news', () => {
  const was = reset()
  const back = apply(
    was,
    {
      type: 'reset',
      body: { seq: 9, now: '2026-03-01T02:15:00.000Z', me: anna, alarms: [anAlarm()], incidents: [], units: [] },
    },
    0,
  )
  expect(cuesOf(was, back)).toHaveLength(1)
})

const withIncident = (assignment: Partial<Assignment>, openedBy: Incident['openedBy'] = anna): LiveState =>
  apply(
    nothingYet,
    {
      type: 'reset',
      body: {
        seq: 1,
        now: '2026-03-01T02:14:00.000Z',
        me: anna,
        incidents: [anIncident({ alarms: [], openedBy, assignments: [anAssignment(assignment)] })],
        units: [aUnit()],
      },
    },
    0,
  )

test.each([
  ['a crew that does not answer', { unacknowledged: true }, anna, ['mine']],
  ['a crew that has arrived', { status: 'on-scene' }, anna, ['mine']],
  ['a crew on its way', { status: 'en-route' }, anna, []],
  ['a crew of another', { status: 'on-scene' }, boris, []],
] as const)('of an incident that I lead: %s', (_what, change, by, kinds) => {
  expect(cuesOf(withIncident({}, by), withIncident(change, by)).map(({ kind }) => kind)).toEqual(kinds)
})

test('a crew that calls for help comes before everything', () => {
  const was = withIncident({})
  const distress = { since: '2026-03-01T02:14:01.000Z', incident: null, takenBy: null, position: null }
  const is = apply(
    was,
    {
      type: 'delta',
      body: { seq: 2, now: '2026-03-01T02:14:01.000Z', alarms: [anAlarm()], units: [aUnit({ distress })] },
    },
    0,
  )
  expect(cuesOf(was, is).map(({ kind, about }) => `${kind} ${about}`)).toEqual(['distress T-11', 'new A1'])
})
