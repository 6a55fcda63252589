import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Capability } from '../units/unit.ts'
import { type Demand, reachesOf, reachOf, uncovered } from './coverage.ts'
import { longestDrive, type Move, type MoveUp, mostMoves, moveUps, worthwhile } from './move-up.ts'

/** Who reaches a point takes a second, who does not takes too long. */
const times = (reach: readonly (readonly number[])[]): number[] => reach.flat().map((one) => (one === 1 ? 1 : 900))
const place = (
  fromUnits: number[][],
  fromPosts: number[][],
  drives?: number[],
  units: readonly Capability[][] = fromUnits.map(() => ['patrol']),
): MoveUp => ({
  units,
  reaches: reachesOf(demandOf(...fromUnits[0]!), times(fromUnits), units),
  posts: fromPosts.length,
  fromPosts: times(fromPosts),
  drives: drives ?? Array(fromUnits.length * fromPosts.length).fill(60),
})
const demandOf = (...weights: number[]): Demand => ({
  wants: [{ oneOf: ['patrol'], within: 300 }],
  areas: weights.map(() => null),
  weights,
})

/** What is covered once these moves are made. */
const coveredAfter = (
  demand: Demand,
  { units, reaches, fromPosts }: MoveUp,
  moves: readonly Pick<Move, 'unit' | 'post'>[],
) =>
  1 -
  uncovered(
    demand,
    units.map((capabilities, unit) => {
      const move = moves.find((one) => one.unit === unit)
      return move ? reachOf(demand, fromPosts, move.post, capabilities) : reaches[unit]!
    }),
  ).share

describe('a free unit should stand', () => {
  test('where most of what nobody covers is within reach, and it says what that gains', () =>
    expect(
      moveUps(
        demandOf(2, 1, 7),
        place(
          [
            [1, 0, 0],
            [1, 0, 0],
          ],
          [
            [0, 1, 0],
            [0, 0, 1],
          ],
        ),
      ),
    ).toEqual([{ unit: 0, post: 1, seconds: 60, gain: 0.7 }]))

  test('if it is not the only one where it stands: then it stays', () =>
    expect(moveUps(demandOf(5, 5), place([[1, 0]], [[0, 1]]))).toEqual([]))

  test('the nearer one, where either gains as much', () =>
    expect(
      moveUps(
        demandOf(5, 5),
        place(
          [
            [1, 0],
            [1, 0],
          ],
          [[0, 1]],
          [90, 30],
        ),
      ),
    ).toMatchObject([{ unit: 1, seconds: 30 }]))

  test('that can do what is asked there', () =>
    expect(
      moveUps(
        demandOf(5, 5),
        place(
          [
            [1, 0],
            [1, 0],
          ],
          [[0, 1]],
          [30, 90],
          [['medical'], ['patrol']],
        ),
      ),
    ).toEqual([]))

  test('nowhere that is too far, or that nobody knows the way to', () =>
    expect(
      moveUps(
        demandOf(5, 5),
        place(
          [
            [1, 0],
            [1, 0],
          ],
          [[0, 1]],
          [longestDrive + 1, Number.NaN],
        ),
      ),
    ).toEqual([]))

  test('nowhere for a trifle', () =>
    expect(
      moveUps(
        demandOf(99, 1),
        place(
          [
            [1, 0],
            [1, 0],
          ],
          [[0, 1]],
        ),
      ),
    ).toEqual([]))

  test('each of them once, each post by one, and only a few of them', () => {
    const points = 8
    const each = (at: number) => Array.from({ length: points }, (_, point) => Number(point === at))
    const moves = moveUps(
      demandOf(...Array(points).fill(1)),
      place(
        Array.from({ length: 6 }, () => each(0)),
        Array.from({ length: points }, (_, at) => each(at)),
      ),
    )
    expect(moves).toHaveLength(mostMoves)
    expect(new Set(moves.map(({ unit }) => unit)).size).toBe(mostMoves)
    expect(new Set(moves.map(({ post }) => post)).size).toBe(mostMoves)
  })

  test('elsewhere than the first best place, where two of them cover more so', () => {
    // The middle covers most alone, and is taken first; the two beside it cover everything together.
    const demand = demandOf(2, 3, 3, 2, 0.1)
    const units = [
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 1],
    ]
    const posts = [
      [0, 1, 1, 0, 0],
      [1, 1, 0, 0, 0],
      [0, 0, 1, 1, 0],
    ]
    const both = moveUps(demand, place(units, posts))
    expect(both.map(({ post }) => post).sort()).toEqual([1, 2])
  })
})

describe('in any place', () => {
  const places = fc
    .record({
      units: fc.integer({ min: 1, max: 4 }),
      posts: fc.integer({ min: 1, max: 4 }),
      points: fc.integer({ min: 1, max: 6 }),
    })
    .chain(({ units, posts, points }) => {
      const reach = (count: number) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: points, maxLength: points }), {
          minLength: count,
          maxLength: count,
        })
      const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: points, maxLength: points })
      return fc.tuple(weights, reach(units), reach(posts))
    })
    .map(([weights, units, posts]) => [demandOf(...weights), place(units, posts)] as const)

  test('the gains are what is covered more, and none is a trifle', () =>
    fc.assert(
      fc.property(places, ([demand, given]) => {
        const moves = moveUps(demand, given)
        for (const [index, { gain }] of moves.entries()) {
          expect(gain).toBeGreaterThanOrEqual(worthwhile)
          const before = coveredAfter(demand, given, moves.slice(0, index))
          expect(coveredAfter(demand, given, moves.slice(0, index + 1)) - before).toBeCloseTo(gain, 9)
        }
      }),
    ))

  test('no single move would gain more than the first alone, and nothing is left that is worthwhile', () =>
    fc.assert(
      fc.property(places, ([demand, given]) => {
        const moves = moveUps(demand, given)
        const covered = coveredAfter(demand, given, moves)
        for (const unit of given.units.keys())
          for (let post = 0; post < given.posts; post++) {
            expect(coveredAfter(demand, given, [{ unit, post }])).toBeLessThanOrEqual(
              Math.max(covered, coveredAfter(demand, given, [])) + worthwhile,
            )
            const taken = moves.some((move) => move.unit === unit || move.post === post)
            if (taken || moves.length === mostMoves) continue
            const more = coveredAfter(demand, given, [...moves, { unit, post }]) - covered
            expect(more).toBeLessThan(worthwhile + 1e-9)
          }
      }),
    ))
})
