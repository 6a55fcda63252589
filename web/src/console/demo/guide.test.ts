import { describe, expect, test } from 'vitest'
import { nothingYet } from '../../api/live/state.ts'
import type { Alarm, Assignment, Incident } from '../../api/words.ts'
import { anAlarm, anAssignment, anIncident, anna, boris } from '../examples.ts'
import { atTheBeginning, type Progress, progressAfter, wayBack } from './guide.ts'

const known = (alarms: Alarm[], incidents: Incident[] = [], closed: Incident[] = []) => ({
  seq: 1,
  me: anna,
  alarms: new Map(alarms.map((one) => [one.id, one])),
  incidents: new Map(incidents.map((one) => [one.id, one])),
  closedIncidents: new Map(closed.map((one) => [one.id, one])),
})
const mine = anAlarm({ status: 'in-hand', inHandOf: anna })
const escalated = { ...mine, incident: 'I1' }
const withUnit = (change: Partial<Assignment>, of: Partial<Incident> = {}) =>
  anIncident({ assignments: [anAssignment(change)], ...of })
const there = { onSceneAt: '2026-03-01T02:20:00.000Z' }
const gone = { ...there, clearedAt: '2026-03-01T02:40:00.000Z' }
const ofBoris = { openedBy: boris, alarms: [] }

const at = (step: Progress['step'], incident: string | null = 'I1'): Progress => ({ ...atTheBeginning, step, incident })

test.each([
  ['nothing is mine', known([anAlarm(), anAlarm({ id: 'A2', inHandOf: boris })]), 'take'],
  ['only another has an incident', known([anAlarm()], [withUnit(there, ofBoris)]), 'take'],
  ['an alarm is mine', known([mine]), 'incident'],
  ['it is an incident', known([escalated], [anIncident()]), 'send'],
  ['a team is sent', known([escalated], [withUnit({})]), 'watch'],
  ['the team has arrived', known([escalated], [withUnit(there)]), 'resolve'],
  ['the team is gone', known([escalated], [withUnit(gone)]), 'resolve'],
  ['it is resolved', known([escalated], [withUnit(there, { status: 'resolved' })]), 'leave'],
  [
    'it is resolved, the team gone',
    known([escalated], [withUnit({ ...gone, status: 'cleared' }, { status: 'resolved' })]),
    'close',
  ],
  ['it is closed', known([], [], [withUnit(gone, { status: 'closed' })]), 'replay'],
  ['one is new and one far', known([], [anIncident({ id: 'I2' }), withUnit(there)]), 'resolve'],
] as const)('when %s', (_what, state, step) => expect(progressAfter(atTheBeginning, state).step).toBe(step))

describe('nobody is led back', () => {
  test('by what is yet to be done with another incident', () => {
    expect(progressAfter(at('resolve'), known([escalated], [withUnit(there), anIncident({ id: 'I2' })]))).toEqual(
      at('resolve'),
    )
    expect(progressAfter(at('close'), known([], [withUnit({})]))).toEqual(at('close'))
  })
  test('but to another alarm, when the first became no incident', () => {
    expect(progressAfter(at('incident', null), known([anAlarm({ id: 'A2' })]))).toEqual(atTheBeginning)
  })
})

test('what somebody else has ended meanwhile is at its end', () => {
  expect(progressAfter(at('watch'), known([]))).toEqual(at('replay'))
})

test('a page that knows nothing yet changes nothing', () => {
  expect(progressAfter(at('watch'), { ...known([]), seq: -1 })).toEqual(at('watch'))
})

test('after the replay nothing is left, until one begins anew: then with what comes after that', () => {
  const closed = withUnit(gone, { status: 'closed' })
  expect(progressAfter(at('done'), known([mine], [], [closed]))).toEqual(at('done'))
  const anew = { ...atTheBeginning, since: '2026-03-01T03:00:00.000Z' }
  expect(progressAfter(anew, known([], [], [closed]))).toEqual(anew)
  const next = anIncident({ id: 'I2', openedAt: '2026-03-01T03:01:00.000Z' })
  expect(progressAfter(anew, known([], [next], [closed]))).toEqual({ ...anew, step: 'send', incident: 'I2' })
})

describe('what lies on top of the incident of the next step', () => {
  const other = anAlarm({ id: 'A2', status: 'in-hand', inHandOf: anna })
  const state = { ...nothingYet, ...known([escalated, other], [withUnit(there)]) }

  test('is gone back from, by the number of the incident in hand', () =>
    expect(wayBack(state, at('resolve'), undefined)).toEqual({ row: 'alarm:A1', digit: 1 }))
  test('needs no way back when it is the incident itself', () => expect(wayBack(state, at('resolve'), 'I1')).toBeNull())
  test.each(['take', 'watch', 'replay', 'done'] as const)('does not matter at the step %s', (step) =>
    expect(wayBack(state, at(step), undefined)).toBeNull(),
  )
  test('is gone back from without a number when somebody else has the alarm in hand', () =>
    expect(wayBack({ ...state, me: { ...boris, role: 'operator', unit: null } }, at('resolve'), undefined)).toEqual({
      row: 'alarm:A1',
      digit: 0,
    }))
})
