import { describe, expect, test } from 'vitest'
import { IncidentType } from '../incidents/incident.ts'
import { askedBy, flawsOf, planFor, readPlans } from './plans.ts'
import { usualPlans } from './usual-plans.ts'

const patrol = { oneOf: ['patrol'], count: 1, within: 600 }
const everything = { types: IncidentType.options, priorities: [1, 2, 3, 4, 5], alarms: [[patrol]] }

describe('plans of a duty centre', () => {
  test('the usual ones can be used, also as a file says them', () => {
    expect(flawsOf(usualPlans)).toEqual([])
    expect(readPlans(JSON.parse(JSON.stringify(usualPlans)))).toEqual(usualPlans)
  })

  test('one plan may be for everything', () => expect(readPlans([everything])).toHaveLength(1))

  test.each<[string, unknown, RegExp]>([
    ['that are no list', {}, /expected array/],
    ['that are empty', [], /^.*\n.*>=1 items/],
    [
      'a capability that nobody has',
      [{ ...everything, alarms: [[{ ...patrol, oneOf: ['wizard'] }]] }],
      /Plan 1, alarms 1 1 oneOf 1: .*"patrol"/,
    ],
    ['a type that does not exist', [{ ...everything, types: ['flood'] }], /Plan 1, types 1: .*"hold-up"/],
    ['a priority that does not exist', [{ ...everything, priorities: [6] }], /Plan 1, priorities 1/],
    ['that ask for nothing', [{ ...everything, alarms: [[]] }], /Plan 1, alarms 1: .*>=1 items/],
    ['that ask for no unit', [{ ...everything, alarms: [[{ ...patrol, count: 0 }]] }], /Plan 1, alarms 1 1 count/],
    ['that misspell a word', [{ ...everything, alarm: [] }], /Plan 1: .*"alarm"/],
    ['with a fourth alarm', [{ ...everything, alarms: Array(4).fill([patrol]) }], /Plan 1, alarms: .*<=3 items/],
    ['without a type', [{ ...everything, types: ['fire'] }], /There is no plan for hold-up at priority 1\./],
    ['without a priority', [{ ...everything, priorities: [1, 2, 3, 4] }], /no plan for fire at priority 5/],
    [
      'with two for the same',
      [everything, { ...everything, types: ['fire'], priorities: [2] }],
      /several plans for fire at priority 2: the plans 1 and 2/,
    ],
    [
      'where one crew counts twice for the same',
      [{ ...everything, crewsCoverSeveral: true, alarms: [[patrol, { ...patrol, oneOf: ['dog', 'patrol'] }]] }],
      /Plan 1 lets a crew cover several needs/,
    ],
    [
      'too large to choose for',
      [{ ...everything, alarms: [Array(8).fill({ ...patrol, count: 12 })] }],
      /Plan 1 asks for too many/,
    ],
  ])('%s: what is wrong is said', (_name, given, flaw) => expect(() => readPlans(given)).toThrow(flaw))

  test('everything that is wrong is said at once', () =>
    expect(flawsOf([{ ...everything, types: ['fire'], priorities: [1] } as never])).toHaveLength(
      IncidentType.options.length * 5 - 1,
    ))
})

describe('what an incident asks for', () => {
  const fire = planFor(usualPlans, 'fire', 1)

  test('at once, and what more at the second and the third alarm', () => {
    expect(askedBy(fire).needs).toEqual(fire.alarms[0])
    expect(askedBy(fire, 2).needs).toEqual([...fire.alarms[0]!, ...fire.alarms[1]!])
    expect(askedBy(fire, 3).needs).toEqual(fire.alarms.flat())
  })

  test('no more at a third alarm where the plan has none', () => {
    const medical = planFor(usualPlans, 'medical', 2)
    expect(askedBy(medical, 3)).toEqual(askedBy(medical, 2))
  })

  test('less where it is less urgent', () =>
    expect(askedBy(planFor(usualPlans, 'panic', 3)).needs.length).toBeLessThan(
      askedBy(planFor(usualPlans, 'panic', 1)).needs.length,
    ))

  test('one unit for each need, or several of one alarm by one crew where the plan says so', () => {
    expect(askedBy(fire).together).toEqual([0, 1, 2])
    expect(askedBy(planFor(usualPlans, 'traffic', 1), 2).together).toEqual([0, 0, 0, 1, 1, 1])
  })

  test.each([
    ['fire', 'fire'],
    ['medical', 'medical'],
    ['technical', 'technical'],
    ['panic', 'patrol'],
  ] as const)('%s: first of all %s', (type, capability) =>
    expect(askedBy(planFor(usualPlans, type, 2)).needs[0]!.oneOf).toEqual([capability]),
  )
})
