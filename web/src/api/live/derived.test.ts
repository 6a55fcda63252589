import { expect, test, vi } from 'vitest'
import { derived } from './derived.ts'
import { nothingYet } from './state.ts'

test('a selection is made anew only when something that it reads has changed', () => {
  const make = vi.fn(({ alarms }: Pick<typeof nothingYet, 'alarms'>) => alarms.size)
  const count = derived(['alarms'], make)
  expect(count(nothingYet)).toBe(0)
  const moved = { ...nothingYet, sightings: new Map(), seq: 7 }
  expect(count(moved)).toBe(0)
  expect(make).toHaveBeenCalledTimes(1)
  count({ ...nothingYet, alarms: new Map() })
  expect(make).toHaveBeenCalledTimes(2)
})
