import { expect, test } from 'vitest'
import type { Position } from '../../platform/words.ts'
import { knownTimes } from './known-times.ts'

test('there and back are two times', () => {
  const [here, there]: [Position, Position] = [
    [69.2, 41.3],
    [69.3, 41.3],
  ]
  const seconds = knownTimes([here, there], [0, 60, 90, 0])
  expect([seconds(here, there), seconds(there, here), seconds(there, there)]).toEqual([60, 90, 0])
})
