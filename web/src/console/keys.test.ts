import { describe, expect, test } from 'vitest'
import { keys, readPress } from './keys.ts'

const press = (code: string, key: string, change: Partial<Parameters<typeof readPress>[0]> = {}) =>
  readPress({ code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...change })

describe('a key press', () => {
  test.each([
    ['Space', ' ', 'take'],
    ['Enter', 'Enter', 'primary'],
    ['NumpadEnter', 'Enter', 'primary'],
    ['KeyN', 'n', 'note'],
    ['KeyX', 'x', 'close'],
    ['ArrowDown', 'ArrowDown', 'next'],
    ['Escape', 'Escape', 'back'],
  ])('%s is %s', (code, key, name) => expect(press(code, key)).toBe(name))

  test('means one thing only', () => {
    const presses = Object.values(keys).map((key) => `${'ctrl' in key ? 'Ctrl ' : ''}${key.code}`)
    expect(presses.filter((one, at) => presses.indexOf(one) !== at)).toEqual([])
  })

  test('means the same on a Cyrillic layout', () => expect(press('KeyN', 'т')).toBe('note'))
  test('finds the question mark where the layout has it', () => {
    expect(press('Slash', '?', { shiftKey: true })).toBe('help')
    expect(press('Digit7', '?', { shiftKey: true })).toBe('help')
    expect(press('Slash', '/')).toBeNull()
  })
  test('of a digit is a choice', () => {
    expect(press('Digit3', '3')).toEqual({ digit: 3, of: 'choice' })
    expect(press('Numpad3', '3')).toEqual({ digit: 3, of: 'choice' })
    expect(press('Digit0', '0')).toBe('offerAgain')
  })
  test('with a modifier belongs to the browser, but for the palette', () => {
    expect(press('KeyK', 'k', { ctrlKey: true })).toBe('palette')
    expect(press('KeyN', 'n', { ctrlKey: true })).toBeNull()
    expect(press('KeyP', 'p', { metaKey: true })).toBeNull()
    expect(press('KeyN', 'N', { shiftKey: true })).toBeNull()
    expect(press('KeyK', 'k')).toBeNull()
  })
  test('of a digit with Alt is one of the things in my hand, with Shift a part of the queue', () => {
    expect(press('Digit2', '2', { altKey: true })).toEqual({ digit: 2, of: 'mine' })
    expect(press('Digit2', '"', { shiftKey: true })).toEqual({ digit: 2, of: 'filter' })
    expect(press('Digit2', '2', { altKey: true, ctrlKey: true })).toBeNull()
    expect(press('Digit2', '2', { ctrlKey: true })).toBeNull()
  })
  test('held down walks through a list, but does nothing twice', () => {
    expect(press('ArrowDown', 'ArrowDown', { repeat: true })).toBe('next')
    expect(press('Enter', 'Enter', { repeat: true })).toBeNull()
    expect(press('Digit1', '1', { repeat: true })).toBeNull()
  })
})

test('no two keys are the same', () => {
  const used = Object.values(keys).map((key) => `${'ctrl' in key} ${key.code}`)
  expect(new Set(used).size).toBe(used.length)
})
