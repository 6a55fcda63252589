import { describe, expect, test } from 'vitest'
import type { Position, Priority } from '../../platform/words.ts'
import type { Capability } from '../../units/unit.ts'
import type { ResponsePlan } from '../plan.ts'
import { type Call, callsOf } from './calls.ts'
import { chanceOf } from './chance.ts'
import { exampleArea } from './example-area.ts'
import { policies } from './policies.ts'
import type { Scenario, Source, Team } from './scenario.ts'
import { simulate } from './simulate.ts'

/** A town along one road: a place is how many seconds it is from the beginning of it. */
const at = (seconds: number): Position => [seconds / 1_000, 0]
const seconds = ([a]: Position, [b]: Position): number => Math.round(Math.abs(a - b) * 1_000)

const team = (id: string, home: number, ...capabilities: Capability[]): Team => ({
  id,
  home: at(home),
  capabilities: capabilities.length > 0 ? capabilities : ['patrol'],
})
const within = 150
const plan = (...oneOf: readonly Capability[]): ResponsePlan => ({
  types: ['other'],
  priorities: [1, 2, 3, 4, 5],
  alarms: [oneOf.map((capability) => ({ oneOf: [capability], count: 1, within }))],
})
const townOf = (teams: readonly Team[], plans = [plan('patrol')], posts: readonly number[] = []): Scenario => ({
  teams,
  sources: [source(100, 3), source(900, 3)],
  plans,
  posts: posts.map(at),
  target: within,
  work: 1_000,
  seconds,
})
const source = (place: number, priority: Priority): Source => ({
  position: at(place),
  area: null,
  type: 'other',
  priority,
  perHour: 1,
})
let count = 0
/** A call at this time, from this place; each unit works for so long. */
const call = (time: number, place: number, work: number, priority: Priority = 3): Call => ({
  id: `${++count}`,
  at: time,
  source: source(place, priority),
  work: [work],
})
const told = (town: Scenario, ...calls: Call[]) => {
  const { responses } = simulate(town, policies.closest(), calls, 10_000)
  return calls.map(({ id }) => {
    const { unit, seconds: after, waited, delayed } = responses.find((one) => one.call.id === id)!
    return [unit, after, waited, delayed]
  })
}

describe('a day is played through', () => {
  test('who is nearest is sent, and who is busy is not', () =>
    expect(told(townOf([team('A', 0), team('B', 1_000)]), call(0, 100, 500), call(10, 100, 500))).toEqual([
      ['A', 100, 0, false],
      ['B', 900, 0, false],
    ]))

  test('what finds nobody waits until somebody is done, and is reached from there', () =>
    expect(told(townOf([team('A', 0)]), call(0, 100, 500), call(50, 300, 10))).toEqual([
      ['A', 100, 0, false],
      // 100 s of driving and 500 s of work since the first call came; then 200 s on.
      ['A', 750, 550, true],
    ]))

  test('the most urgent of those that wait is next, then the oldest', () => {
    const [first, late, urgent] = [call(0, 0, 100), call(10, 0, 100, 4), call(20, 0, 100, 2)]
    expect(told(townOf([team('A', 0)]), first, late, urgent)).toEqual([
      ['A', 0, 0, false],
      ['A', 190, 190, true],
      ['A', 80, 80, true],
    ])
  })

  test('who is on the way to something less urgent is called away, and that waits again', () =>
    expect(told(townOf([team('A', 0)]), call(0, 500, 100, 4), call(100, 200, 50, 1))).toEqual([
      // Called away after 100 s at 100, there after 200 s, done after 250 s; then 300 s on.
      ['A', 550, 0, false],
      ['A', 100, 0, false],
    ]))

  test('who is done can be sent from the way home', () =>
    expect(told(townOf([team('A', 0)]), call(0, 600, 100), call(900, 500, 10))[1]).toEqual(['A', 100, 0, false]))

  test('by a table of places, who is on the way is as far from everywhere as its ends, in proportion', () => {
    // At half of the way from 0 to 500, it is half as far from 400 as 400 and half as far as 100.
    const town = { ...townOf([team('A', 0)]), isOfPlaces: true }
    expect(told(town, call(0, 500, 100, 4), call(250, 400, 50, 1))[1]).toEqual(['A', 250, 0, false])
    expect(told(town, call(0, 500, 100, 4), call(250, 700, 50, 1))[1]).toEqual(['A', 450, 0, false])
  })

  test('everything that the plan asks for is sent, and the first who is there counts', () => {
    const town = townOf([team('A', 0), team('M', 300, 'medical')], [plan('patrol', 'medical')])
    const { responses, workload } = simulate(town, policies.closest(), [call(0, 100, 700)], 1_000)
    expect(responses).toMatchObject([{ unit: 'A', seconds: 100 }])
    expect([...workload]).toEqual([
      ['A', 0.8],
      ['M', 0.9],
    ])
  })

  test('what no unit can do is not answered, and stops nothing else', () => {
    const town = townOf([team('A', 0)], [plan('fire')])
    expect(simulate(town, policies.closest(), [call(0, 100, 10)], 1_000).responses).toEqual([])
  })
})

