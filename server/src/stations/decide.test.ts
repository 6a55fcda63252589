import { describe } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, now } from '../fixtures/people.ts'
import { decide } from './decide.ts'
import type { Station, StationCommand } from './station.ts'

const { given } = ruleBook<Station | undefined, StationCommand, never>(decide as never, now)

const square: NonNullable<Station['area']> = {
  type: 'Polygon',
  coordinates: [
    [
      [69, 41],
      [70, 41],
      [70, 42],
      [69, 42],
      [69, 41],
    ],
  ],
}
const known: Station = { id: 'chorsu', name: 'Chorsu', position: [69.5, 41.5], area: square }
const put = (more: Partial<Station> = {}): StationCommand => ({ type: 'put', by: anna, ...known, ...more })

describe('a station is put', () => {
  const { id: _id, ...said } = known
  given(undefined, 'unknown')
    .when(put())
    .then({ type: 'station-registered', ...known, by: anna } as never)
  given(known, 'known').when(put()).thenNothing()
  given(known, 'known, with another name')
    .when(put({ name: 'Eski shahar' }))
    .then({ type: 'station-changed', ...said, name: 'Eski shahar', by: anna } as never)
  given(known, 'known, its area taken away')
    .when(put({ area: null }))
    .then({ type: 'station-changed', ...said, area: null, by: anna } as never)
})
