import { expect, test } from 'vitest'
import { homeOf, pagesOf } from './pages.ts'

test.each([
  ['operator', '/console', ['console', 'wall', 'driving', 'rights']],
  ['dispatcher', '/console', ['console', 'wall', 'driving', 'rights']],
  ['supervisor', '/console', ['console', 'supervisor', 'wall', 'line', 'driving', 'staff', 'rights']],
  [
    'administrator',
    '/console',
    ['console', 'supervisor', 'wall', 'line', 'driving', 'tokens', 'approvals', 'staff', 'rights'],
  ],
  ['technician', '/line', ['line', 'rights']],
  ['analyst', '/wall', ['wall', 'driving', 'rights']],
  ['auditor', '/looks', ['looks', 'driving', 'tokens', 'staff', 'rights']],
  ['crew', '/console', []],
  ['resident', '/own', ['own']],
] as const)('%s begins at %s', (role, home, names) => {
  expect(homeOf(role)).toBe(home)
  expect(pagesOf(role).map(({ name }) => name)).toEqual(names)
})
