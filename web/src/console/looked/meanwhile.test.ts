import { expect, test } from 'vitest'
import { anAlarm, anIncident, aUnit } from '../examples.ts'
import { isQuiet, meanwhileOf } from './meanwhile.ts'

const known = (alarms = [anAlarm()], incidents = [anIncident()], units = [aUnit()]) => ({
  alarms: new Map(alarms.map((one) => [one.id, one])),
  incidents: new Map(incidents.map((one) => [one.id, one])),
  units: new Map(units.map((one) => [one.id, one])),
})

test('nothing happened', () => expect(isQuiet(meanwhileOf(known(), known()))).toBe(true))

test('what came, what became worse and what ended is counted', () => {
  const before = known([anAlarm({ id: 'late' }), anAlarm({ id: 'raised', priority: 3 }), anAlarm({ id: 'gone' })])
  const after = known(
    [anAlarm({ id: 'late', overdue: true }), anAlarm({ id: 'raised', priority: 1 }), anAlarm({ id: 'new' })],
    [anIncident(), anIncident({ id: 'I2' })],
    [aUnit({ status: 'en-route' }), aUnit({ id: 'T-12' })],
  )
  expect(meanwhileOf(before, after)).toEqual({ opened: 1, late: 1, raised: 1, closed: 1, incidents: 1, reported: 1 })
})
