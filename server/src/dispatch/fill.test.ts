import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Comer, type Filling, fill } from './fill.ts'

/** Comers by what they are able to and when they arrive: `comer(5, 0, 1)` arrives after 5 s, for the needs 0 and 1. */
const comer = (seconds: number, ...needs: number[]): Comer => ({
  seconds,
  able: needs.reduce((bits, need) => bits | (1 << need), 0),
})

describe('needs are filled', () => {
  test('by who is there first', () =>
    expect(fill([1], [comer(1, 1), comer(2, 0), comer(3, 0)])).toEqual({
      chosen: [{ comer: 1, needs: [0] }],
      missing: [0],
    }))

  test('so that the last is there soonest, though somebody has to go where they are not nearest', () => {
    // Who can do both is nearest for either; nobody else is for the second in less than 9.
    const filling = fill([1, 1], [comer(1, 0, 1), comer(4, 0), comer(9, 1)])
    expect(filling.chosen).toEqual([
      { comer: 0, needs: [1] },
      { comer: 1, needs: [0] },
    ])
  })

  test('where the last arrival is the same, so that the others are there soonest', () =>
    expect(fill([1, 1], [comer(2, 0), comer(3, 0), comer(9, 1)]).chosen.map((one) => one.comer)).toEqual([0, 2]))

  test('as far as it goes, what is named first before the rest, and it is said what is missing', () => {
    expect(fill([1, 2], [comer(1, 0, 1)])).toEqual({ chosen: [{ comer: 0, needs: [0] }], missing: [0, 2] })
    expect(fill([2], [])).toEqual({ chosen: [], missing: [2] })
  })

  test('several by one comer only where they may be filled together', () => {
    const both = [comer(1, 0, 1), comer(2, 0), comer(3, 1)]
    expect(fill([1, 1], both).chosen.map((one) => one.comer)).not.toEqual([0])
    expect(fill([1, 1], both, [0, 0])).toEqual({ chosen: [{ comer: 0, needs: [0, 1] }], missing: [0, 0] })
    expect(fill([2, 1], both, [0, 0]).chosen).toHaveLength(2)
    expect(fill([1, 1, 1], [comer(1, 0, 1, 2)], [0, 0, 1]).missing).toEqual([0, 0, 1])
  })
})

/** What a filling is worth: how much it leaves missing, its last arrival, the sum of its arrivals. Less is better. */
const worthOf = (comers: readonly Comer[], { chosen, missing }: Filling): number[] => {
  const arrivals = chosen.map((one) => comers[one.comer]!.seconds)
  return [total(missing), Math.max(0, ...arrivals), total(arrivals)]
}
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const less = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((number, index) => number !== b[index])
  return at >= 0 && a[at]! < b[at]!
}

/** The best of every way to send or not to send each comer for whatever they can do: what is exact is held against this. */
const tryAll = (counts: readonly number[], comers: readonly Comer[], together: readonly number[]): number[] => {
  let best = [total(counts), 0, 0]
  const go = (at: number, chosen: Filling['chosen'], missing: readonly number[]): void => {
    const worth = worthOf(comers, { chosen, missing })
    if (less(worth, best)) best = worth
    if (at === comers.length) return
    go(at + 1, chosen, missing)
    const open = counts.flatMap((_, need) => ((comers[at]!.able >> need) & 1 && missing[need]! > 0 ? [need] : []))
    for (const needs of Map.groupBy(open, (need) => together[need]).values())
      go(
        at + 1,
        [...chosen, { comer: at, needs }],
        missing.map((count, need) => count - Number(needs.includes(need))),
      )
  }
  go(0, [], counts)
  return best
}

describe.each([
  ['one need for each comer', [0, 1, 2]],
  ['some together', [0, 0, 1]],
  ['all together', [0, 0, 0]],
])('%s', (_name, together) => {
  const scenes = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }).chain((counts) =>
    fc.tuple(
      fc.constant(counts),
      fc.array(
        // Few different times, so that many arrive together.
        fc.record({
          seconds: fc.integer({ min: 0, max: 9 }),
          able: fc.integer({ min: 0, max: 2 ** counts.length - 1 }),
        }),
        { maxLength: 7 },
      ),
    ),
  )

  test('no other choice fills more, or is there sooner', () =>
    fc.assert(
      fc.property(scenes, ([counts, unsorted]) => {
        const comers = unsorted.toSorted((a, b) => a.seconds - b.seconds)
        const filling = fill(counts, comers, together)
        expect(worthOf(comers, filling)).toEqual(tryAll(counts, comers, together))
      }),
      { numRuns: 1_000 },
    ))

  test('nobody comes twice, nobody for what they cannot do, and what is missing is what nobody comes for', () =>
    fc.assert(
      fc.property(scenes, ([counts, unsorted]) => {
        const comers = unsorted.toSorted((a, b) => a.seconds - b.seconds)
        const { chosen, missing } = fill(counts, comers, together)
        expect(new Set(chosen.map(({ comer: one }) => one)).size).toBe(chosen.length)
        for (const { comer: one, needs } of chosen) {
          expect(new Set(needs.map((need) => together[need])).size).toBe(1)
          for (const need of needs) expect((comers[one]!.able >> need) & 1).toBe(1)
        }
        const comeFor = (need: number) => chosen.filter(({ needs }) => needs.includes(need)).length
        expect(counts.map((count, need) => count - comeFor(need))).toEqual(missing)
      }),
    ))
})
