import { describe, expect, test } from 'vitest'
import { exampleArea } from '../dispatch/simulation/example-area.ts'
import type { OwnArea } from '../own-area.ts'
import { inWords } from './own-area-in-words.ts'

const known: OwnArea = {
  scenario: { ...exampleArea, byHour: [0, 1, ...Array<number>(21).fill(4), 8] },
  stations: 6,
  calls: 2_310,
  days: 28,
  work: { seconds: 1_450, times: 1_903 },
  method: 'road',
  homeless: [],
  unanswerable: { share: 0, types: [] },
}

describe('on what is played is said', () => {
  test('whole, where everything is known', () =>
    expect(inWords(known, undefined)).toEqual([
      '12 units at 6 stations, 2310 calls of the last 28 days, the usual plans, by road.',
      'A unit works on a scene for 24:10 min on average, as it did 1903 times.',
      'All units are on duty at all hours, and set out at once.',
      `Calls by the hour of the day, from midnight: ·▁${'▄'.repeat(21)}█`,
    ]))

  test('with what is assumed and left out, where it is not', () => {
    const { byHour: _byHour, ...scenario } = known.scenario
    const little = inWords(
      {
        ...known,
        scenario,
        days: 1,
        work: { seconds: 1_800, times: 0 },
        method: 'straight-line',
        homeless: ['T-07', 'T-09'],
        unanswerable: { share: 0.034, types: ['fire', 'medical'] },
      },
      'plans.json',
    )
    expect(little).toEqual([
      '12 units at 6 stations, 2310 calls of the last day, the plans of plans.json, over straight lines, with a detour: no atlas knows these roads.',
      'A unit is assumed to work on a scene for 30:00 min on average: too few past times are known.',
      'All units are on duty at all hours, and set out at once.',
      'As many calls come at all hours: less than a week of them is known.',
      'Left out, being at no station that is registered: T-07, T-09.',
      'Left out, 3.4 % of the calls: no unit can do what the plans ask for (fire, medical).',
    ])
  })
})
