import { describe, expect, test } from 'vitest'
import type { Translate } from '../ui/i18n/index.ts'
import { anAlarm, anAssignment, anIncident, aRecommendation } from './examples.ts'
import { type AskedName, prompts } from './prompts.ts'

const now = Date.parse('2026-03-01T02:15:00.000Z')
const hand = { alarm: anAlarm(), incident: null }
const withIncident = {
  alarm: anAlarm(),
  incident: anIncident({ assignments: [anAssignment({ status: 'acknowledged' })] }),
}

describe('an answer becomes a command', () => {
  test.each<
    [AskedName, Parameters<(typeof prompts)['note']['order']>[0], { choice?: string; text?: string }, string, object]
  >([
    ['note', hand, { text: 'Voices' }, '/api/alarms/{id}/note', { text: 'Voices' }],
    ['note', withIncident, { text: 'Voices' }, '/api/incidents/{id}/note', { text: 'Voices' }],
    ['park', hand, { choice: '15' }, '/api/alarms/{id}/park', { until: '2026-03-01T02:30:00.000Z' }],
    [
      'close',
      hand,
      { choice: 'test', text: 'Installer' },
      '/api/alarms/{id}/close',
      { disposition: 'test', note: 'Installer' },
    ],
    ['takeOver', hand, { text: 'end of shift' }, '/api/alarms/{id}/take-over', { reason: 'end of shift' }],
    ['giveBack', hand, {}, '/api/alarms/{id}/give-back', {}],
    ['backUp', withIncident, { choice: 'any' }, '/api/incidents/{id}/back-up', {}],
    ['backUp', withIncident, { choice: 'fire' }, '/api/incidents/{id}/back-up', { capability: 'fire' }],
    ['nextAlarm', withIncident, { choice: '2' }, '/api/incidents/{id}/next-alarm', { level: 2 }],
    ['resolve', withIncident, { choice: 'handled' }, '/api/incidents/{id}/resolve', { disposition: 'handled' }],
    [
      'transfer',
      withIncident,
      { choice: '103', text: 'hurt' },
      '/api/incidents/{id}/transfer',
      { to: '103', reason: 'hurt' },
    ],
    [
      'transferSite',
      withIncident,
      { text: '7, their street' },
      '/api/incidents/{id}/transfer',
      { to: 'site', site: 7, reason: 'their street' },
    ],
    ['reopen', withIncident, { text: 'again' }, '/api/incidents/{id}/reopen', { reason: 'again' }],
    ['status', withIncident, { choice: 'on-scene I1.1' }, '/api/assignments/{id}/on-scene', {}],
  ])('%s', (name, about, answer, path, body) => {
    expect(prompts[name].order(about, answer, now)).toMatchObject({ path, body })
  })
})

test('a duty centre without a number is no transfer', () => {
  expect(prompts.transferSite.order(withIncident, { text: 'Samarqand' }, now)).toBeNull()
})

test('the next alarm is asked for with what it brings', () => {
  const [strike, ...others] = prompts.nextAlarm.choices({ ...withIncident, recommendation: aRecommendation([]) })
  expect(others).toEqual([])
  const words = ((key: string, given: object) => `${key} ${JSON.stringify(given)}`) as unknown as Translate
  expect([strike!.value, strike!.label(words)]).toEqual([
    '2',
    expect.stringMatching(/nextAlarm\.strike .*needs\.one .*2/),
  ])
})

test('a crew is only offered the steps that are still ahead', () => {
  const steps = prompts.status.choices(withIncident).map(({ value }) => value.split(' ')[0])
  expect(steps).toEqual(['en-route', 'on-scene', 'clear', 'recall'])
})

test('no question has more answers than there are digits', () => {
  for (const { choices } of Object.values(prompts)) expect(choices(withIncident).length).toBeLessThanOrEqual(9)
})
