import { expect, test } from 'vitest'
import { readMapKey } from './keys.ts'

const press = (code: string, more: object = {}) =>
  readMapKey({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('a key is a place on the keyboard, and with Ctrl, Alt or Shift it is not ours', () => {
  expect(press('KeyQ')).toBe('measure')
  expect(press('KeyN')).toBeNull()
  expect(press('KeyQ', { ctrlKey: true })).toBeNull()
  expect(press('Home', { shiftKey: true })).toBeNull()
})
