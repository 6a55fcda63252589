import { expect, test } from 'vitest'
import { buildCity } from '../model/city.ts'
import { homeOf } from './home.ts'

test('a city has a folder of its own, and another one once it is built differently', () => {
  const city = buildCity(3)
  expect(homeOf(city)).toMatch(/^data\/demo\/seed-3-[0-9a-f]{8}$/)
  expect(homeOf({ ...city, units: [...city.units] })).toBe(homeOf(city))
  expect(homeOf({ ...city, seed: 4 })).toMatch(/seed-4/)
  expect(homeOf({ ...city, premises: city.premises.slice(1) })).not.toBe(homeOf(city))
})
