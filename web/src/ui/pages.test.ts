import { expect, test } from 'vitest'
import { homeOf, pagesOf } from './pages.ts'

test.each([
  ['operator', '/console', ['console', 'wall']],
  ['supervisor', '/console', ['console', 'supervisor', 'wall', 'line']],
  ['technician', '/line', ['line']],
  ['analyst', '/wall', ['wall']],
  ['auditor', '/console', []],
] as const)('%s begins at %s', (role, home, names) => {
  expect(homeOf(role)).toBe(home)
  expect(pagesOf(role).map(({ name }) => name)).toEqual(names)
})
