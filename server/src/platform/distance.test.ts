import { describe, expect, test } from 'vitest'
import { metresBetween } from './distance.ts'
import type { Position } from './words.ts'

const square: Position = [69.28, 41.31]

describe('distance', () => {
  test.each<[string, Position, Position, number]>([
    ['none', square, square, 0],
    ['a quarter of the earth', [0, 0], [0, 90], 10_007_557],
    ['over the date line', [179.9, 0], [-179.9, 0], 22_239],
    ['half of the earth', [0, 0], [180, 0], 20_015_114],
  ])('%s', (_name, from, to, metres) => expect(Math.round(metresBetween(from, to))).toBe(metres))
})
