import type { Position } from '../../platform/words.ts'
import type { Recommendation } from '../choice.ts'
import { type Demand, uncovered } from '../coverage.ts'
import { moveUps } from '../move-up.ts'
import { spare, sparesFrom } from '../spare.ts'
import type { Case, Crew } from './crew.ts'
import type { Scenario } from './scenario.ts'

export const policyNames = ['closest', 'coverage'] as const
export type PolicyName = (typeof policyNames)[number]

/** What a duty centre makes of what is recommended, and of the units that are left. */
export interface Policy {
  choose(recommended: Recommendation, wanting: Case, crews: readonly Crew[]): Recommendation
  /** Who should stand elsewhere. */
  moves(
    crews: readonly Crew[],
    now: number,
  ): readonly { readonly crew: Crew; readonly to: Position; readonly seconds: number }[]
}

/** Who is there soonest goes, and whoever is done goes home. */
const closest: Policy = { choose: (recommended) => recommended, moves: () => [] }

/** Among those who are in time, who leaves least uncovered goes; and who is free stands where most is covered. */
const coverage = (scenario: Scenario): Policy => {
  const { sources, posts, target, seconds } = scenario
  const demand: Demand = { weights: sources.map(({ perHour }) => perHour), areas: sources.map(({ area }) => area) }
  const timesFrom = (starts: readonly Position[]): Float64Array =>
    Float64Array.from(starts.flatMap((start) => sources.map(({ position }) => seconds(start, position))))
  const fromPosts = timesFrom(posts)
  return {
    choose(recommended, { call }, crews) {
      if (call.source.priority < sparesFrom) return recommended
      const free = crews.filter(isFree)
      const times = timesFrom(free.map(({ standing }) => standing))
      const leaves = (chosen: readonly string[]): number => {
        const left = free.flatMap(({ team }, index) => (chosen.includes(team.id) ? [] : [index]))
        return uncovered(demand, times, left, target).share
      }
      return spare(recommended, new Map(crews.map(({ unit }) => [unit.id, unit])), leaves, target)
    },
    moves(crews, now) {
      const free = crews.filter(isFree)
      const drives = Float64Array.from(free.flatMap((crew) => posts.map((post) => seconds(crew.at(now), post))))
      return moveUps(demand, {
        fromUnits: timesFrom(free.map(({ standing }) => standing)),
        fromPosts,
        drives,
        units: free.length,
        posts: posts.length,
        target,
      }).map((move) => ({ crew: free[move.unit]!, to: posts[move.post]!, seconds: move.seconds }))
    },
  }
}

const isFree = ({ status }: Crew): boolean => status === 'available'

export const policies = { closest: () => closest, coverage } as const satisfies Record<
  PolicyName,
  (scenario: Scenario) => Policy
>
