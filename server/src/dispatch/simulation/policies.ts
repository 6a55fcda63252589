import type { Position } from '../../platform/words.ts'
import type { Cells } from '../cells.ts'
import type { Recommendation } from '../choice.ts'
import { type Demand, reachesOf, uncovered } from '../coverage.ts'
import { wantedOf } from '../demand.ts'
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
  const { posts, target, seconds } = scenario
  const { points, demand } = demandIn(scenario)
  const timesFrom = (starts: readonly Position[]): Float64Array =>
    Float64Array.from(starts.flatMap((start) => points.map((point) => seconds(start, point))))
  const fromPosts = timesFrom(posts)
  const reachesFrom = (crews: readonly Crew[]): Cells[] =>
    reachesOf(
      demand,
      timesFrom(crews.map(({ standing }) => standing)),
      crews.map(({ team }) => team.capabilities),
    )
  return {
    choose(recommended, { call }, crews) {
      if (call.source.priority < sparesFrom) return recommended
      const free = crews.filter(isFree)
      const reaches = reachesFrom(free)
      const leaves = (chosen: readonly string[]): number =>
        uncovered(
          demand,
          reaches.filter((_, index) => !chosen.includes(free[index]!.team.id)),
        ).share
      return spare(recommended, new Map(crews.map(({ unit }) => [unit.id, unit])), leaves, target)
    },
    moves(crews, now) {
      const free = crews.filter(isFree)
      const drives = Float64Array.from(free.flatMap((crew) => posts.map((post) => crew.secondsTo(post, now))))
      return moveUps(demand, {
        units: free.map(({ team }) => team.capabilities),
        reaches: reachesFrom(free),
        posts: posts.length,
        fromPosts,
        drives,
      }).map((move) => ({ crew: free[move.unit]!, to: posts[move.post]!, seconds: move.seconds }))
    },
  }
}

/** What is asked for in the area, and where: the sources of one place are one point. */
const demandIn = ({ sources, plans }: Scenario): { readonly points: readonly Position[]; readonly demand: Demand } => {
  const places = [...Map.groupBy(sources, ({ position }) => position)]
  const mixes = places.map(
    ([, those]) => new Map(those.map(({ type, priority, perHour }) => [[{ type, priority, part: 1 }], perHour])),
  )
  return {
    points: places.map(([point]) => point),
    demand: { areas: places.map(([, [first]]) => first!.area), ...wantedOf(mixes, plans) },
  }
}

const isFree = ({ status }: Crew): boolean => status === 'available'

export const policies = { closest: () => closest, coverage } as const satisfies Record<
  PolicyName,
  (scenario: Scenario) => Policy
>
