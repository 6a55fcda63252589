import { expect, test } from 'vitest'
import { usual } from '../../ui/preferences.ts'
import { volumeOf } from './sounding.ts'

const quiet = { ...usual, volume: 50, sounds: { late: { on: false, volume: 100 }, mine: { on: true, volume: 40 } } }

test.each([
  ['new', 0.5],
  ['late', 0],
  ['mine', 0.2],
] as const)('%s sounds at %d', (kind, volume) => expect(volumeOf(quiet, kind)).toBeCloseTo(volume))

test('a call for help is heard whatever was switched off', () => {
  expect(volumeOf({ ...usual, volume: 0, sounds: { distress: { on: false, volume: 0 } } }, 'distress')).toBeGreaterThan(
    0.3,
  )
})
