import type { Cells } from './cells.ts'
import type { LeftUncovered, Recommendation, Uncovered } from './choice.ts'
import { type Cover, choose, leaves, type Situation } from './choose.ts'
import { type Demand, reachesOf, type Times, uncovered } from './coverage.ts'
import { type Move, type MoveUp, moveUps } from './move-up.ts'
import { type PackedUnits, unpackUnits } from './packed.ts'

/** How the free units cover now what calls usually ask for, and the posts at which they could stand instead. */
export interface Covering extends Omit<MoveUp, 'reaches'> {
  readonly demand: Demand
  /** From where each unit is to every point. */
  readonly fromUnits: Times
  /** The names of the units, in their order. */
  readonly names: readonly string[]
}

/** What is asked of whoever chooses. */
export type Question =
  | {
      readonly ask: 'choose'
      readonly situation: Omit<Situation, 'units'>
      readonly units: PackedUnits
      readonly atMost: number
    }
  | { readonly ask: 'cover'; readonly covering: Covering }

/** Who should go, with the first of all who were considered, and what that leaves uncovered; null until somebody has asked how things are covered. */
export interface Chosen {
  readonly recommendation: Recommendation
  readonly leaves: LeftUncovered | null
}
/** What nobody is in time for, and who should stand elsewhere. */
export interface Covered {
  readonly uncovered: Uncovered
  readonly moves: readonly Move[]
}

/** Answers such questions one after the other; how things were covered when it was last asked, it remembers. */
export const answerOf = (): ((question: Question) => Chosen | Covered) => {
  let cover: Cover | null = null
  return (question) => {
    if (question.ask === 'cover') {
      const { covering } = question
      const reaches = reachesOf(covering.demand, covering.fromUnits, covering.units)
      cover = coverBy(covering, reaches)
      return covered(covering, reaches)
    }
    const recommendation = choose({ ...question.situation, units: unpackUnits(question.units) })
    const considered = recommendation.considered.slice(0, Math.max(question.atMost, recommendation.chosen.length))
    return { recommendation: { ...recommendation, considered }, leaves: cover && leaves(cover, recommendation) }
  }
}

const coverBy = ({ demand, names }: Covering, reaches: readonly Cells[]): Cover => ({
  demand,
  reaches: new Map(names.map((name, unit) => [name, reaches[unit]!])),
})

const covered = (covering: Covering, reaches: readonly Cells[]): Covered => ({
  uncovered: uncovered(covering.demand, reaches),
  moves: moveUps(covering.demand, { ...covering, reaches }),
})
