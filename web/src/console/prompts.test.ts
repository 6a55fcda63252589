import { describe, expect, test } from 'vitest'
import type { Translate } from '../ui/i18n/index.ts'
import type { Me } from './actions.ts'
import { aChoice, anAlarm, anAssignment, anIncident, anna, aRecommendation, boris } from './examples.ts'
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
    expect(prompts[name].order(about, answer, now, anna)).toMatchObject({ path, body })
  })
})

test('a duty centre without a number is no transfer', () => {
  expect(prompts.transferSite.order(withIncident, { text: 'Samarqand' }, now, anna)).toBeNull()
})

test('the next alarm is asked for with what it brings', () => {
  const [strike, ...others] = prompts.nextAlarm.choices({ ...withIncident, recommendation: aRecommendation([]) }, anna)
  expect(others).toEqual([])
  const words = ((key: string, given: object) => `${key} ${JSON.stringify(given)}`) as unknown as Translate
  expect([strike!.value, strike!.label(words)]).toEqual([
    '2',
    expect.stringMatching(/nextAlarm\.strike .*needs\.one .*2/),
  ])
})

test('a crew is only offered the steps that are still ahead', () => {
  const steps = prompts.status.choices(withIncident, anna).map(({ value }) => value.split(' ')[0])
  expect(steps).toEqual(['en-route', 'on-scene', 'clear', 'recall'])
})

test('no question has more answers than there are digits', () => {
  for (const { choices } of Object.values(prompts)) expect(choices(withIncident, anna).length).toBeLessThanOrEqual(9)
})

describe('why others were sent', () => {
  const one = (unit: string) => ({ unit, why: null, seconds: null })
  const reasons = (withheld: string[], instead: string[]) => {
    const difference = { withheld, instead: instead.map(one), later: null }
    const incident = anIncident({ choices: [aChoice({ difference })] })
    return prompts.explain.choices({ alarm: null, incident }, anna).map(({ value }) => value)
  }

  test.each([
    ['one for one', ['T-1'], ['T-2'], ['really-nearer', 'fitter', 'kept-back', 'not-fit', 'other']],
    ['fewer', ['T-1'], [], ['kept-back', 'not-fit', 'fewer-do', 'other']],
    ['more', [], ['T-2'], ['really-nearer', 'fitter', 'more-needed', 'other']],
    ['one for two', ['T-1', 'T-3'], ['T-2'], ['really-nearer', 'fitter', 'kept-back', 'not-fit', 'fewer-do', 'other']],
  ])('is asked by reasons that fit: %s', (_name, withheld, instead, fit) =>
    expect(reasons(withheld, instead)).toEqual(fit),
  )

  test('is said of the choice that they made themselves before it is corrected of another', () => {
    const choices = [
      aChoice(),
      aChoice({ number: 2, by: boris }),
      aChoice({ number: 3, why: 'fitter', explainedBy: anna }),
    ]
    const about = (given: typeof choices) =>
      prompts.explain.order({ alarm: null, incident: anIncident({ choices: given }) }, { choice: 'fitter' }, now, anna)
    expect(about(choices)).toMatchObject({ body: { choice: 1, why: 'fitter' } })
    expect(about(choices.slice(1))).toMatchObject({ body: { choice: 3, why: 'fitter' } })
    expect(about(choices.slice(1, 2))).toBeNull()
  })

  test('is corrected of another by who leads the shift, as a deed of its own', () => {
    const incident = anIncident({ choices: [aChoice({ why: 'fitter', explainedBy: anna })] })
    const answer = { choice: 'not-fit' }
    const pathFor = (me: Me) => prompts.explain.order({ alarm: null, incident }, answer, now, me)?.path
    expect(pathFor(anna)).toBe('/api/incidents/{id}/explain-choice')
    expect(pathFor({ id: 'lola', role: 'supervisor' })).toBe('/api/incidents/{id}/correct-choice')
  })

  test('is no question any more when the incident is closed', () => {
    const incident = anIncident({ status: 'closed', choices: [aChoice()] })
    expect(prompts.explain.choices({ alarm: null, incident }, anna)).toEqual([])
  })
})
