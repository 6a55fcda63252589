import { expect, test } from 'vitest'
import type { Alarm, Assignment, Incident } from '../../api/words.ts'
import { anAlarm, anAssignment, anIncident, anna, boris } from '../examples.ts'
import { furthest, stepOf } from './guide.ts'

const known = (alarms: Alarm[], incidents: Incident[] = []) => ({
  me: anna,
  alarms: new Map(alarms.map((one) => [one.id, one])),
  incidents: new Map(incidents.map((one) => [one.id, one])),
  closedIncidents: new Map<string, Incident>(),
})
const mine = anAlarm({ status: 'in-hand', inHandOf: anna })
const withUnit = (change: Partial<Assignment>) => [anIncident({ assignments: [anAssignment(change)] })]

test.each([
  ['nothing is mine', known([anAlarm(), anAlarm({ id: 'A2', inHandOf: boris })]), 'take'],
  ['an alarm is mine', known([mine]), 'incident'],
  ['it is an incident', known([{ ...mine, incident: 'I1' }], [anIncident()]), 'send'],
  ['a team is sent', known([mine], withUnit({})), 'watch'],
  ['the team has arrived', known([mine], withUnit({ onSceneAt: '2026-03-01T02:20:00.000Z' })), 'replay'],
] as const)('when %s', (_what, state, step) => expect(stepOf(state, false)).toBe(step))

test('after the replay nothing is left', () => expect(stepOf(known([]), true)).toBe('done'))

test('nobody is led back', () => {
  expect(furthest('send', 'take')).toBe('send')
  expect(furthest('take', 'watch')).toBe('watch')
})
