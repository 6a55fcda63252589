import { describe, expect, test } from 'vitest'
import { readExtended, writeExtended } from './extended.ts'
import { textualBlocks } from './frame.ts'

const position = (...blocks: string[]) => {
  const [first] = readExtended(blocks)
  return first?.type === 'position' ? [first.longitude, first.latitude, first.altitude] : undefined
}

describe('positions', () => {
  test('all four hemispheres', () => {
    expect(position('X006E07.5', 'Y49N06.3')).toEqual([6.125, 49.105, undefined])
    expect(position('X006W07.5', 'Y49S06.3')).toEqual([-6.125, -49.105, undefined])
  })
  test('in any order, with altitude', () => {
    expect(position('Y49N06.3', 'X006E07.5', 'Z12M')).toEqual([6.125, 49.105, 12])
    expect(readExtended(['Z-12.5M', 'Itext', 'Y49N06.3', 'X006E07.5'])).toEqual([
      { type: 'text', value: 'text' },
      { type: 'position', longitude: 6.125, latitude: 49.105, altitude: -12.5 },
    ])
  })
  test('decimal degrees, as some panels write them', () => {
    expect(position('X-6.125', 'Y+49.105')).toEqual([-6.125, 49.105, undefined])
  })
  test.each([
    [['X006E07.5']],
    [['Y49N06.3']],
    [['X006E60.0', 'Y49N06.3']],
    [['X181E00.0', 'Y49N06.3']],
    [['X006E07.5', 'Y91N00.0']],
    [['X006E', 'Y49N06.3']],
    [['XNaN', 'Y49N06.3']],
    [['X006E07.5', 'X006E07.5', 'Y49N06.3']],
    [['X006E07.5', 'Y49N06.3', 'Zhigh']],
  ])('%j is no position, and stays as it came', (blocks) => {
    const values = readExtended(blocks)
    expect(values).toHaveLength(blocks.length)
    expect(values.every(({ type }) => type === 'unknown')).toBe(true)
    expect(values.flatMap(writeExtended)).toEqual(blocks)
  })
  test('written in twelve characters for a coordinate, near enough to find a door', () => {
    for (const [longitude, latitude] of [
      [69.279737, 41.311081],
      [-179.9999999, -89.9999999],
      [0, 0],
      [-0.00001, 0.00001],
      [6.9999999999, 41],
    ] as const) {
      const blocks = writeExtended({ type: 'position', longitude, latitude })
      expect(blocks[0]).toHaveLength(13)
      expect(blocks[1]).toHaveLength(12)
      const [x, y] = position(...blocks)!
      expect(Math.abs(x! - longitude)).toBeLessThan(1e-7)
      expect(Math.abs(y! - latitude)).toBeLessThan(1e-7)
    }
  })
})

test('every identifier of the standard has a name of its own', () => {
  const letters = Object.keys(textualBlocks)
  const types = readExtended(letters.map((letter) => `${letter}value`)).map(({ type }) => type)
  expect(types).toEqual(Object.values(textualBlocks))
  expect(new Set(types).size).toBe(letters.length)
})

test('a time of occurrence, also with the underscore of a timestamp', () => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5)
  expect(readExtended(['H03:04:05,01-02-2026', 'H_03:04:05,01-02-2026', 'Hyesterday'])).toEqual([
    { type: 'occurred', at },
    { type: 'occurred', at },
    { type: 'unknown', identifier: 'H', value: 'yesterday' },
  ])
})
