import type { LeftUncovered, Recommendation, Uncovered } from './choice.ts'
import { type Cover, choose, leaves, type Situation } from './choose.ts'
import { type Demand, reachOf, uncovered } from './coverage.ts'
import { type Move, type MoveUp, moveUps } from './move-up.ts'
import { type PackedUnits, unpackUnits } from './packed.ts'

/** How the free units cover now what calls usually ask for, and the posts at which they could stand instead. */
export interface Covering extends MoveUp {
  readonly demand: Demand
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
      cover = coverBy(question.covering)
      return covered(question.covering, cover)
    }
    const recommendation = choose({ ...question.situation, units: unpackUnits(question.units) })
    const considered = recommendation.considered.slice(0, Math.max(question.atMost, recommendation.chosen.length))
    return { recommendation: { ...recommendation, considered }, leaves: cover && leaves(cover, recommendation) }
  }
}

const coverBy = ({ demand, names, units, fromUnits }: Covering): Cover => ({
  demand,
  reaches: new Map(units.map((capabilities, unit) => [names[unit]!, reachOf(demand, fromUnits, unit, capabilities)])),
})

const covered = (covering: Covering, { demand, reaches }: Cover): Covered => ({
  uncovered: uncovered(demand, [...reaches.values()]),
  moves: moveUps(demand, covering),
})
