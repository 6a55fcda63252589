import { expect, test } from 'vitest'
import { roleBeside, stepOf } from './columns.ts'

const roles = ['operator', 'crew', 'service'] as const

test.each([
  ['operator', 1, 'crew'],
  ['service', 1, 'operator'],
  ['operator', -1, 'service'],
  ['service', -1, 'crew'],
] as const)('beside %s, by %i, stands %s', (role, step, beside) => expect(roleBeside(roles, role, step)).toBe(beside))

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('the arrows go through the roles, and leave the browser its own keys', () => {
  expect(stepOf({ ...plain, code: 'ArrowRight' })).toBe(1)
  expect(stepOf({ ...plain, code: 'ArrowLeft' })).toBe(-1)
  expect(stepOf({ ...plain, code: 'ArrowLeft', altKey: true })).toBeUndefined()
  expect(stepOf({ ...plain, code: 'KeyL' })).toBeUndefined()
})
