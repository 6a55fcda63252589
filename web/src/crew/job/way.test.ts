import { expect, test } from 'vitest'
import { arrowAngle, coordinates, wayLink } from './way.ts'

const place = [69.24012, 41.31005] as const

test('the phone’s own navigation is asked as it wants to be', () => {
  expect(wayLink('Mozilla/5.0 (Linux; Android 15)', place, 'Qatortol 8a')).toBe(
    'geo:41.31005,69.24012?q=41.31005,69.24012(Qatortol%208a)',
  )
  expect(wayLink('Mozilla/5.0 (iPhone; CPU iPhone OS 18)', place, 'x')).toBe('maps:?daddr=41.31005,69.24012')
  expect(wayLink('Mozilla/5.0 (X11; Linux x86_64)', place, 'x')).toBeNull()
})

test('coordinates are read out latitude first', () => expect(coordinates(place)).toBe('41.31005, 69.24012'))

test.each([
  [90, null, 90],
  [90, 90, 0],
  [10, 350, 20],
  [350, 10, 340],
] as const)('bearing %s, heading %s: the arrow at %s', (bearing, heading, angle) =>
  expect(arrowAngle(bearing, heading)).toBe(angle),
)