describe('what the policy of coverage does otherwise', () => {
  const town = townOf([team('A', 0), team('B', 230)], [plan('patrol')], [900])

  test('who alone covers a place is kept, while the other is in time', () => {
    const lonely = { ...town, posts: [], sources: [source(100, 3), source(350, 3)] }
    // B is nearer; but only B is in time for what comes from 350.
    const calls = [call(0, 120, 100)]
    expect(simulate(lonely, policies.closest(), calls, 1_000).responses).toMatchObject([{ unit: 'B' }])
    expect(simulate(lonely, policies.coverage(lonely), calls, 1_000).responses).toMatchObject([{ unit: 'A' }])
  })

  test('but the most urgent call is answered by the soonest', () => {
    const lonely = { ...town, posts: [], sources: [source(100, 3), source(350, 3)] }
    const outcome = simulate(lonely, policies.coverage(lonely), [call(0, 120, 100, 1)], 1_000)
    expect(outcome.responses).toMatchObject([{ unit: 'B' }])
  })

  test('who is free stands where nobody would be in time', () => {
    const three = { ...town, teams: [team('A', 0), team('B', 230), team('C', 220)] }
    const calls = [call(0, 100, 100), call(5_000, 900, 10)]
    expect(simulate(three, policies.closest(), calls, 10_000).responses[1]!.seconds).toBeGreaterThan(500)
    const { responses, moves } = simulate(three, policies.coverage(three), calls, 10_000)
    expect([responses[1]!.seconds, moves > 0]).toEqual([0, true])
  })
})

describe('the example area', () => {
  const day = 86_400
  test.each(['closest', 'coverage'] as const)('%s: the same seed gives the same day, to the second', (name) => {
    const play = () => simulate(exampleArea, policies[name](exampleArea), callsOf(exampleArea, day, chanceOf(3)), day)
    expect(play()).toEqual(play())
  })

  test('every call is answered, as many come as are said to, and another seed gives others', () => {
    const calls = callsOf(exampleArea, 20 * day, chanceOf(3))
    const expected = 20 * 24 * exampleArea.sources.reduce((sum, { perHour }) => sum + perHour, 0)
    // Four standard deviations of a Poisson count.
    expect(Math.abs(calls.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
    expect(simulate(exampleArea, policies.closest(), calls, day).responses).toHaveLength(calls.length)
    expect(callsOf(exampleArea, day, chanceOf(4))[0]!.at).not.toBe(calls[0]!.at)
  })

  test('calls come at the hours at which they are said to, and no more of them', () => {
    const byHour = [...Array<number>(12).fill(0.5), ...Array<number>(12).fill(1.5)]
    const calls = callsOf({ ...exampleArea, byHour }, 20 * day, chanceOf(3))
    const expected = 20 * 24 * exampleArea.sources.reduce((sum, { perHour }) => sum + perHour, 0)
    const beforeNoon = calls.filter(({ at }) => at % day < day / 2).length
    expect(Math.abs(calls.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
    expect(Math.abs(beforeNoon - expected / 4)).toBeLessThan(4 * Math.sqrt(expected / 4))
  })
})
