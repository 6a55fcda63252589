import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../platform/words.ts'
import { demandOf, originsOf } from './demand.ts'

const inWest = ([lon]: Position) => (lon < 69.25 ? 'west' : null)
const square: Position = [69.2411, 41.3111]
const near: Position = [69.2413, 41.3113]
const far: Position = [69.3, 41.4]
const sum = (all: ArrayLike<number>) => Array.from(all).reduce((total, one) => total + one, 0)

describe('where calls usually come from', () => {
  test('calls of one cell are one point in their middle, with the area that answers for it', () => {
    const { points, weights, areas } = demandOf(originsOf([square, near, far], []), inWest)
    expect(points.map(([lon, lat]) => [lon.toFixed(4), lat.toFixed(4)])).toEqual([
      ['69.2412', '41.3112'],
      ['69.3000', '41.4000'],
    ])
    expect(Array.from(weights)).toEqual([2, 1])
    expect(areas).toEqual(['west', null])
  })

  test('before anything has happened, it is where panels are', () => {
    const { weights } = demandOf(originsOf([], [square, near, near, far]), inWest)
    expect(Array.from(weights)).toEqual([75, 25])
  })

  test('what has happened weighs more with every call', () => {
    const calls = Array.from({ length: 900 }, () => far)
    const { weights } = demandOf(originsOf(calls, [square]), inWest)
    expect(Array.from(weights)).toEqual([900, 100])
  })

  test('nowhere, where there is nothing', () => expect(demandOf([], inWest).points).toEqual([]))

  test('never more points than can be asked for, and no call is lost', () => {
    const place = fc.tuple(fc.double({ min: 56, max: 73, noNaN: true }), fc.double({ min: 37, max: 45, noNaN: true }))
    fc.assert(
      fc.property(fc.array(place, { maxLength: 600 }), (calls) => {
        const { points, weights } = demandOf(originsOf(calls, []), () => null)
        expect(points.length).toBeLessThanOrEqual(150)
        expect(sum(weights)).toBeCloseTo(calls.length, 6)
      }),
    )
  })
})
