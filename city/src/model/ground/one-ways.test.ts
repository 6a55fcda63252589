import { expect, test } from 'vitest'
import { withOneWays } from './one-ways.ts'
import type { Way } from './ways.ts'

const street = (name: string, nodes: readonly number[]): Way => ({
  name,
  class: 'street',
  highway: 'tertiary',
  bridge: false,
  oneway: false,
  nodes,
})
/** A square of streets, and one that ends in a yard. */
const nodes = [
  { x: 0, y: 400 },
  { x: 100, y: 400 },
  { x: 100, y: 500 },
  { x: 0, y: 500 },
  { x: 50, y: 450 },
]
const around = [street('around', [1, 2]), street('around', [2, 3]), street('around', [3, 0])]

test('a street that one can come back from becomes one-way, one that ends in a yard does not', () => {
  const oneWays = (first: Way) => withOneWays({ nodes, ways: [first, ...around] }).ways
  expect(oneWays(street('through', [0, 1])).filter(({ oneway }) => oneway)).toEqual([
    { ...street('through', [0, 1]), oneway: true },
    { ...around[2], oneway: true },
  ])
  expect(oneWays(street('to the yard', [0, 4])).filter(({ oneway }) => oneway)).toEqual([])
})

test('streets farther out stay as they are', () => {
  const farOut = nodes.map(({ x, y }) => ({ x, y: y + 2_000 }))
  expect(
    withOneWays({ nodes: farOut, ways: [street('through', [0, 1]), ...around] }).ways.map(({ oneway }) => oneway),
  ).toEqual([false, false, false, false])
})
